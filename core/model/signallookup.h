// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/name.h"
#include "model/seriesmap.h"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace lineside {

/// What the site says of single signals of single devices, found however the device writes the sensor type: the same
/// spelling first, then isSameSensorType(). For a hot path: find() makes no string.
/// Owner: whoever fills it. Thread: any once filled. Errors: none.
template <typename T>
class SignalLookup
{
public:
    SignalLookup() = default;
    /// From any map by SeriesKey.
    template <typename Map>
    explicit SignalLookup(const Map &said)
    {
        for (const auto &[series, what] : said)
            m_byDevice[series.deviceId].emplace_back(series.sensorType, what);
    }

    /// Null: nothing is said.
    [[nodiscard]] const T *find(SeriesView series) const
    {
        if (m_byDevice.empty())
            return nullptr;
        const auto device = m_byDevice.find(series.deviceId);
        if (device == m_byDevice.end())
            return nullptr;
        for (const auto &[sensorType, what] : device->second)
            if (sensorType == series.sensorType)
                return &what;
        for (const auto &[sensorType, what] : device->second)
            if (isSameSensorType(sensorType, series.sensorType))
                return &what;
        return nullptr;
    }

private:
    struct Hash : std::hash<std::string_view>
    {
        using is_transparent = void;
    };
    std::unordered_map<std::string, std::vector<std::pair<std::string, T>>, Hash, std::equal_to<>> m_byDevice;
};

} // namespace lineside
