// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/realarms.h"

#include <algorithm>

namespace lineside {

void ReAlarms::renew(AlarmSlot &slot)
{
    const Alarm &alarm = slot.point.alarm();
    const auto length = slot.point.reAlarmTime().count();
    stop(slot);
    if (length > 0 && alarm.active && alarm.isTold())
        slot.reAlarm = m_times.emplace(std::max(slot.point.calledAt(), slot.toldSince) + length, &slot);
}

void ReAlarms::stop(AlarmSlot &slot)
{
    if (slot.reAlarm)
        m_times.erase(*slot.reAlarm);
    slot.reAlarm.reset();
}

std::optional<std::pair<std::int64_t, AlarmSlot *>> ReAlarms::due(std::int64_t now) const
{
    if (m_times.empty() || m_times.begin()->first > now)
        return std::nullopt;
    return *m_times.begin();
}

} // namespace lineside
