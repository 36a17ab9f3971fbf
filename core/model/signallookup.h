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

/// What is said of a sensor type, in a map by its name or a list of (name, what), however a device writes it: the same
/// spelling first, then isSameSensorType(). The one rule of it. Null: nothing is said.
template <typename Said>
[[nodiscard]] auto *findSensorType(Said &said, std::string_view sensorType)
{
    auto found = said.begin();
    while (found != said.end() && found->first != sensorType)
        ++found;
    if (found == said.end()) {
        found = said.begin();
        while (found != said.end() && !isSameSensorType(found->first, sensorType))
            ++found;
    }
    return found == said.end() ? nullptr : &found->second;
}

/// What the site says of single signals of single devices, found as findSensorType() finds it. For a hot path: find()
/// makes no string.
/// Owner: whoever fills it. Thread: any once filled. Errors: none.
template <typename T>
class SignalLookup
{
public:
    /// Null: nothing is said.
    [[nodiscard]] const T *find(SeriesView series) const
    {
        if (m_byDevice.empty())
            return nullptr;
        const auto device = m_byDevice.find(series.deviceId);
        return device == m_byDevice.end() ? nullptr : findSensorType(device->second, series.sensorType);
    }
    /// Of the signal, by whichever spelling it was said first.
    T &operator[](const SeriesKey &series)
    {
        auto &ofDevice = m_byDevice[series.deviceId];
        if (T *said = findSensorType(ofDevice, series.sensorType))
            return *said;
        return ofDevice.emplace_back(series.sensorType, T()).second;
    }
    /// Calls `visit(series, what)` for all that is said, in no order.
    template <typename Visit>
    void forEach(Visit visit) const
    {
        for (const auto &[deviceId, said] : m_byDevice)
            for (const auto &[sensorType, what] : said)
                visit(SeriesKey{deviceId, sensorType}, what);
    }

private:
    struct Hash : std::hash<std::string_view>
    {
        using is_transparent = void;
    };
    std::unordered_map<std::string, std::vector<std::pair<std::string, T>>, Hash, std::equal_to<>> m_byDevice;
};

} // namespace lineside
