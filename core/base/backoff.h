// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <random>

namespace lineside {

/// Waiting times between attempts: decorrelated jitter, min(cap, random(base, 3 * previous)), so that a hall of clients
/// does not come back in step. Source: AWS Architecture Blog "Exponential Backoff And Jitter"; core/FACTS.md,
/// "Reconnecting" for the bounds (1 s to 60 s, reset only after 60 s of stability).
/// Owner: the client that retries. Thread: that client's.
class Backoff
{
public:
    struct Bounds
    {
        std::chrono::milliseconds base{1000};
        std::chrono::milliseconds cap{60000};
        std::chrono::milliseconds stableAfter{60000};
    };

    explicit Backoff(std::uint64_t seed)
        : Backoff(seed, Bounds{})
    {
    }
    Backoff(std::uint64_t seed, Bounds bounds)
        : m_bounds(bounds)
        , m_previous(bounds.base)
        , m_random(seed)
    {
    }

    /// How long to wait before the next attempt.
    [[nodiscard]] std::chrono::milliseconds next();
    /// Tells how long the last connection held; a stable one starts the ladder anew.
    void connectionHeld(std::chrono::milliseconds duration);

private:
    Bounds m_bounds;
    std::chrono::milliseconds m_previous;
    std::mt19937_64 m_random;
};

} // namespace lineside
