// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/arrivalclock.h"
#include "model/alarm.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

namespace lineside {

/// After how long an alarm that nobody has seen is escalated, by its priority; zero: never.
using EscalationTimes = std::array<std::chrono::milliseconds, 5>;

/// Which alarms wait for too long to be seen. Once told of an activation it is not told again, over a start as well.
/// Owner: AlarmBoard. Thread: pipeline. Errors: none. Times are of ArrivalClock.
class Escalations
{
public:
    void setTimes(const EscalationTimes &times) { m_times = times; }
    /// After a step; `calledAt`: when it called last.
    void renew(const Alarm &alarm, std::int64_t calledAt);
    /// Of the run before: its time began when it called last. What was due while nothing ran is due now.
    void restore(const Alarm &alarm);
    /// Whose time was over by `now`, and since when; it stays until renew().
    [[nodiscard]] std::optional<std::pair<AlarmKey, std::int64_t>> due(const ArrivalClock &clock);

private:
    [[nodiscard]] std::optional<std::int64_t> timeOf(const Alarm &alarm) const;

    EscalationTimes m_times{};
    std::map<AlarmKey, std::int64_t> m_due;
    std::map<AlarmKey, std::int64_t> m_restored; // UTC, until the clock goes
};

} // namespace lineside
