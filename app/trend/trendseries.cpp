// SPDX-License-Identifier: GPL-3.0-or-later
#include "trend/trendseries.h"

#include <algorithm>
#include <cstdlib>

namespace lineside {

namespace {

bool isBefore(const TrendPoint &point, std::int64_t timeMs)
{
    return point.timeMs < timeMs;
}

/// How many distances are looked at, and after how many new points again.
constexpr std::size_t kIntervalSample = 101;
constexpr std::int64_t kGapIntervals = 5;
constexpr std::int64_t kShortestGapMs = 5000;
constexpr std::int64_t kHistoryIntervals = 2; // its points stand a little further apart than they should now and then

} // namespace

std::span<const TrendPoint> TrendSeries::within(std::int64_t fromMs, std::int64_t toMs) const
{
    const std::span<const TrendPoint> all = points();
    const auto first = std::lower_bound(all.begin(), all.end(), fromMs, isBefore);
    const auto last = std::lower_bound(first, all.end(), std::max(fromMs, toMs), isBefore);
    return {first, last};
}

std::span<const TrendPoint> TrendSeries::around(std::int64_t fromMs, std::int64_t toMs) const
{
    const std::span<const TrendPoint> all = points();
    const std::span<const TrendPoint> inner = within(fromMs, toMs);
    const auto before = static_cast<std::size_t>(inner.data() - all.data());
    const std::size_t first = before > 0 ? before - 1 : 0;
    const std::size_t last = std::min(all.size(), before + inner.size() + 1);
    return all.subspan(first, last - first);
}

std::optional<TrendPoint> TrendSeries::nearest(std::int64_t timeMs) const
{
    const std::span<const TrendPoint> all = points();
    if (all.empty())
        return {};
    const auto after = std::lower_bound(all.begin(), all.end(), timeMs, isBefore);
    const bool isLater
        = after == all.begin() || (after != all.end() && after->timeMs - timeMs < timeMs - std::prev(after)->timeMs);
    const TrendPoint &found = isLater ? *after : *std::prev(after);
    return std::abs(found.timeMs - timeMs) <= gapMs() ? std::optional(found) : std::nullopt;
}

void TrendSeries::assign(std::vector<TrendPoint> points)
{
    clear();
    m_points = std::move(points);
    const auto notRising = [](const TrendPoint &left, const TrendPoint &right) { return left.timeMs >= right.timeMs; };
    m_points.erase(std::unique(m_points.begin(), m_points.end(), notRising), m_points.end());
    if (m_points.size() > kCapacity)
        dropFront(m_points.size() - kCapacity);
    m_historyMs = typicalIntervalMs();
}

void TrendSeries::append(std::int64_t timeMs, double value, std::int64_t resolutionMs)
{
    if (!isEmpty() && timeMs <= m_points.back().timeMs)
        return;
    if (m_inLast > 0 && !isEmpty() && timeMs - m_points.back().timeMs < resolutionMs) {
        TrendPoint &last = m_points.back();
        last.min = std::min(last.min, value);
        last.max = std::max(last.max, value);
        last.mean += (value - last.mean) / ++m_inLast;
        return;
    }
    if (m_points.size() - m_first >= kCapacity)
        dropFront(1);
    m_points.push_back({timeMs, value, value, value});
    m_inLast = 1;
    ++m_sinceInterval;
}

void TrendSeries::dropBefore(std::int64_t timeMs)
{
    const std::span<const TrendPoint> all = points();
    dropFront(static_cast<std::size_t>(std::lower_bound(all.begin(), all.end(), timeMs, isBefore) - all.begin()));
}

void TrendSeries::clear()
{
    m_points.clear();
    m_first = 0;
    m_inLast = 0;
    m_intervalMs = -1;
    m_historyMs = 0;
}

std::int64_t TrendSeries::typicalIntervalMs() const
{
    if (m_intervalMs >= 0 && m_sinceInterval < kIntervalSample)
        return m_intervalMs;
    const std::span<const TrendPoint> all = points();
    if (all.size() < 2)
        return 0;
    std::vector<std::int64_t> distances;
    const std::size_t step = std::max<std::size_t>(1, (all.size() - 1) / kIntervalSample);
    for (std::size_t index = 1; index < all.size(); index += step)
        distances.push_back(all[index].timeMs - all[index - 1].timeMs);
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    m_intervalMs = all.size() < kIntervalSample ? -1 : *middle; // young series: look again next time
    m_sinceInterval = 0;
    return *middle;
}

std::int64_t TrendSeries::gapMs() const
{
    return std::max({kShortestGapMs, kGapIntervals * typicalIntervalMs(), kHistoryIntervals * m_historyMs});
}

void TrendSeries::dropFront(std::size_t count)
{
    m_first += count;
    // Moving the rest once half is dropped makes dropping a point cost the same however many there are.
    if (m_first > m_points.size() / 2)
        compact();
}

void TrendSeries::compact()
{
    m_points.erase(m_points.begin(), m_points.begin() + static_cast<std::ptrdiff_t>(m_first));
    m_first = 0;
}

} // namespace lineside
