// SPDX-License-Identifier: GPL-3.0-or-later
#include "trend/decimator.h"

#include <algorithm>
#include <cmath>

namespace lineside {

namespace {

/// Far neighbours are clamped: painters count in 16 bit after clipping, and nobody sees the difference.
constexpr int kOutside = 20'000;

} // namespace

double TrendWindow::pixelsPerMs() const
{
    return toMs > fromMs ? width / static_cast<double>(toMs - fromMs) : 0;
}

int TrendWindow::columnAt(std::int64_t timeMs) const
{
    const double column = std::floor(static_cast<double>(timeMs - fromMs) * pixelsPerMs());
    return static_cast<int>(std::clamp<double>(column, -kOutside, width + kOutside));
}

std::int64_t TrendWindow::endOfColumn(int column) const
{
    const double scale = pixelsPerMs();
    return scale > 0 ? fromMs + static_cast<std::int64_t>(std::ceil((column + 1) / scale)) : toMs;
}

void decimate(std::span<const TrendPoint> points, const TrendWindow &window, std::int64_t gapMs,
              std::vector<TrendColumn> &columns)
{
    columns.clear();
    std::size_t index = 0;
    while (index < points.size()) {
        const TrendPoint &first = points[index];
        const bool isGap = index == 0 || (gapMs > 0 && first.timeMs - points[index - 1].timeMs > gapMs);
        TrendColumn column{window.columnAt(first.timeMs), first.mean, first.mean, first.min, first.max, !isGap};
        const std::int64_t end = window.endOfColumn(column.x);
        // The loop that meets every point: two comparisons and the time.
        for (++index; index < points.size() && points[index].timeMs < end; ++index) {
            column.min = std::min(column.min, points[index].min);
            column.max = std::max(column.max, points[index].max);
        }
        column.last = points[index - 1].mean;
        columns.push_back(column);
    }
}

} // namespace lineside
