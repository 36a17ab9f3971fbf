// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// UTC; the end excluded.
struct TimeSpan
{
    std::int64_t fromMs = 0;
    std::int64_t toMs = 0;

    bool operator==(const TimeSpan &) const = default;
};

/// One step of the alarm history, as far as figures of alarms go by it.
struct AlarmRecordStep
{
    std::int64_t timeMs = 0; ///< UTC
    std::uint32_t alarm = 0; ///< which of AlarmRecord::alarms
    AlarmEvent event = AlarmEvent::Activated;
    Priority priority = Priority::Medium;
    bool calls = false; ///< AlarmTransition::calls: what counts as an alarm
    // As the alarm stands behind the step.
    bool active = false;
    bool acknowledged = true;
    bool isShelved = false;
    bool isSuppressed = false;
    bool isOutOfService = false;
    int reAlarms = 0;
    std::optional<std::int64_t> activatedMs{};
};

/// A stretch of the alarm history, small enough to be held whole: a million steps are 48 MiB.
struct AlarmRecord
{
    TimeSpan span;
    std::vector<AlarmKey> alarms{};
    std::vector<std::string> places{}; ///< of each alarm, as its last step here says; may be shorter: not known
    std::vector<AlarmRecordStep> before{}; ///< of each alarm the last one before the stretch, if it was not Normal then
    std::vector<AlarmRecordStep> steps{}; ///< rising in time
    std::vector<TimeSpan> down{}; ///< when the engine did not run
};

} // namespace lineside
