// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/arrivalclock.h"
#include "model/alarm.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <vector>

namespace lineside {

/// Which alarms are shelved until when, and the pace at which they come back.
/// Owner: AlarmBoard. Thread: pipeline. Errors: none.
class Shelves
{
public:
    /// What is shelved, as it stands.
    using AlarmOf = std::function<const Alarm &(const AlarmKey &)>;

    /// Until `end`, ArrivalClock time; shelved already, that is its new end.
    void put(const AlarmKey &key, std::int64_t end) { m_ends[key] = end; }
    /// As it was when the program ended; its end is found at the first takeDue().
    void restore(const AlarmKey &key) { m_ends[key] = std::nullopt; }
    /// False: it was not there.
    bool takeDown(const AlarmKey &key) { return m_ends.erase(key) > 0; }
    /// Takes down what ran out by `nowMs` (UTC). Of active alarms one a second, the worst first: the end of a shift is
    /// not to be a flood. In the order in which they come back.
    [[nodiscard]] std::vector<AlarmKey> takeDue(std::int64_t nowMs, const ArrivalClock &clock, const AlarmOf &alarmOf);

private:
    std::map<AlarmKey, std::optional<std::int64_t>> m_ends; // ArrivalClock time; none: just restored
    std::int64_t m_nextReturn = std::numeric_limits<std::int64_t>::min(); // of an active one
};

} // namespace lineside
