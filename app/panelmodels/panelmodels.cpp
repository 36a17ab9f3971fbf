// SPDX-License-Identifier: GPL-3.0-or-later
#include "panelmodels/panelmodels.h"

#include "process/unittable.h"

namespace lineside {

namespace {

PeopleManners mannersOf(const PeopleSettings &people)
{
    return {.idleAfter = people.idleAfter,
            .withoutLogin = people.withoutLogin,
            .isBadgeEnough = people.isBadgeEnough,
            .notice = people.notice};
}

} // namespace

PanelModels::PanelModels(PanelBackend &backend, const Clock &clock, const Config &config)
    : m_live(backend, clock, {config.panel.lateAfter, config.panel.staleAfter})
    , m_format(DisplayUnits(UnitTable::of(config.units)))
    , m_alarms(m_live, config.alarms)
    , m_clocks(config.devices.clocks)
    , m_who({.user = "operator", .source = "panel", .role = config.panel.role, .seat = config.panel.seat},
            config.people.pinDigits)
    , m_rights(config, m_live, m_who)
    , m_context{backend, m_live, m_format, m_alarms.settings(), m_clocks, m_who}
    , m_shell(m_context, LanguageSwitch::languages())
    , m_language(m_shell, m_format)
    , m_alarmStrip(m_context)
    , m_people(m_context, mannersOf(config.people))
    , m_seats(m_context, config.people.isControlBySeat,
              [this](const std::string &deviceId) { return m_rights.areaOf(deviceId); })
    , m_pages(m_context)
{
    m_who.setRights([this](std::string_view verb, const std::string &deviceId, std::string_view command) {
        return m_rights.may(verb, deviceId, command);
    });
    QObject::connect(&m_live, &LiveState::frameApplied, &m_who, [this](const LiveFrame &frame) {
        if (frame.people)
            Q_EMIT m_who.rightsChanged();
    });
    m_shell.setLanguage(LanguageSwitch::systemLanguage());
    m_language.apply();
}

} // namespace lineside
