// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/config.h"
#include "hmi/panel/languageswitch.h"
#include "hmi/panel/paneloptions.h"
#include "viewmodels/alarmstripviewmodel.h"
#include "viewmodels/alarmsviewmodel.h"
#include "viewmodels/deviceviewmodel.h"
#include "viewmodels/overviewviewmodel.h"
#include "viewmodels/shellviewmodel.h"
#include "viewmodels/systemviewmodel.h"
#include "viewmodels/trendsviewmodel.h"

#include <QQmlApplicationEngine>

class QQuickWindow;

namespace lineside {

/// The whole panel over one port: the state of the plant, a view-model a screen, the window.
/// Owner: main or a test; port and clock outlive it. Thread: gui.
class Panel : public QObject
{
    Q_OBJECT

public:
    /// The numbers of the pages, as Main.qml has them.
    enum class Page { Overview, Device, Alarms, Trends, System };
    struct PageName
    {
        Page page;
        const char *id; ///< in the names of pictures and in what the self-test prints
    };
    static constexpr PageName kPages[] = {{Page::Overview, "overview"},
                                          {Page::Device, "device"},
                                          {Page::Alarms, "alarms"},
                                          {Page::Trends, "trends"},
                                          {Page::System, "system"}};

    Panel(PanelPort &port, const Clock &clock, const Config &config, const PanelOptions &options);
    ~Panel() override;

    /// Errors: Internal, when the window cannot be made; the log says why.
    [[nodiscard]] Result<void> load();
    /// As the options say: full screen, of a given size, or as the window system likes it.
    void show();

    /// Only after load().
    [[nodiscard]] QQuickWindow &window() const { return *m_window; }
    void openPage(Page page);

    [[nodiscard]] LiveState &live() { return m_live; }
    [[nodiscard]] ShellViewModel &shell() { return m_shell; }
    [[nodiscard]] AlarmStripViewModel &alarmStrip() { return m_alarmStrip; }
    [[nodiscard]] OverviewViewModel &overview() { return m_overview; }
    [[nodiscard]] DeviceViewModel &device() { return m_device; }
    [[nodiscard]] AlarmsViewModel &alarms() { return m_alarms; }
    [[nodiscard]] TrendsViewModel &trends() { return m_trends; }
    [[nodiscard]] SystemViewModel &system() { return m_system; }

private:
    [[nodiscard]] double pixelsPerMm() const;

    const PanelSettings m_settings;
    const PanelOptions m_options;
    LiveState m_live;
    ValueFormatter m_format;
    const LimitBook m_limits;
    const ClockRules m_clocks;
    const Requester m_who{.user = "operator", .source = "panel", .role = Role::Engineer}; ///< nobody logs in yet
    const PanelContext m_context;
    ShellViewModel m_shell;
    AlarmStripViewModel m_alarmStrip;
    OverviewViewModel m_overview;
    DeviceViewModel m_device;
    AlarmsViewModel m_alarms;
    TrendsViewModel m_trends;
    SystemViewModel m_system;
    QQmlApplicationEngine m_engine; // last: its objects use all of the above
    LanguageSwitch m_language;
    QQuickWindow *m_window = nullptr; // the engine's
};

} // namespace lineside
