// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keptrows.h"

#include "store/placecolumn.h"

#include <bit>
#include <string>
#include <utility>

namespace lineside {

namespace {

constexpr std::string_view kFolded
    = "SELECT r.seq FROM series s JOIN points p ON p.series_id = s.id JOIN readings r ON r.seq = p.seq WHERE ";
constexpr std::string_view kRow = "SELECT r.seq FROM readings r JOIN series s ON s.id = r.series_id WHERE ";

std::string sameNames(std::string_view placeColumn)
{
    return "s.device_id = ? AND s.sensor_type = ? AND s.unit = ? AND coalesce(" + std::string(placeColumn)
        + ", s.location) = ? AND coalesce(r.metadata, '') = ? AND r.position <= ?";
}

/// Of series, time and value.
std::uint64_t keyOf(const SlicePoint &point)
{
    constexpr std::uint64_t kOdd
        = 0x9e3779b97f4a7c15ULL; // spreads neighbouring numbers (Knuth, multiplicative hashing)
    const double value = point.value == 0 ? 0 : point.value; // -0 is 0
    std::uint64_t key = static_cast<std::uint64_t>(point.seriesId) * kOdd;
    key = (key ^ static_cast<std::uint64_t>(point.timestampMs)) * kOdd;
    return (key ^ std::bit_cast<std::uint64_t>(value)) * kOdd;
}

Statement &bindNames(Statement &statement, const Reading &reading, std::uint64_t upTo)
{
    statement.bind(reading.deviceId).bind(reading.sensorType).bind(reading.unit).bind(reading.location);
    return statement.bind(reading.metadata).bind(upTo);
}

Result<void> addTo(std::unordered_set<std::int64_t> &rows, Statement &statement)
{
    if (auto done = statement.execute(); !done)
        return done;
    while (statement.next())
        rows.insert(statement.integer(0));
    statement.finish();
    return {};
}

} // namespace

Result<void> KeptRows::addSlice(SliceWriter &slice)
{
    Slice &added = m_slices.emplace_back();
    added.writer = &slice;
    return prepare(added, slice.database());
}

Result<void> KeptRows::addResting(const std::string &path)
{
    auto opened = Database::open(path, {Database::Mode::Read});
    if (opened)
        return prepare(m_slices.emplace_back(), m_resting.emplace_back(std::move(*opened)));
    const bool isGone = opened.error().code == ErrorCode::NotFound || opened.error().code == ErrorCode::Corrupt;
    return isGone ? Result<void>() : Unexpected(opened.error());
}

Result<void> KeptRows::prepare(Slice &slice, Database &database)
{
    const auto place = placeColumn(database);
    if (!place)
        return Unexpected(place.error());
    const std::string names = sameNames(*place);
    return database.prepareAll({
        {&slice.folded, std::string(kFolded) + names + " AND p.ts = ? AND p.value = ?"},
        {&slice.series, "SELECT id FROM series WHERE device_id = ? AND sensor_type = ? AND unit = ?"},
        {&slice.row, std::string(kRow) + names + " AND r.seq = ?"},
    });
}

/// By their numbers: a row may be among the folded ones and still among the others.
Result<std::uint64_t> KeptRows::count(const Reading &reading, std::uint64_t upTo)
{
    Rows rows;
    for (Slice &slice : m_slices) {
        bindNames(slice.folded, reading, upTo).bind(reading.timestampMs).bind(reading.value);
        auto done = addTo(rows, slice.folded);
        if (done)
            done = addPending(rows, slice, reading, upTo);
        if (!done)
            return Unexpected(done.error());
    }
    return rows.size();
}

// By the numbers of its series first: a hall that stamps by the second has many rows of one time and value.
Result<void> KeptRows::addPending(Rows &rows, Slice &slice, const Reading &reading, std::uint64_t upTo)
{
    indexPending(slice);
    const auto ids = slice.pending.empty() ? Result<std::vector<std::int64_t>>({}) : seriesOf(slice, reading);
    if (!ids)
        return Unexpected(ids.error());
    Result<void> done;
    for (auto id = ids->begin(); done && id != ids->end(); ++id)
        done = addRows(rows, slice, reading, *id, upTo);
    return done;
}

/// One as a rule; files of before have one for each place.
Result<std::vector<std::int64_t>> KeptRows::seriesOf(Slice &slice, const Reading &reading)
{
    slice.series.bind(reading.deviceId).bind(reading.sensorType).bind(reading.unit);
    if (auto done = slice.series.execute(); !done)
        return Unexpected(done.error());
    std::vector<std::int64_t> ids;
    while (slice.series.next())
        ids.push_back(slice.series.integer(0));
    slice.series.finish();
    return ids;
}

Result<void> KeptRows::addRows(Rows &rows, Slice &slice, const Reading &reading, std::int64_t seriesId,
                               std::uint64_t upTo)
{
    const SlicePoint same{seriesId, reading.timestampMs, 0, reading.value};
    Result<void> done;
    const auto [begin, end] = slice.pending.equal_range(keyOf(same));
    for (auto entry = begin; done && entry != end; ++entry) {
        const SlicePoint &row = entry->second;
        if (row.seriesId != same.seriesId || row.timestampMs != same.timestampMs || row.value != same.value)
            continue;
        bindNames(slice.row, reading, upTo).bind(row.sequence);
        done = addTo(rows, slice.row);
    }
    return done;
}

// One pass a commit, however many questions. A row that was folded meanwhile may stay: it is looked up anyhow.
void KeptRows::indexPending(Slice &slice)
{
    if (!slice.writer || slice.indexedUpTo == slice.writer->info().lastSequence)
        return;
    slice.writer->rollup().forEachPending([&slice](const SlicePoint &point) {
        if (point.sequence > slice.indexedUpTo)
            slice.pending.emplace(keyOf(point), point);
    });
    slice.indexedUpTo = slice.writer->info().lastSequence;
}

} // namespace lineside
