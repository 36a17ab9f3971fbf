// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmi/panel/panel.h"

#include "process/unittable.h"
#include "qml/panelplugins.h"

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

Panel::Panel(PanelPort &port, const Clock &clock, const Config &config, const PanelOptions &options)
    : m_settings(config.panel)
    , m_options(options)
    , m_live(port, clock, {config.panel.lateAfter, config.panel.staleAfter})
    , m_format(UnitBook(UnitTable::of(config.units)))
    , m_limits(config.alarms)
    , m_clocks(config.devices.clocks)
    , m_context{port, m_live, m_format, m_limits, m_clocks, m_who}
    , m_shell(m_context, LanguageSwitch::languages())
    , m_alarmStrip(m_context)
    , m_overview(m_context)
    , m_device(m_context)
    , m_alarms(m_context)
    , m_trends(m_context)
    , m_system(m_context)
    , m_language(m_shell, m_format, m_engine)
{
    importPanelPlugins();
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    m_shell.setDarkMode(options.dark.value_or(false));
    m_shell.setLanguage(options.language.isEmpty() ? LanguageSwitch::systemLanguage() : options.language);
    m_language.apply();
}

Panel::~Panel() = default;

Result<void> Panel::load()
{
    m_engine.addImportPath(QStringLiteral("qrc:/qt/qml")); // not a default before Qt 6.5
    m_engine.setInitialProperties({{QStringLiteral("shell"), QVariant::fromValue(&m_shell)},
                                   {QStringLiteral("alarmStrip"), QVariant::fromValue(&m_alarmStrip)},
                                   {QStringLiteral("overview"), QVariant::fromValue(&m_overview)},
                                   {QStringLiteral("device"), QVariant::fromValue(&m_device)},
                                   {QStringLiteral("alarms"), QVariant::fromValue(&m_alarms)},
                                   {QStringLiteral("trends"), QVariant::fromValue(&m_trends)},
                                   {QStringLiteral("system"), QVariant::fromValue(&m_system)},
                                   {QStringLiteral("pixelsPerMm"), pixelsPerMm()}});
    m_engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Lineside/Shell/Main.qml")));
    m_window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().value(0));
    if (!m_window)
        return unexpected(ErrorCode::Internal, "the window could not be made", "Lineside/Shell/Main.qml");
    return {};
}

void Panel::show()
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

void Panel::openPage(Page page)
{
    m_window->setProperty("page", static_cast<int>(page));
}

double Panel::pixelsPerMm() const
{
    if (m_options.pixelsPerMm > 0)
        return m_options.pixelsPerMm;
    if (m_settings.pixelsPerMm > 0)
        return m_settings.pixelsPerMm;
    return m_options.takesPictures() ? typicalPixelsPerMm(m_options.size.value_or(QSize(1280, 800))) : 0;
}

} // namespace lineside
