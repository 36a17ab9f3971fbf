// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/config.h"
#include "panelmodels/languageswitch.h"
#include "panelmodels/pagelist.h"
#include "panelmodels/panelrights.h"
#include "viewmodels/alarmstripviewmodel.h"
#include "viewmodels/peopleviewmodel.h"
#include "viewmodels/seatsviewmodel.h"
#include "viewmodels/shellviewmodel.h"
#include "viewmodels/sitealarms.h"

namespace lineside {

/// The panel without a window: the state of the plant over one backend, and a view-model a page. It speaks the system's
/// language until the shell is told another.
/// Owner: main or a test; backend and clock outlive it. Thread: gui.
class PanelModels
{
public:
    PanelModels(PanelBackend &backend, const Clock &clock, const Config &config);

    [[nodiscard]] LiveState &live() { return m_live; }
    [[nodiscard]] LanguageSwitch &language() { return m_language; }
    [[nodiscard]] ShellViewModel &shell() { return m_shell; }
    [[nodiscard]] AlarmStripViewModel &alarmStrip() { return m_alarmStrip; }
    [[nodiscard]] PeopleViewModel &people() { return m_people; }
    [[nodiscard]] SeatsViewModel &seats() { return m_seats; }
    [[nodiscard]] PanelIdentity &who() { return m_who; }
    [[nodiscard]] PageList &pages() { return m_pages; }

private:
    LiveState m_live;
    ValueFormatter m_format;
    const SiteAlarms m_alarms;
    const ClockRules m_clocks;
    PanelIdentity m_who;
    const PanelRights m_rights;
    const PanelContext m_context;
    ShellViewModel m_shell;
    LanguageSwitch m_language;
    AlarmStripViewModel m_alarmStrip;
    PeopleViewModel m_people;
    SeatsViewModel m_seats;
    PageList m_pages;
};

} // namespace lineside
