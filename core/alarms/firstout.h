// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"

#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>

namespace lineside {

/// Which alarm of a machine came first, so that an upset is read from its cause. A group opens when none of the
/// machine's alarms is active and one comes; all of the same time are first. They stay so until every one of the group
/// has returned and was seen, or they are put aside; over a restart those that stand. What is put aside or suppressed
/// by design is no part of it; what a worse limit masks is. Owner: AlarmEngine. Thread: pipeline. Errors: none. Source:
/// OPC UA Part 9, FirstInGroupFlag.
class FirstOut
{
public:
    /// An alarm took a step from `before` to `after`.
    void moved(const Alarm &before, const Alarm &after);
    /// One that stood when the program ended.
    void restore(const Alarm &alarm);
    [[nodiscard]] bool isFirst(const AlarmKey &key) const;

private:
    struct Group
    {
        std::size_t active = 0;
        std::size_t standing = 0; ///< active, or not yet seen
        std::int64_t beganMs = 0; ///< UTC, as alarms tell their activation
        std::set<AlarmKey> first;
    };
    static void count(Group &group, const Alarm &alarm, int sign);

    std::unordered_map<std::string, Group> m_groups; ///< by device: those with something standing
};

} // namespace lineside
