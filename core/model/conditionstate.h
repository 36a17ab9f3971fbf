// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace lineside {

/// A condition that suppresses alarms ([[alarms.condition]]), as it stands of one machine. Kept over a restart.
struct ConditionState
{
    std::string name;
    std::string deviceId;
    bool isTrue = false; ///< or was when last known; false: it is kept no longer
    bool holds = false; ///< its alarms are suppressed
    std::int64_t sinceMs = 0; ///< UTC, true since then
    std::int64_t changedMs = 0; ///< UTC
    bool isTimeOver = false; ///< it has just ended by itself, its longest time being over

    bool operator==(const ConditionState &) const = default;
};

} // namespace lineside
