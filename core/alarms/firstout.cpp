// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/firstout.h"

#include <algorithm>

namespace lineside {

namespace {

bool isMember(const Alarm &alarm)
{
    return !alarm.shelf && !alarm.outOfService && std::ranges::all_of(alarm.suppressed, &Suppression::isMask);
}

bool isStanding(const Alarm &alarm)
{
    return isMember(alarm) && (alarm.active || !alarm.acknowledged);
}

} // namespace

void FirstOut::count(Group &group, const Alarm &alarm, int sign)
{
    if (!isMember(alarm))
        return;
    group.active += alarm.active ? static_cast<std::size_t>(sign) : 0;
    group.standing += isStanding(alarm) ? static_cast<std::size_t>(sign) : 0;
}

void FirstOut::moved(const Alarm &before, const Alarm &after)
{
    const std::string &device = after.key.series.deviceId;
    Group &group = m_groups[device];
    if (group.standing == 0)
        group = {};
    count(group, before, -1);
    const bool comes = isMember(after) && after.active && !(isMember(before) && before.active);
    if (comes && group.active == 0)
        group.beganMs = after.activatedMs.value_or(0);
    if (comes && after.activatedMs == group.beganMs)
        group.first.insert(after.key);
    else if (!isMember(after))
        group.first.erase(after.key);
    count(group, after, 1);
    if (group.standing == 0)
        m_groups.erase(device);
}

/// The mark of what is over or aside may be of a group that has ended. Whether this one has shows when all of its
/// alarms are here: the next step looks.
void FirstOut::restore(const Alarm &alarm)
{
    Group &group = m_groups[alarm.key.series.deviceId];
    count(group, alarm, 1);
    if (!alarm.firstOut || !isStanding(alarm))
        return;
    group.beganMs = std::max(group.beganMs, alarm.activatedMs.value_or(0));
    group.first.insert(alarm.key);
}

bool FirstOut::isFirst(const AlarmKey &key) const
{
    const auto group = m_groups.find(key.series.deviceId);
    return group != m_groups.end() && group->second.first.contains(key);
}

} // namespace lineside
