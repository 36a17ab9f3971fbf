// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

#include <cstdint>
#include <vector>

namespace lineside {

/// The scale all pens of one unit share: a round range cut into the same number of steps as every other scale, so one
/// grid serves all.
struct ValueAxis
{
    QString unitText;
    double low = 0;
    double high = 1;
    int digits = 0; ///< that its labels need
    int colorIndex = -1; ///< of its only pen; -1: several pens share it

    [[nodiscard]] double fraction(double value) const { return (value - low) / (high - low); }
    [[nodiscard]] double valueAt(double fraction) const { return low + fraction * (high - low); }
};

/// A round range around [low, high] that `steps` equal round steps fill. An empty or flat range is widened.
[[nodiscard]] ValueAxis niceAxis(double low, double high, int steps);

/// A line of the time grid.
struct TimeTick
{
    std::int64_t timeMs = 0;
    QString label; ///< local time
};

/// Round moments of local time in [fromMs, toMs], at most `atMost`.
[[nodiscard]] std::vector<TimeTick> makeTimeTicks(std::int64_t fromMs, std::int64_t toMs, int atMost,
                                                  const QLocale &locale);

} // namespace lineside
