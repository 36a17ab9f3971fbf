// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/seriescache.h"

namespace lineside {

Result<void> SeriesCache::prepare(Database &database)
{
    return database.prepareAll({
        {&m_insert, "INSERT OR IGNORE INTO series(device_id, sensor_type, unit, location) VALUES(?, ?, ?, ?)"},
        {&m_select, "SELECT id FROM series WHERE device_id = ? AND sensor_type = ? AND unit = ? AND location = ?"},
    });
}

Result<std::int64_t> SeriesCache::idOf(const Reading &reading)
{
    if (const auto found = m_ids.find(reading); found != m_ids.end())
        return found->second;
    auto id = fetchOrInsert(reading);
    if (!id)
        return id;
    if (m_ids.size() >= kMaxEntries)
        m_ids.clear();
    m_ids.emplace(Name{reading.deviceId, reading.sensorType, reading.unit, reading.location}, *id);
    return id;
}

Result<std::int64_t> SeriesCache::fetchOrInsert(const Reading &reading)
{
    for (Statement *statement : {&m_insert, &m_select}) {
        statement->bind(reading.deviceId).bind(reading.sensorType).bind(reading.unit).bind(reading.location);
        if (auto done = statement->execute(); !done)
            return Unexpected(done.error());
    }
    if (!m_select.next())
        return unexpected(ErrorCode::Internal, "a series just inserted is not there", reading.deviceId);
    const auto id = m_select.integer(0);
    m_select.finish();
    return id;
}

} // namespace lineside
