// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// One [[alarms.condition]]: while it is true of a machine, alarms are suppressed by design. One of value, states and
/// alarm says what is true. A value. Source: ISA-18.2 §11.8 (designed suppression).
struct ConditionRule
{
    /// What a value is held against.
    enum class Test {
        Above, ///< true above `edge`, until `hysteresis` below it
        Below, ///< the other way round
        Equals, ///< true at `edge`, until more than `hysteresis` away
    };

    std::string name;
    std::string device{}; ///< of which machine; empty: any of its type
    std::string deviceType{}; ///< empty: any
    std::string sensorType{}; ///< of the value; of the alarm too, empty: any signal's
    std::optional<Test> test{};
    double edge = 0; ///< in `unit`, else the base unit
    double hysteresis = 0; ///< likewise
    std::string unit{}; ///< a base unit; empty: whatever the signal measures
    std::vector<std::string> states{}; ///< the machine's own words
    std::optional<LimitKind> alarm{}; ///< true while such an alarm of the machine is active and not put aside
    std::chrono::milliseconds longest{std::chrono::hours(8)}; ///< then it ends by itself, until it was false once
    std::chrono::milliseconds validFor{std::chrono::minutes(5)}; ///< so old a value says nothing any more

    /// What it suppresses; empty lists take all.
    std::vector<LimitKind> kinds{};
    std::vector<std::string> sensorTypes{};
    std::vector<std::string> deviceTypes{}; ///< with `devices` empty too: of the same machine
    std::vector<std::string> devices{};
};

} // namespace lineside
