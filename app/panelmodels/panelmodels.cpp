// SPDX-License-Identifier: GPL-3.0-or-later
#include "panelmodels/panelmodels.h"

#include "process/unittable.h"

namespace lineside {

PanelModels::PanelModels(PanelBackend &backend, const Clock &clock, const Config &config)
    : m_live(backend, clock, {config.panel.lateAfter, config.panel.staleAfter})
    , m_format(DisplayUnits(UnitTable::of(config.units)))
    , m_alarms(m_live, config.alarms)
    , m_clocks(config.devices.clocks)
    , m_who{.user = "operator", .source = "panel", .role = config.panel.role, .seat = config.panel.seat}
    , m_context{backend, m_live, m_format, m_alarms.settings(), m_clocks, m_who}
    , m_shell(m_context, LanguageSwitch::languages())
    , m_language(m_shell, m_format)
    , m_alarmStrip(m_context)
    , m_pages(m_context)
{
    m_shell.setLanguage(LanguageSwitch::systemLanguage());
    m_language.apply();
}

} // namespace lineside
