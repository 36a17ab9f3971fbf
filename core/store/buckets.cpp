// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/buckets.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>

namespace lineside {

namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

constexpr std::array kWidths{
    1 * kSecond / 1000, 2 * kSecond / 1000, 5 * kSecond / 1000, kSecond / 100, kSecond / 50, kSecond / 20,
    kSecond / 10,       kSecond / 5,        kSecond / 2,        1 * kSecond,   2 * kSecond,  5 * kSecond,
    10 * kSecond,       15 * kSecond,       30 * kSecond,       1 * kMinute,   2 * kMinute,  3 * kMinute,
    5 * kMinute,        10 * kMinute,       15 * kMinute,       20 * kMinute,  30 * kMinute, 1 * kHour,
    2 * kHour,          3 * kHour,          4 * kHour,          6 * kHour,     12 * kHour,   1 * kDay,
};

// A stretch that begins inside a bucket touches one more than its length says.
std::int64_t columns(const HistoryQuery &query, std::int64_t widthMs)
{
    return bucketStart(query.toMs - 1, widthMs) / widthMs - bucketStart(query.fromMs, widthMs) / widthMs + 1;
}

} // namespace

void Bucket::add(const Bucket &other)
{
    if (other.count == 0)
        return;
    min = count == 0 ? other.min : std::min(min, other.min);
    max = count == 0 ? other.max : std::max(max, other.max);
    sum += other.sum;
    count += other.count;
}

std::int64_t bucketWidthMs(const HistoryQuery &query)
{
    for (const auto width : kWidths) {
        if (columns(query, width) <= query.maxPoints)
            return width;
    }
    std::int64_t width = kDay;
    while (columns(query, width) > std::max(query.maxPoints, 2)) // two columns: a stretch may lie across a border
        width *= 2;
    return width;
}

HistoryLevel levelOf(std::int64_t bucketMs)
{
    if (bucketMs < kMinute)
        return HistoryLevel::Points;
    return bucketMs < kHour ? HistoryLevel::Minutes : HistoryLevel::Hours;
}

std::int64_t bucketStart(std::int64_t timeMs, std::int64_t widthMs)
{
    return timeMs - ((timeMs % widthMs) + widthMs) % widthMs;
}

std::vector<HistoryPart> partsOf(std::int64_t fromMs, std::int64_t toMs, HistoryLevel coarsest)
{
    if (fromMs >= toMs)
        return {};
    if (coarsest == HistoryLevel::Points)
        return {{coarsest, fromMs, toMs}};
    const auto width = coarsest == HistoryLevel::Minutes ? kMinute : kHour;
    const auto finer = coarsest == HistoryLevel::Minutes ? HistoryLevel::Points : HistoryLevel::Minutes;
    const auto first = bucketStart(fromMs + width - 1, width);
    const auto last = bucketStart(toMs, width);
    if (first >= last)
        return partsOf(fromMs, toMs, finer);
    auto parts = partsOf(fromMs, first, finer);
    parts.push_back({coarsest, first, last});
    std::ranges::copy(partsOf(last, toMs, finer), std::back_inserter(parts));
    return parts;
}

std::uint32_t unitIndex(History &history, const std::string &unit)
{
    const auto index = std::ranges::find(history.units, unit) - history.units.begin();
    if (index == std::ssize(history.units))
        history.units.push_back(unit);
    return static_cast<std::uint32_t>(index);
}

void addPoints(History &history, const UnitBuckets &buckets)
{
    for (const auto &[unit, ofUnit] : buckets) {
        const auto index = unitIndex(history, unit);
        for (auto point : toPoints(ofUnit, history.query.fromMs)) {
            point.unit = index;
            history.points.push_back(point);
        }
    }
    std::ranges::stable_sort(history.points, {}, &HistoryPoint::timeMs);
}

std::vector<HistoryPoint> toPoints(const Buckets &buckets, std::int64_t fromMs)
{
    std::vector<HistoryPoint> points;
    points.reserve(buckets.size());
    for (const auto &[start, bucket] : buckets) {
        // The sum of huge values overflows, the mean never leaves the range.
        const double mean = std::clamp(bucket.sum / static_cast<double>(bucket.count), bucket.min, bucket.max);
        const auto count = std::min<std::uint64_t>(bucket.count, std::numeric_limits<std::uint32_t>::max());
        points.push_back({std::max(start, fromMs), bucket.min, bucket.max, mean, static_cast<std::uint32_t>(count)});
    }
    return points;
}

} // namespace lineside
