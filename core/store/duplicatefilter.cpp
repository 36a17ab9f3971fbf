// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/duplicatefilter.h"

#include "store/placecolumn.h"

#include <algorithm>

namespace lineside {

namespace {

constexpr std::string_view kFolded
    = "SELECT 1 FROM series s JOIN points p ON p.series_id = s.id JOIN readings r ON r.seq = p.seq WHERE ";
constexpr std::string_view kRow = "SELECT 1 FROM readings r JOIN series s ON s.id = r.series_id WHERE ";

std::string sameNames(std::string_view placeColumn)
{
    return "s.device_id = ? AND s.sensor_type = ? AND s.unit = ? AND coalesce(" + std::string(placeColumn)
        + ", s.location) = ? AND coalesce(r.metadata, '') = ?";
}

bool isSame(const Reading &a, const Reading &b)
{
    return a.timestampMs == b.timestampMs && a.value == b.value && a.deviceId == b.deviceId
        && a.sensorType == b.sensorType && a.unit == b.unit && a.location == b.location && a.metadata == b.metadata;
}

Statement &bindNames(Statement &statement, const Reading &reading)
{
    statement.bind(reading.deviceId).bind(reading.sensorType).bind(reading.unit).bind(reading.location);
    return statement.bind(reading.metadata);
}

Result<bool> hasRow(Statement &statement)
{
    if (auto done = statement.execute(); !done)
        return Unexpected(done.error());
    const bool found = statement.next();
    statement.finish();
    return found;
}

} // namespace

DuplicateFilter::DuplicateFilter(std::span<const Reading> batch)
{
    for (const Reading &reading : batch) {
        if (!reading.redelivered)
            continue;
        m_timestamps.insert(reading.timestampMs);
        m_firstMs = std::min(m_firstMs, reading.timestampMs);
        m_lastMs = std::max(m_lastMs, reading.timestampMs);
    }
}

// Most of what is pending is from another time, and told by two comparisons.
Result<void> DuplicateFilter::addSlice(Database &slice, const Rollup *pending)
{
    Slice &added = m_slices.emplace_back();
    if (pending != nullptr) {
        pending->forEachPending([&](const SlicePoint &point) {
            if (point.timestampMs >= m_firstMs && point.timestampMs <= m_lastMs
                && m_timestamps.contains(point.timestampMs))
                added.pending.emplace(point.timestampMs, point);
        });
    }
    const auto place = placeColumn(slice);
    if (!place)
        return Unexpected(place.error());
    const std::string names = sameNames(*place);
    return slice.prepareAll({
        {&added.folded, std::string(kFolded) + names + " AND p.ts = ? AND p.value = ? LIMIT 1"},
        {&added.row, std::string(kRow) + names + " AND r.seq = ?"},
    });
}

Result<bool> DuplicateFilter::isKept(const Reading &reading)
{
    Result<bool> kept = reading.redelivered && isInBatch(reading);
    for (std::size_t i = 0; reading.redelivered && kept && !*kept && i < m_slices.size(); ++i) {
        kept = isFolded(m_slices[i], reading);
        if (kept && !*kept)
            kept = isPending(m_slices[i], reading);
    }
    if (kept && !*kept)
        m_batch.emplace(reading.timestampMs, &reading);
    return kept;
}

bool DuplicateFilter::isInBatch(const Reading &reading) const
{
    const auto [begin, end] = m_batch.equal_range(reading.timestampMs);
    return std::any_of(begin, end, [&](const auto &entry) { return isSame(*entry.second, reading); });
}

Result<bool> DuplicateFilter::isFolded(Slice &slice, const Reading &reading)
{
    bindNames(slice.folded, reading).bind(reading.timestampMs).bind(reading.value);
    return hasRow(slice.folded);
}

// Numbers first: the row itself is only looked up for the few that agree.
Result<bool> DuplicateFilter::isPending(Slice &slice, const Reading &reading)
{
    const auto [begin, end] = slice.pending.equal_range(reading.timestampMs);
    Result<bool> kept = false;
    for (auto entry = begin; kept && !*kept && entry != end; ++entry) {
        if (entry->second.value != reading.value)
            continue;
        bindNames(slice.row, reading).bind(entry->second.sequence);
        kept = hasRow(slice.row);
    }
    return kept;
}

} // namespace lineside
