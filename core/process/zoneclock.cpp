// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/zoneclock.h"

namespace lineside {

ZoneClock::ZoneClock(const ClockRules &rules)
{
    for (const auto &[device, rule] : rules)
        m_known.emplace(device, Known{rule, zoneNamed(rule.zone).value_or(QTimeZone::utc())});
}

const ClockRule *ZoneClock::ruleOf(std::string_view deviceId) const
{
    if (m_known.empty())
        return nullptr;
    const auto known = m_known.find(deviceId);
    return known == m_known.end() ? nullptr : &known->second.rule;
}

void ZoneClock::correct(Reading &reading, bool isUtc) const
{
    const auto known = m_known.empty() ? m_known.end() : m_known.find(reading.deviceId);
    if (known == m_known.end())
        return;
    if (known->second.rule.kind == ClockRule::Kind::Arrival)
        reading.timestampMs = reading.arrivalMs;
    else if (!isUtc)
        reading.timestampMs = utcOfLocal(reading.timestampMs, known->second.zone, reading.arrivalMs);
}

} // namespace lineside
