// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmi/panel/panelwindow.h"

#include "qml/panelplugins.h"
#include "viewmodels/deviceviewmodel.h"

#include <QQuickStyle>
#include <QQuickWindow>

#include <cmath>

namespace lineside {

namespace {

/// Pixels in a millimetre of the panel a picture of this size would hang on: 7 inch up to 1024 pixels across, 10.1 up
/// to 1400, 15.6 beyond. The screen of a machine without one says nothing sensible.
double typicalPixelsPerMm(QSize size)
{
    const int across = std::max(size.width(), size.height());
    const double inches = across <= 1024 ? 7 : across <= 1400 ? 10.1 : 15.6;
    return std::hypot(size.width(), size.height()) / (inches * 25.4);
}

} // namespace

PanelWindow::PanelWindow(PanelModels &models, const PanelSettings &settings, const PanelOptions &options)
    : m_models(models)
    , m_settings(settings)
    , m_options(options)
{
    importPanelPlugins();
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    models.shell().setDarkMode(options.dark.value_or(false));
    models.shell().setLanguage(options.language);
    connect(&models.language(), &LanguageSwitch::changed, &m_engine, &QQmlEngine::retranslate);
}

PanelWindow::~PanelWindow() = default;

Result<void> PanelWindow::load()
{
    m_engine.addImportPath(QStringLiteral("qrc:/qt/qml")); // not a default before Qt 6.5
    m_engine.setInitialProperties(
        {{QStringLiteral("shell"), QVariant::fromValue(&m_models.shell())},
         {QStringLiteral("alarmStrip"), QVariant::fromValue(&m_models.alarmStrip())},
         {QStringLiteral("people"), QVariant::fromValue(&m_models.people())},
         {QStringLiteral("seats"), QVariant::fromValue(&m_models.seats())},
         {QStringLiteral("device"), QVariant::fromValue(&m_models.pages().viewModel<DeviceViewModel>())},
         {QStringLiteral("pages"), QVariant::fromValue(m_models.pages().model())},
         {QStringLiteral("pixelsPerMm"), pixelsPerMm()}});
    m_engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Lineside/Shell/Main.qml")));
    m_window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().value(0));
    if (!m_window)
        return unexpected(ErrorCode::Internal, "the window could not be made", "Lineside/Shell/Main.qml");
    m_window->installEventFilter(this);
    if (m_settings.isBadgeWedge)
        connect(&m_wedge.emplace(*m_window), &BadgeWedge::badgeRead, &m_models.who(), &PanelIdentity::readBadge);
    return {};
}

void PanelWindow::show()
{
    if (m_options.size)
        m_window->resize(*m_options.size);
    if (m_options.shell == ShellKind::Kiosk)
        m_window->setCursor(Qt::BlankCursor);
    if (m_options.isOwnWindow() || m_options.size)
        m_window->show();
    else
        m_window->showFullScreen();
}

bool PanelWindow::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::KeyPress:
    case QEvent::Wheel:
        m_models.people().touch();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void PanelWindow::openPage(const QString &id)
{
    m_window->setProperty("page", id);
}

double PanelWindow::pixelsPerMm() const
{
    if (m_options.pixelsPerMm > 0)
        return m_options.pixelsPerMm;
    if (m_settings.pixelsPerMm > 0)
        return m_settings.pixelsPerMm;
    return m_options.takesPictures() ? typicalPixelsPerMm(m_options.size.value_or(QSize(1280, 800))) : 0;
}

} // namespace lineside
