// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmi/panel/screenshottour.h"

#include "base/logging.h"
#include "panelmodels/pages.h"
#include "viewmodels/deviceviewmodel.h"
#include "viewmodels/trendsviewmodel.h"

#include <QDir>
#include <QQuickWindow>

namespace lineside {

namespace {

constexpr int kTicksPerPage = 2; // one for the page's questions to be answered, one for the ages to move
constexpr std::size_t kPens = 4;

} // namespace

ScreenshotTour::ScreenshotTour(PanelModels &models, PanelWindow &panel, const PanelOptions &options, QObject *parent)
    : QObject(parent)
    , m_models(models)
    , m_panel(panel)
    , m_settle(options.settle)
{
    if (!options.screenshotFile.isEmpty())
        m_shots.push_back(
            {QString::fromLatin1(pages().front().id), models.shell().isDarkMode(), options.screenshotFile});
    if (!options.screenshotDir.isEmpty())
        planDirectory(options.screenshotDir);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { end(false); });
    connect(&models.live(), &LiveState::frameApplied, this, &ScreenshotTour::lookForData);
    connect(&models.live(), &LiveState::ticked, this, &ScreenshotTour::tick);
}

void ScreenshotTour::planDirectory(const QString &directory)
{
    QDir().mkpath(directory);
    for (const bool dark : {false, true}) {
        for (const Page &page : pages()) {
            const QString id = QString::fromLatin1(page.id);
            const QString file
                = QStringLiteral("%1-%2.png").arg(id, dark ? QLatin1String("dark") : QLatin1String("light"));
            m_shots.push_back({id, dark, QDir(directory).filePath(file)});
        }
    }
}

void ScreenshotTour::start()
{
    m_patience.start(kPatience);
    lookForData();
}

void ScreenshotTour::lookForData()
{
    const bool isHere = !m_models.live().values().empty() && !m_models.live().devices().empty();
    if (m_step != Step::WaitForData || !m_patience.isActive() || !isHere)
        return;
    m_patience.stop();
    m_step = Step::Settle;
    m_waitTicks = static_cast<int>(m_settle.count());
}

void ScreenshotTour::tick()
{
    if (m_step == Step::WaitForData || --m_waitTicks > 0)
        return;
    if (m_step == Step::TakePictures)
        return take();
    m_step = Step::TakePictures;
    prepareSubjects();
    stage();
}

/// The machine of the worst alarm, else the first one there is; its signals are the pens.
void ScreenshotTour::prepareSubjects()
{
    std::string device = m_models.alarmStrip().deviceId().toStdString();
    if (device.empty())
        device = m_models.live().values().begin()->first.deviceId;
    m_models.pages().viewModel<DeviceViewModel>().setDeviceId(QString::fromStdString(device));
    std::vector<SeriesKey> pens = m_models.live().seriesOf(device);
    pens.resize(std::min(pens.size(), kPens));
    m_models.pages().viewModel<TrendsViewModel>().setPens(pens);
}

void ScreenshotTour::stage()
{
    m_models.shell().setDarkMode(m_shots.front().dark);
    m_panel.openPage(m_shots.front().page);
    m_waitTicks = kTicksPerPage;
}

void ScreenshotTour::take()
{
    const QImage picture = m_panel.window().grabWindow();
    if (!picture.save(m_shots.front().file)) {
        qCCritical(lcPanel, "cannot write %s", qPrintable(m_shots.front().file));
        return end(false);
    }
    m_shots.pop_front();
    if (m_shots.empty())
        return end(true);
    stage();
}

void ScreenshotTour::end(bool complete)
{
    m_shots.clear();
    m_step = Step::WaitForData;
    if (!complete)
        qCCritical(lcPanel, "no pictures: no live data came, or they could not be written");
    Q_EMIT finished(complete);
}

} // namespace lineside
