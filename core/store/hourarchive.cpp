// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/hourarchive.h"

#include "store/database.h"

#include <algorithm>

namespace lineside {

namespace {

Result<void> loadHours(ArchivedHours &hours, Database &state, const SignalNames &signal, const HistoryQuery &query,
                       std::int64_t bucketMs)
{
    auto rows = state.prepare("SELECT h.start, h.count, h.min, h.max, h.sum, h.slice, n.unit FROM hour_series n"
                              " JOIN hours h ON h.series_id = n.id WHERE n.device_id IN ("
                              + signal.placeholders()
                              + ") AND n.sensor_type = ?"
                                " AND h.start >= ? AND h.start < ?");
    if (!rows)
        return Unexpected(rows.error());
    for (const std::string &device : signal.devices)
        rows->bind(device);
    rows->bind(signal.sensorType);
    rows->bind(bucketStart(query.fromMs + kHourMs - 1, kHourMs)).bind(bucketStart(query.toMs, kHourMs));
    if (auto executed = rows->execute(); !executed)
        return executed;
    while (rows->next())
        hours.bySlice[rows->natural(5)][rows->text(6)][bucketStart(rows->integer(0), bucketMs)].add(
            {rows->natural(1), rows->real(2), rows->real(3), rows->real(4)});
    return {};
}

Result<void> loadSlices(ArchivedHours &hours, Database &state)
{
    auto rows = state.prepare("SELECT base, merged FROM slices");
    if (!rows)
        return Unexpected(rows.error());
    if (auto executed = rows->execute(); !executed)
        return executed;
    while (rows->next())
        (rows->integer(1) != 0 ? hours.merged : hours.archived).insert(rows->natural(0));
    return {};
}

} // namespace

void ArchivedHours::addTo(UnitBuckets &buckets, const std::set<std::uint64_t> &readFromFiles) const
{
    for (const auto &[slice, hours] : bySlice) {
        if (readFromFiles.contains(slice))
            continue;
        for (const auto &[unit, ofUnit] : hours) {
            for (const auto &[start, bucket] : ofUnit)
                buckets[unit][start].add(bucket);
        }
    }
}

Result<ArchivedHours> loadArchivedHours(Database &state, const SignalNames &signal, const HistoryQuery &query,
                                        std::int64_t bucketMs)
{
    ArchivedHours hours;
    const auto snapshot = Transaction::begin(state, Transaction::Kind::Deferred);
    Result<void> done = snapshot ? loadHours(hours, state, signal, query, bucketMs) : Unexpected(snapshot.error());
    if (done)
        done = loadSlices(hours, state);
    if (!done)
        return Unexpected(done.error());
    return hours;
}

} // namespace lineside
