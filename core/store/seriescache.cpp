// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/seriescache.h"

namespace lineside {

// Slices of before have a series a place; the first of them goes on.
Result<void> SeriesCache::prepare(Database &database)
{
    return database.prepareAll({
        {&m_insert, "INSERT INTO series(device_id, sensor_type, unit, location) VALUES(?, ?, ?, ?)"},
        {&m_select,
         "SELECT id, location FROM series WHERE device_id = ? AND sensor_type = ? AND unit = ? ORDER BY id LIMIT 1"},
    });
}

Result<SeriesCache::Place> SeriesCache::placeOf(const Reading &reading)
{
    auto known = m_series.find(reading);
    if (known == m_series.end()) {
        auto series = fetchOrInsert(reading);
        if (!series)
            return Unexpected(series.error());
        if (m_series.size() >= kMaxEntries)
            m_series.clear();
        known = m_series.emplace(Name{reading.deviceId, reading.sensorType, reading.unit}, std::move(*series)).first;
    }
    return Place{known->second.id, known->second.location != reading.location};
}

Result<SeriesCache::Series> SeriesCache::fetchOrInsert(const Reading &reading)
{
    Series series;
    auto found = fetch(reading, series);
    if (found && !*found) {
        m_insert.bind(reading.deviceId).bind(reading.sensorType).bind(reading.unit).bind(reading.location);
        if (auto done = m_insert.execute(); !done)
            return Unexpected(done.error());
        found = fetch(reading, series);
    }
    if (!found)
        return Unexpected(found.error());
    if (!*found)
        return unexpected(ErrorCode::Internal, "a series just inserted is not there", reading.deviceId);
    return series;
}

Result<bool> SeriesCache::fetch(const Reading &reading, Series &series)
{
    if (auto done = m_select.bind(reading.deviceId).bind(reading.sensorType).bind(reading.unit).execute(); !done)
        return Unexpected(done.error());
    const bool found = m_select.next();
    if (found)
        series = {m_select.integer(0), m_select.text(1)};
    m_select.finish();
    return found;
}

} // namespace lineside
