// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// One limit and how its alarm behaves.
struct AlarmLimit
{
    double limit = 0; ///< strictly beyond it the condition is present (core/CONTRACT.md §2), in the base unit
    std::string unit = {}; ///< the base unit, when the limit was given one: what its signals measure; empty: not told
    /// How far a value must come back inside before the condition is gone, same unit; none: what DeadbandDefault says.
    std::optional<double> deadband = std::nullopt;
    std::chrono::milliseconds onDelay{0}; ///< the condition must stay present this long before activation
    std::chrono::milliseconds offDelay{0}; ///< and absent this long before return
    Priority priority = Priority::Medium;
    bool latch = false; ///< stays in the list after return until reset
    /// So long active it calls anew; zero: never; none: as its priority has it (30 minutes of a critical one).
    std::optional<std::chrono::milliseconds> reAlarm = std::nullopt;
    bool highlyManaged = false; ///< of a class that nobody shelves alone (ISA-18.2 §6.2.9)
    std::vector<std::string> unlessStates{}; ///< suppressed by design while the machine says it is in one of these
};

} // namespace lineside
