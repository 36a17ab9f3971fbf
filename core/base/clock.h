// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace lineside {

/// One instant on both clocks: the date for people and files, the monotonic one for ageing and deadlines.
struct Moment
{
    std::int64_t utcMs = 0; ///< wall time since 1970; may jump in both directions
    std::int64_t monotonicMs = 0; ///< never goes back; means nothing in another process
};

/// 2020-01-01: no machine ran this program before, so an edge whose clock says so has not got its time yet.
inline constexpr std::int64_t kClockSetMs = 1'577'836'800'000;
/// How far two clocks that are right may differ, with the network between them.
inline constexpr std::int64_t kClockToleranceMs = 60'000;

/// The only source of time below the engine, so that a test can bend it.
/// Owner: main or the test; outlives everything that borrows it. Thread: any.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    /// Wall time, UTC milliseconds since 1970. May jump in both directions.
    [[nodiscard]] virtual std::int64_t utcMs() const = 0;
    /// Time since some fixed point, milliseconds. Never goes back, says nothing about the date.
    [[nodiscard]] virtual std::int64_t monotonicMs() const = 0;
    [[nodiscard]] Moment now() const { return {utcMs(), monotonicMs()}; }
};

/// The machine's own clocks.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] std::int64_t utcMs() const override;
    [[nodiscard]] std::int64_t monotonicMs() const override;
};

} // namespace lineside
