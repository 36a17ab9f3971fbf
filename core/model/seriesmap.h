// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading.h"

#include <cstddef>
#include <functional>
#include <string_view>
#include <unordered_map>

namespace lineside {

/// Names a signal without owning the text: what a hot path looks up with.
struct SeriesView
{
    SeriesView(const SeriesKey &key)
        : deviceId(key.deviceId)
        , sensorType(key.sensorType)
    {
    }
    SeriesView(const Reading &reading)
        : deviceId(reading.deviceId)
        , sensorType(reading.sensorType)
    {
    }

    std::string_view deviceId;
    std::string_view sensorType;
    bool operator==(const SeriesView &) const = default;
};

struct SeriesHash
{
    using is_transparent = void;
    std::size_t operator()(SeriesView series) const
    {
        const std::hash<std::string_view> hash;
        return hash(series.deviceId) * 31 + hash(series.sensorType);
    }
};

struct SeriesEqual
{
    using is_transparent = void;
    bool operator()(SeriesView a, SeriesView b) const { return a == b; }
};

/// A map by signal that is looked up with a Reading as it is: `find(SeriesView(reading))` makes no string.
template <typename T>
using SeriesMap = std::unordered_map<SeriesKey, T, SeriesHash, SeriesEqual>;

} // namespace lineside
