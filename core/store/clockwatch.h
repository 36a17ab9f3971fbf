// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <cstdint>
#include <cstdlib>

namespace lineside {

/// Says whether the date can be believed enough to throw readings away by it: the wall clock has run beside the
/// monotonic one, without a step, for an hour. A machine that boots in 1970 or next year gets its time in the first
/// minutes. Owner: Store. Thread: pipeline.
class ClockWatch
{
public:
    explicit ClockWatch(const Clock &clock)
        : m_clock(clock)
        , m_offsetMs(clock.utcMs() - clock.monotonicMs())
        , m_steadySinceMs(clock.monotonicMs())
    {
    }

    /// To be asked every minute or so.
    [[nodiscard]] bool isSteady()
    {
        const auto nowMs = m_clock.monotonicMs();
        const auto offsetMs = m_clock.utcMs() - nowMs;
        if (std::llabs(offsetMs - m_offsetMs) > kStepMs) {
            m_steadySinceMs = nowMs;
            const bool wasSet = m_offsetMs + nowMs >= kClockSetMs; // else it has got its time: no jump
            m_steppedMs = wasSet ? offsetMs + nowMs : 0;
        }
        m_offsetMs = offsetMs;
        return nowMs - m_steadySinceMs >= kSteadyMs;
    }

    /// UTC by the clock as it went then, when it last jumped; 0: it did not since the start.
    [[nodiscard]] std::int64_t steppedMs() const { return m_steppedMs; }

private:
    static constexpr std::int64_t kStepMs = 60'000;
    static constexpr std::int64_t kSteadyMs = 3'600'000;

    const Clock &m_clock;
    std::int64_t m_offsetMs;
    std::int64_t m_steadySinceMs;
    std::int64_t m_steppedMs = 0;
};

} // namespace lineside
