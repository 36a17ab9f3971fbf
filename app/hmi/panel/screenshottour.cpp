// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmi/panel/screenshottour.h"

#include "base/logging.h"
#include "panelmodels/pages.h"
#include "viewmodels/deviceviewmodel.h"
#include "viewmodels/trendsviewmodel.h"

#include <QDir>
#include <QQuickItem>
#include <QQuickWindow>

#include <algorithm>

namespace lineside {

namespace {

constexpr int kTicksPerPage = 2; // one for the page's questions to be answered, one for the ages to move
constexpr std::size_t kPens = 4;
constexpr qsizetype kFilled = 20; // points of a curve
constexpr std::chrono::milliseconds kLook{100};
constexpr int kLooks = 20; // two blinks

bool isFilled(TrendsViewModel &trends)
{
    const std::vector<TrendPen> &pens = trends.source()->pens();
    return !pens.empty() && std::all_of(pens.begin(), pens.end(), [](const TrendPen &pen) {
        return static_cast<qsizetype>(pen.series.points().size()) >= kFilled;
    });
}

/// No badge that blinks (PriorityBadge.qml) is in its dark half.
bool isLit(const QQuickItem &item)
{
    const QList<QQuickItem *> children = item.childItems();
    return std::all_of(children.begin(), children.end(), [](const QQuickItem *child) {
        const bool isFill = child->objectName() == QLatin1String("fill");
        return child->isVisible() ? isLit(*child) : !isFill || !child->parentItem()->isVisible();
    });
}

} // namespace

ScreenshotTour::ScreenshotTour(PanelModels &models, PanelWindow &panel, const PanelOptions &options, QObject *parent)
    : QObject(parent)
    , m_models(models)
    , m_panel(panel)
    , m_mostTicks(std::max(kTicksPerPage, static_cast<int>(options.settle.count())))
{
    if (!options.screenshotFile.isEmpty())
        m_shots.push_back(
            {QString::fromLatin1(pages().front().id), models.shell().isDarkMode(), options.screenshotFile});
    if (!options.screenshotDir.isEmpty())
        planDirectory(options.screenshotDir);
    m_patience.setSingleShot(true);
    m_look.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &ScreenshotTour::take);
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
    m_step = Step::WaitForAlarm;
    m_ticks = 0;
}

void ScreenshotTour::tick()
{
    if (m_step == Step::WaitForData || m_look.isActive())
        return;
    ++m_ticks;
    const bool isPatient = m_ticks < m_mostTicks;
    if (m_step == Step::TakePictures) {
        if (m_ticks >= kTicksPerPage && (!isPatient || isShown(m_shots.front().page)))
            take();
    } else if (!isPatient || m_models.alarmStrip().hasAlarm()) {
        m_step = Step::TakePictures;
        prepareSubjects();
        stage();
    }
}

bool ScreenshotTour::isShown(const QString &page) const
{
    DeviceViewModel &device = m_models.pages().viewModel<DeviceViewModel>();
    if (page == QLatin1String("device"))
        return device.isLastCommandPending() && isFilled(*device.trend());
    return page != QLatin1String("trends") || isFilled(m_models.pages().viewModel<TrendsViewModel>());
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
    m_ticks = 0;
    m_looks = 0;
}

void ScreenshotTour::take()
{
    if (!isLit(*m_panel.window().contentItem()) && ++m_looks < kLooks)
        return m_look.start(kLook);
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
