// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmlimit.h"
#include "alarms/limitcheck.h"
#include "model/suggestion.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace lineside {

/// One stored value, as far as a replay needs it.
struct ReplaySample
{
    std::int64_t timeMs = 0; ///< UTC, when the device measured
    double value = 0;

    bool operator==(const ReplaySample &) const = default;
};

/// Picks from readings those at which the condition of a limit with some deadband comes or goes. The engine needs no
/// other: between them it only lets time pass, and a delay ends at its own time (AlarmEngine). What two values of one
/// instant would make, an activation of no length, is left out.
/// Owner: SuggestionSearch, a value. Thread: any one. Errors: none.
class ConditionTurns
{
public:
    ConditionTurns(LimitKind kind, double limit, double deadband)
        : m_check(kind, limit, deadband)
        , m_deadband(deadband)
    {
    }
    [[nodiscard]] double deadband() const { return m_deadband; }
    /// This value moves the condition.
    [[nodiscard]] bool turnsAt(double value) const
    {
        return m_isPresent ? m_check.isBackInside(value, ValueOrigin::AsWritten)
                           : m_check.isBeyond(value, ValueOrigin::AsWritten);
    }
    void add(const ReplaySample &sample)
    {
        if (!turnsAt(sample.value))
            return;
        m_isPresent = !m_isPresent;
        m_turns.push_back(sample);
    }
    /// Rising in time.
    [[nodiscard]] const std::vector<ReplaySample> &all() const { return m_turns; }

private:
    LimitCheck m_check;
    double m_deadband;
    bool m_isPresent = false;
    std::vector<ReplaySample> m_turns;
};

/// What the alarm does with that limit when these readings come, by an AlarmEngine of its own. It has no other limit
/// of the signal: what a worse one would mask counts too. Latch, re-alarm and suppression are left out.
/// `goesOn`: asked now and then; false ends it early, with what there is. Thread: any. Errors: none.
[[nodiscard]] std::vector<AlarmSpell> replayAlarm(const AlarmKey &key, const AlarmLimit &limit,
                                                  std::span<const ReplaySample> samples, std::int64_t endMs,
                                                  const std::function<bool()> &goesOn);

} // namespace lineside
