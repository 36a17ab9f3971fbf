// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history.h"

#include <cstdint>
#include <map>
#include <vector>

namespace lineside {

/// What one column of a trend adds up to.
struct Bucket
{
    std::uint64_t count = 0;
    double min = 0;
    double max = 0;
    double sum = 0;

    void add(const Bucket &other);
};

/// Start of bucket (UTC ms) -> what fell into it; fed by several slices and the archive.
using Buckets = std::map<std::int64_t, Bucket>;

/// Where a history is taken from, the finest that the width of a column allows.
enum class HistoryLevel : std::uint8_t {
    Points, ///< raw readings, columns under a minute
    Minutes, ///< columns under an hour
    Hours,
};

/// Width of a column: the first of a row of round widths with which the stretch needs no more than maxPoints columns.
/// Round ones keep their place when the trend is scrolled.
[[nodiscard]] std::int64_t bucketWidthMs(const HistoryQuery &query);
[[nodiscard]] HistoryLevel levelOf(std::int64_t bucketMs);

/// `timeMs` rounded down to a multiple of the width, before 1970 too.
[[nodiscard]] std::int64_t bucketStart(std::int64_t timeMs, std::int64_t widthMs);

[[nodiscard]] std::vector<HistoryPoint> toPoints(const Buckets &buckets);

} // namespace lineside
