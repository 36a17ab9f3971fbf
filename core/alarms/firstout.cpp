// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/firstout.h"

#include <algorithm>

namespace lineside {

namespace {

bool isMember(const Alarm &alarm)
{
    return !alarm.shelf && !alarm.outOfService && std::ranges::all_of(alarm.suppressed, &Suppression::isMask);
}

} // namespace

void FirstOut::count(Group &group, const Alarm &alarm, int sign)
{
    if (!isMember(alarm))
        return;
    group.active += alarm.active ? static_cast<std::size_t>(sign) : 0;
    group.standing += alarm.active || !alarm.acknowledged ? static_cast<std::size_t>(sign) : 0;
}

void FirstOut::moved(const Alarm &before, const Alarm &after)
{
    const std::string &device = after.key.series.deviceId;
    Group &group = m_groups[device];
    count(group, before, -1);
    const bool comes = isMember(after) && after.active && !(isMember(before) && before.active);
    if (comes && group.active == 0)
        group.beganMs = after.activatedMs.value_or(0);
    if (comes && after.activatedMs == group.beganMs)
        group.first.insert(after.key);
    count(group, after, 1);
    if (group.standing == 0)
        m_groups.erase(device);
}

void FirstOut::restore(const Alarm &alarm)
{
    Group &group = m_groups[alarm.key.series.deviceId];
    count(group, alarm, 1);
    if (alarm.firstOut) {
        group.beganMs = alarm.activatedMs.value_or(0);
        group.first.insert(alarm.key);
    }
    if (group.standing == 0)
        m_groups.erase(alarm.key.series.deviceId);
}

bool FirstOut::isFirst(const AlarmKey &key) const
{
    const auto group = m_groups.find(key.series.deviceId);
    return group != m_groups.end() && group->second.first.contains(key);
}

} // namespace lineside
