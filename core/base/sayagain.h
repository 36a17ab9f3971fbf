// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>

namespace lineside {

/// When to log what happens again and again: at once, then a minute later, two after that, four, and so on up to an
/// hour, so that a long night is a few lines and never silence.
/// Owner: who logs. Thread: its owner's. Errors: none.
class SayAgain
{
public:
    /// `nowMs` is monotonic.
    [[nodiscard]] bool isDue(std::int64_t nowMs)
    {
        if (nowMs < m_nextMs)
            return false;
        m_nextMs = nowMs + m_pause.count();
        m_pause = std::min<std::chrono::milliseconds>(2 * m_pause, std::chrono::hours(1));
        return true;
    }
    /// It has ended; the next time is said at once.
    void reset() { *this = {}; }

private:
    std::int64_t m_nextMs = std::numeric_limits<std::int64_t>::min();
    std::chrono::milliseconds m_pause = std::chrono::minutes(1);
};

} // namespace lineside
