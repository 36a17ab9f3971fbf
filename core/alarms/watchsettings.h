// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmlimit.h"
#include "model/alarm.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// How a kind that is no limit is watched, resolved for one subject.
struct Watch
{
    bool isOn = true; ///< false: it raises no alarm
    std::chrono::milliseconds after{0}; ///< timed kinds: how long it may last
    double times = 5; ///< Missing and Frozen: nor for longer than so many of its usual intervals
    AlarmLimit limit; ///< how its alarm behaves; the value in it says nothing
};

/// One [[alarms.watch]]: what it says of a kind, and for whom. What it leaves out is as a wider rule has it.
struct WatchRule
{
    LimitKind kind = LimitKind::Offline;
    std::string deviceType{}; ///< empty: any; likewise below
    std::string name{}; ///< a signal's sensor type; of Line the place, of Link the source
    std::string device{};
    std::optional<bool> isOn{};
    std::optional<std::chrono::milliseconds> after{};
    std::optional<double> times{};
    std::optional<Priority> priority{};
    std::optional<std::chrono::milliseconds> onDelay{};
    std::optional<std::chrono::milliseconds> offDelay{};
    std::optional<std::chrono::milliseconds> reAlarm{};
    std::optional<bool> latch{};
    std::optional<bool> highlyManaged{};
    std::optional<std::vector<std::string>> unlessStates{};
};

/// What a watch is of. Empty parts are not known, or there are none.
struct WatchSubject
{
    std::string_view deviceType{};
    std::string_view name{};
    std::string_view device{};
};

/// [[alarms.watch]] of the configuration over what counts without it. A value. Thread: any.
struct WatchSettings
{
    std::vector<WatchRule> rules; ///< later ones before earlier ones, when both are as near
    std::chrono::milliseconds offlineAfter{std::chrono::minutes(5)}; ///< [devices] offline_after
    std::string node = "edge"; ///< the gateway itself: its alarms and those of lines bear it for a device

    /// From wide to near: all, device type, name, both, the device, the device's name. Each says what it says.
    [[nodiscard]] Watch watchOf(LimitKind kind, const WatchSubject &subject) const;
    /// The longest any machine may be silent.
    [[nodiscard]] std::chrono::milliseconds longestOffline() const;
};

} // namespace lineside
