// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/escalations.h"

#include <algorithm>

namespace lineside {

std::optional<std::int64_t> Escalations::timeOf(const Alarm &alarm) const
{
    const std::int64_t length = m_times[static_cast<std::size_t>(alarm.priority)].count();
    const bool waits = alarm.called && !alarm.acknowledged && alarm.isTold() && !alarm.escalatedMs;
    return waits && length > 0 ? std::optional(length) : std::nullopt;
}

void Escalations::renew(const Alarm &alarm, std::int64_t calledAt)
{
    const auto length = timeOf(alarm);
    const bool isOfBefore = calledAt < 0 && (m_restored.contains(alarm.key) || m_due.contains(alarm.key));
    if (length && isOfBefore)
        return; // it has not called since the start: restore() has said when
    m_restored.erase(alarm.key);
    if (length)
        m_due[alarm.key] = std::max<std::int64_t>(calledAt, 0) + *length;
    else if (!m_due.empty())
        m_due.erase(alarm.key);
}

void Escalations::restore(const Alarm &alarm)
{
    if (const auto length = timeOf(alarm))
        m_restored[alarm.key] = alarm.calledMs.value_or(alarm.activatedMs.value_or(0)) + *length;
}

std::optional<std::pair<AlarmKey, std::int64_t>> Escalations::due(const ArrivalClock &clock)
{
    for (const auto &[key, utcMs] : std::exchange(m_restored, {}))
        m_due.emplace(key, std::max(clock.fromUtc(utcMs), clock.now()));
    const auto first = std::ranges::min_element(m_due, {}, [](const auto &each) { return each.second; });
    if (first == m_due.end() || first->second > clock.now())
        return std::nullopt;
    return *first;
}

} // namespace lineside
