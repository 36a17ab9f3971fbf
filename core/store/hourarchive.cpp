// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/hourarchive.h"

#include "store/database.h"

#include <algorithm>

namespace lineside {

namespace {

// The stretch reaches down to the start of the hour, and of the column, it begins in.
Result<void> addHours(Buckets &buckets, Database &state, const HistoryQuery &query, std::int64_t bucketMs,
                      const std::set<std::uint64_t> &done)
{
    constexpr std::int64_t kHourMs = 3'600'000;
    const auto widthMs = std::max(bucketMs, kHourMs);
    auto hours = state.prepare("SELECT h.start, h.count, h.min, h.max, h.sum, h.slice FROM hour_series n"
                               " JOIN hours h ON h.series_id = n.id WHERE n.device_id = ? AND n.sensor_type = ?"
                               " AND h.start >= ? AND h.start < ?");
    if (!hours)
        return Unexpected(hours.error());
    hours->bind(query.series.deviceId).bind(query.series.sensorType);
    hours->bind(bucketStart(query.fromMs, widthMs)).bind(bucketStart(query.toMs + bucketMs - 1, bucketMs));
    if (auto executed = hours->execute(); !executed)
        return executed;
    while (hours->next()) {
        if (!done.contains(hours->natural(5)))
            buckets[bucketStart(hours->integer(0), bucketMs)].add(
                {hours->natural(1), hours->real(2), hours->real(3), hours->real(4)});
    }
    return {};
}

} // namespace

Result<void> addArchive(Buckets &buckets, Database &state, const HistoryQuery &query, std::int64_t bucketMs,
                        std::set<std::uint64_t> &done)
{
    const auto snapshot = Transaction::begin(state, Transaction::Kind::Deferred);
    if (!snapshot)
        return Unexpected(snapshot.error());
    if (auto added = addHours(buckets, state, query, bucketMs, done); !added)
        return added;
    auto archived = state.prepare("SELECT slice FROM archived");
    if (!archived)
        return Unexpected(archived.error());
    if (auto executed = archived->execute(); !executed)
        return executed;
    while (archived->next())
        done.insert(archived->natural(0));
    return {};
}

} // namespace lineside
