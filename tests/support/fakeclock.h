// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <atomic>
#include <chrono>

namespace lineside {

/// A clock the test moves by hand. Starts at 2026-01-01T00:00:00Z. Thread: any.
class FakeClock final : public Clock
{
public:
    [[nodiscard]] std::int64_t utcMs() const override { return m_utcMs; }
    [[nodiscard]] std::int64_t monotonicMs() const override { return m_monotonicMs; }

    void advance(std::chrono::milliseconds by)
    {
        m_utcMs += by.count();
        m_monotonicMs += by.count();
    }
    /// An NTP step: the date jumps, monotonic time does not.
    void stepWallClock(std::chrono::milliseconds by) { m_utcMs += by.count(); }

private:
    std::atomic<std::int64_t> m_utcMs{1767225600000};
    std::atomic<std::int64_t> m_monotonicMs{1000};
};

} // namespace lineside
