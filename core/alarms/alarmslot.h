// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmpoint.h"
#include "alarms/machine.h"
#include "model/sourceclock.h"

#include <cstdint>
#include <map>
#include <optional>
#include <utility>

namespace lineside {

struct AlarmSlot;
/// Whose turn comes when, by ArrivalClock.
using SlotTimes = std::multimap<std::int64_t, AlarmSlot *>;

/// One alarm with what runs beside it. Never moved in memory: times point there.
struct AlarmSlot
{
    struct Delay
    {
        SlotTimes::iterator entry;
        std::optional<EventTime> end; ///< what the alarm will say; none: no reading started it
    };

    AlarmPoint point;
    std::optional<Delay> delay{};
    std::optional<SlotTimes::iterator> reAlarm{}; ///< in ReAlarms
    std::int64_t toldSince = 0; ///< ArrivalClock time: not put aside or masked any more
};

/// A worse limit is looked at before a better one: it masks it.
struct WorstFirst
{
    static int rank(LimitKind kind) { return kind == LimitKind::LowLow || kind == LimitKind::HighHigh ? 0 : 1; }
    bool operator()(LimitKind a, LimitKind b) const { return std::pair(rank(a), a) < std::pair(rank(b), b); }
};

/// The alarms of one signal.
struct AlarmSignal
{
    std::map<LimitKind, AlarmSlot, WorstFirst> slots;
    SourceClock clock;
    Hearing hearing;
};

} // namespace lineside
