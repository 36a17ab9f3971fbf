// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace lineside {

constexpr std::int64_t kHourMs = 3'600'000; ///< a column of the archive

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
/// Values of different units are never added up.
using UnitBuckets = std::map<std::string, Buckets>;

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

/// A stretch of time and what it is taken from; `toMs` is not part of it.
struct HistoryPart
{
    HistoryLevel level = HistoryLevel::Points;
    std::int64_t fromMs = 0;
    std::int64_t toMs = 0;

    bool operator==(const HistoryPart &) const = default;
};

/// Rollups cannot be divided, so they are asked for what lies between the borders of their buckets; the rest at both
/// ends comes from finer ones, at last from raw readings. The parts are the stretch, without gap or overlap.
[[nodiscard]] std::vector<HistoryPart> partsOf(std::int64_t fromMs, std::int64_t toMs, HistoryLevel coarsest);

/// A bucket that begins before `fromMs` holds nothing from there and is dated `fromMs`.
[[nodiscard]] std::vector<HistoryPoint> toPoints(const Buckets &buckets, std::int64_t fromMs);
/// All units in one row, rising in time.
void addPoints(History &history, const UnitBuckets &buckets);
/// Which of history.units that is; it becomes one of them.
[[nodiscard]] std::uint32_t unitIndex(History &history, const std::string &unit);

} // namespace lineside
