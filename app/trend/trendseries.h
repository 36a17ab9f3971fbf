// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lineside {

/// One reading (min = max = mean) or one bucket of several, in the unit shown.
struct TrendPoint
{
    std::int64_t timeMs = 0; ///< UTC
    double min = 0;
    double max = 0;
    double mean = 0;
};

/// The points of one pen, rising in time, bounded in number: a ring that keeps its points side by side in memory, so
/// that drawing walks a plain array. Owner: TrendPen. Thread: gui, a value.
class TrendSeries
{
public:
    /// Above this the oldest points go; 8 pens of it are what one frame must be able to draw.
    static constexpr std::size_t kCapacity = 100'000;

    [[nodiscard]] std::span<const TrendPoint> points() const { return std::span(m_points).subspan(m_first); }
    [[nodiscard]] bool isEmpty() const { return m_first == m_points.size(); }
    [[nodiscard]] std::span<const TrendPoint> within(std::int64_t fromMs, std::int64_t toMs) const;
    /// The points of [fromMs, toMs), and one neighbour on each side so that lines reach the edges.
    [[nodiscard]] std::span<const TrendPoint> around(std::int64_t fromMs, std::int64_t toMs) const;
    /// The point nearest in time; none when the moment lies in a gap, or before or after all that is known.
    [[nodiscard]] std::optional<TrendPoint> nearest(std::int64_t timeMs) const;

    /// Replaces all points; those not rising in time are left out.
    void assign(std::vector<TrendPoint> points);
    /// Takes a live reading. Older than the last point: not taken (late data is history's business). Readings within
    /// `resolutionMs` of the last point's start join it, so a long span does not grow a point a reading.
    void append(std::int64_t timeMs, double value, std::int64_t resolutionMs);
    /// Forgets points before a moment.
    void dropBefore(std::int64_t timeMs);
    void clear();

    /// The usual distance between points (their median), for telling a gap from a pause; 0 with less than two points.
    [[nodiscard]] std::int64_t typicalIntervalMs() const;
    /// Points further apart than this do not belong to one line: five usual distances, five seconds at least, and two
    /// of the history they began with: live readings are closer together and soon the most.
    [[nodiscard]] std::int64_t gapMs() const;

private:
    void dropFront(std::size_t count);
    void compact();

    std::vector<TrendPoint> m_points;
    std::size_t m_first = 0; // before it: dropped, not yet moved out
    std::uint32_t m_inLast = 0; // live readings joined in the last point; 0: it is history
    std::int64_t m_historyMs = 0; // usual distance of the points assigned
    mutable std::int64_t m_intervalMs = -1; // -1: to be found again
    mutable std::size_t m_sinceInterval = 0;
};

} // namespace lineside
