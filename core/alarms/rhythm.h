// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

namespace lineside {

/// How often something happens as a rule: the longest of its recent intervals. It rises at once and sinks slowly, so
/// that what comes in bursts, or rarely, is not taken for lost. Pure; times are of one clock, in ms.
/// Owner: a Hearing. Thread: pipeline.
class Rhythm
{
public:
    /// It happened; two at the same time are one.
    void beat(std::int64_t at)
    {
        const std::int64_t gap = at - m_last;
        if (m_beats > 0 && gap <= 0)
            return;
        if (m_beats > 0)
            m_usual = gap > m_usual ? gap : m_usual - (m_usual - gap) / 16;
        m_last = at;
        m_beats = std::min(m_beats + 1, 1000);
    }
    /// It happened after a time that is no interval of it.
    void resume(std::int64_t at) { m_last = at; }
    [[nodiscard]] int beats() const { return m_beats; }
    [[nodiscard]] std::int64_t usual() const { return m_usual; }
    [[nodiscard]] std::int64_t since(std::int64_t at) const { return at - m_last; }

private:
    std::int64_t m_last = 0;
    std::int64_t m_usual = 0;
    int m_beats = 0;
};

} // namespace lineside
