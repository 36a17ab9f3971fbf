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

/// Number of each (device, sensor type, unit, location) in one slice, made when first met.
/// Owner: SliceWriter. Thread: that of its Database. Inside the caller's transaction: clear() after a rollback.
class SeriesCache
{
public:
    [[nodiscard]] Result<void> prepare(Database &database);
    [[nodiscard]] Result<std::int64_t> idOf(const Reading &reading);
    void clear() { m_ids.clear(); }

private:
    struct Name
    {
        std::string deviceId;
        std::string sensorType;
        std::string unit;
        std::string location;
    };
    // Lets a Reading be looked up without copying its four strings.
    struct Hash
    {
        using is_transparent = void;
        template <typename Named>
        std::size_t operator()(const Named &name) const
        {
            const std::hash<std::string_view> hash;
            std::size_t seed = hash(name.deviceId);
            for (const std::string_view part :
                 {std::string_view(name.sensorType), std::string_view(name.unit), std::string_view(name.location)})
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
            return left.deviceId == right.deviceId && left.sensorType == right.sensorType && left.unit == right.unit
                && left.location == right.location;
        }
    };

    [[nodiscard]] Result<std::int64_t> fetchOrInsert(const Reading &reading);

    // A sender that invents names must not fill the memory; the table in the file is the truth.
    static constexpr std::size_t kMaxEntries = 100'000;

    std::unordered_map<Name, std::int64_t, Hash, Equal> m_ids;
    Statement m_insert;
    Statement m_select;
};

} // namespace lineside
