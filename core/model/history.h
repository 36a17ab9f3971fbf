// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lineside {

/// A stretch of one signal's past, wanted no finer than the screen can show.
struct HistoryQuery
{
    SeriesKey series;
    std::int64_t fromMs = 0; ///< UTC, included
    std::int64_t toMs = 0; ///< UTC, excluded
    int maxPoints = 1200; ///< pixel columns; longer stretches come as one min/max/mean bucket a column
};

/// One point or bucket of history. A raw reading has min = max = mean and count 1.
struct HistoryPoint
{
    std::int64_t timeMs = 0; ///< UTC; of a bucket: its start, or the query's where that comes later
    double min = 0;
    double max = 0;
    double mean = 0;
    std::uint32_t count = 0;
    TimeQuality timeQuality = TimeQuality::Good; ///< of a raw reading
    std::uint32_t unit = 0; ///< which of History::units the point is in
    bool unitUnknown = false; ///< of a raw reading, as Reading says
    bool valueRounded = false; ///< likewise
};

/// What lies within the query's stretch and nothing of what lies beyond, whatever it is taken from. A bucket holds
/// values of one unit; a signal sent in several has a row of points for each.
struct History
{
    HistoryQuery query;
    std::vector<HistoryPoint> points{}; ///< rising in time, all units
    std::int64_t bucketMs = 0; ///< 0: raw readings
    std::vector<std::string> units{}; ///< "": sent without one, or no longer known (hours from before they were kept)
};

} // namespace lineside
