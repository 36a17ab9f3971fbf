// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/reading.h"
#include "store/database.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace lineside {

/// Number of each (device, sensor type, unit) in one slice, made when first met. The place is a device's free text and
/// no part of it: a vehicle that sends its position is one series, not one a reading.
/// Owner: SliceWriter. Thread: that of its Database. Inside the caller's transaction: clear() after a rollback.
class SeriesCache
{
public:
    [[nodiscard]] Result<void> prepare(Database &database);
    struct Place
    {
        std::int64_t seriesId = 0;
        bool isElsewhere = false; ///< the reading was not taken where its series began
    };
    [[nodiscard]] Result<Place> placeOf(const Reading &reading);
    void clear() { m_series.clear(); }

private:
    struct Name
    {
        std::string deviceId;
        std::string sensorType;
        std::string unit;
    };
    struct Series
    {
        std::int64_t id = 0;
        std::string location;
    };
    // Lets a Reading be looked up without copying its strings.
    struct Hash
    {
        using is_transparent = void;
        template <typename Named>
        std::size_t operator()(const Named &name) const
        {
            const std::hash<std::string_view> hash;
            std::size_t seed = hash(name.deviceId);
            for (const std::string_view part : {std::string_view(name.sensorType), std::string_view(name.unit)})
                seed = seed * 31 + hash(part);
            return seed;
        }
    };
    struct Equal
    {
        using is_transparent = void;
        template <typename Left, typename Right>
        bool operator()(const Left &left, const Right &right) const
        {
            return left.deviceId == right.deviceId && left.sensorType == right.sensorType && left.unit == right.unit;
        }
    };

    [[nodiscard]] Result<Series> fetchOrInsert(const Reading &reading);
    [[nodiscard]] Result<bool> fetch(const Reading &reading, Series &series);

    // A sender that invents names must not fill the memory; the table in the file is the truth.
    static constexpr std::size_t kMaxEntries = 40'000; // about 10 MiB

    std::unordered_map<Name, Series, Hash, Equal> m_series;
    Statement m_insert;
    Statement m_select;
};

} // namespace lineside
