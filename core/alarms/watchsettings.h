// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmlimit.h"
#include "alarms/alarmrules.h"
#include "model/alarm.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// How alarms of a kind behave, resolved for one subject.
struct Watch
{
    bool isOn = true; ///< false: it raises no alarm
    bool hasLimit = false; ///< kinds with a limit: one is given
    std::chrono::milliseconds after{0}; ///< timed kinds: how long it may last
    std::chrono::milliseconds per{std::chrono::minutes(1)}; ///< Rate: the time its limit is of
    std::optional<double> setpoint{}; ///< Deviation: in the base unit
    std::string setpointOf{}; ///< Deviation, without a number: the signal that has it
    std::vector<std::string> equals{}; ///< Discrete
    double times = 5; ///< Missing and Frozen: nor for longer than so many of its usual intervals
    AlarmLimit limit; ///< how its alarm behaves; of kinds without a limit the value in it says nothing
};

/// The kinds that watch nothing before somebody gives them a limit.
[[nodiscard]] constexpr bool needsLimit(LimitKind kind)
{
    return isLimit(kind) || kind == LimitKind::Rate || kind == LimitKind::Deviation;
}

/// The rules of the site over what counts without them. A value. Thread: any.
struct WatchSettings
{
    AlarmRules rules;
    std::chrono::milliseconds offlineAfter{std::chrono::minutes(5)}; ///< [devices] offline_after
    std::string node = "edge"; ///< the gateway itself: its alarms and those of lines bear it for a device

    /// From wide to near, each says what it says (AlarmRules::of()).
    [[nodiscard]] Watch watchOf(LimitKind kind, const WatchSubject &subject) const;
    /// The longest any machine may be silent.
    [[nodiscard]] std::chrono::milliseconds longestOffline() const;
};

} // namespace lineside
