// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace lineside {

/// Lets so many rows a second pass, at an even pace: what is not used is kept for a tenth of a second at most, so that
/// no second sees more than a tenth above the rate. Pure: the time is told.
/// Owner: the follower. Thread: its own.
class TokenBucket
{
public:
    /// `perSecond` 0: all may pass.
    explicit TokenBucket(std::uint32_t perSecond)
        : m_perSecond(perSecond)
    {
    }

    void refill(std::int64_t monotonicMs);
    /// False: nothing left until a later refill().
    [[nodiscard]] bool take();

private:
    double m_perSecond;
    double m_tokens = 0;
    std::int64_t m_filledMs = 0;
};

} // namespace lineside
