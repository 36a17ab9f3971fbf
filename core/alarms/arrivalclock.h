// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace lineside {

/// The time by which alarm delays run: arrival times strung into one that never goes back, so that a replay of the same
/// readings gives the same transitions, and a clock step harms little. A wall clock set back stops it for one message;
/// one set forward ends running delays early, which errs towards telling.
/// Owner: AlarmEngine. Thread: pipeline.
class ArrivalClock
{
public:
    /// Begins with this wall time, unless it goes already: before, fromUtc() means nothing.
    void start(std::int64_t utcMs);
    /// Takes in the wall time of a message or tick; returns the present time of this clock.
    std::int64_t advance(std::int64_t utcMs);
    [[nodiscard]] std::int64_t now() const { return m_now; }

    /// Between this clock and the wall clock as it goes now.
    [[nodiscard]] std::int64_t toUtc(std::int64_t time) const { return m_lastUtcMs - (m_now - time); }
    [[nodiscard]] std::int64_t fromUtc(std::int64_t utcMs) const { return m_now + (utcMs - m_lastUtcMs); }

private:
    bool m_started = false;
    std::int64_t m_lastUtcMs = 0;
    std::int64_t m_now = 0;
};

} // namespace lineside
