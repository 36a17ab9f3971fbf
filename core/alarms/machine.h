// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/limitcheck.h"
#include "alarms/ratewindow.h"
#include "alarms/rhythm.h"
#include "alarms/watchsettings.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

struct AlarmSignal;
struct AlarmSlot;
struct Condition;
struct Machine;
struct MachinePlace;

/// How the signals of one type are watched.
struct SignalWatches
{
    Watch missing;
    Watch badQuality;
    Watch frozen;
    Watch rate{};
    Watch deviation{};
    Watch discrete{};
    std::optional<LimitCheck> rateCheck{}; ///< of a change without its sign; none: it is not watched
    std::optional<LimitCheck> deviationCheck{}; ///< likewise
    std::vector<double> numbers{}; ///< those `discrete` names
    bool isJudged = false; ///< one of these three is watched
};

/// What is known of one signal beside its limits. Its times are of Machine::aliveMs.
struct Hearing
{
    Machine *machine = nullptr; ///< none: it is not watched
    const SeriesKey *series = nullptr; ///< its own
    std::shared_ptr<const SignalWatches> watches{};
    Rhythm heard{};
    Rhythm moved{}; ///< its value did
    std::optional<double> value{}; ///< the newest that counts
    std::int64_t movedMs = 0; ///< UTC arrival, likewise
    std::int64_t heardAt = 0; ///< ArrivalClock time
    std::optional<std::vector<Condition *>> conditions{}; ///< over its value; none: not looked for yet
    std::shared_ptr<RateWindow> rate{}; ///< once it is watched
    const AlarmSignal *setpoint = nullptr; ///< once it is known
    bool isGood = false; ///< its last reading, heard since the start
    bool isFrozen = false;
    bool isMissing = false;
    bool hasAlarms = false; ///< or had: they are looked at with each reading
};

/// A device as its alarms see it. Owner: Machines, never moved in memory. Thread: pipeline.
struct Machine
{
    std::string id;
    std::string type{};
    std::string location{};
    std::uint32_t source = 0; ///< who brings it, as Device has it
    std::string state{}; ///< its own last word on itself but "offline"
    bool isPassing = true; ///< it may be a chance id
    bool isRemembered = false; ///< not heard since the start
    bool isAway = false; ///< not heard for too long, or it says so
    bool saysSo = false; ///< likewise
    bool isLongGone = false; ///< away since well before the start, and untold
    std::int64_t heardMs = 0; ///< UTC
    std::int64_t heardAt = 0; ///< ArrivalClock time
    std::int64_t awayAt = 0; ///< ArrivalClock time, while it is away
    std::optional<std::int64_t> startedAt{}; ///< ArrivalClock time: it is meant to stand no more, since shortly
    Watch offline{};
    Watch said{}; ///< of its own word, LimitKind::Discrete
    std::int64_t aliveMs = 0; ///< a clock that goes while it is heard
    std::int64_t lookedAt = 0; ///< aliveMs when missing signals were looked for
    std::vector<AlarmSignal *> signals{};
    AlarmSlot *awaySlot = nullptr; ///< its alarm of being away, once there is one
    MachinePlace *place = nullptr; ///< SilenceAlarms's
};

} // namespace lineside
