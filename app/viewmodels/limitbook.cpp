// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/limitbook.h"

namespace lineside {

std::vector<KnownLimit> LimitBook::limitsOf(const SeriesKey &series) const
{
    AlarmLimits limits;
    if (const auto own = m_settings.byDevice.find(series); own != m_settings.byDevice.end())
        limits = own->second;
    if (const auto type = m_settings.bySensorType.find(series.sensorType); type != m_settings.bySensorType.end())
        limits.insert(type->second.begin(), type->second.end()); // the device's own stay
    std::vector<KnownLimit> known;
    for (const auto &[kind, limit] : limits)
        known.push_back({kind, limit.limit, limit.priority});
    return known;
}

} // namespace lineside
