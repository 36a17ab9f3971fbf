// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/duplicatefilter.h"

#include <algorithm>

namespace lineside {

namespace {

constexpr std::string_view kLookUp
    = "SELECT 1 FROM series s JOIN points p ON p.series_id = s.id JOIN readings r ON r.seq = p.seq"
      " WHERE s.device_id = ? AND s.sensor_type = ? AND s.unit = ? AND s.location = ? AND p.ts = ? AND p.value = ?"
      " AND coalesce(r.metadata, '') = ? LIMIT 1";

bool isSame(const Reading &a, const Reading &b)
{
    return a.timestampMs == b.timestampMs && a.value == b.value && a.deviceId == b.deviceId
        && a.sensorType == b.sensorType && a.unit == b.unit && a.location == b.location && a.metadata == b.metadata;
}

} // namespace

Result<DuplicateFilter> DuplicateFilter::over(std::span<Database *const> slices)
{
    DuplicateFilter filter;
    for (Database *slice : slices) {
        auto lookUp = slice->prepare(kLookUp);
        if (!lookUp)
            return Unexpected(lookUp.error());
        filter.m_lookUps.push_back(std::move(*lookUp));
    }
    return filter;
}

Result<bool> DuplicateFilter::isKept(const Reading &reading)
{
    bool kept = reading.redelivered && isInBatch(reading);
    for (std::size_t i = 0; reading.redelivered && !kept && i < m_lookUps.size(); ++i) {
        Statement &lookUp = m_lookUps[i];
        lookUp.bind(reading.deviceId).bind(reading.sensorType).bind(reading.unit).bind(reading.location);
        lookUp.bind(reading.timestampMs).bind(reading.value).bind(reading.metadata);
        if (auto done = lookUp.execute(); !done)
            return Unexpected(done.error());
        kept = lookUp.next();
        lookUp.finish();
    }
    if (!kept)
        m_batch.emplace(reading.timestampMs, &reading);
    return kept;
}

bool DuplicateFilter::isInBatch(const Reading &reading) const
{
    const auto [begin, end] = m_batch.equal_range(reading.timestampMs);
    return std::any_of(begin, end, [&](const auto &entry) { return isSame(*entry.second, reading); });
}

} // namespace lineside
