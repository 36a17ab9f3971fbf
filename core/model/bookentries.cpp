// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bookentries.h"

#include <cstddef>

namespace lineside {

namespace {

constexpr std::size_t kUnitsNamed = 100; // names a scrape may carry; a hall with more has another trouble
constexpr std::size_t kDevicesNamed = 5; // enough to walk to one

UnknownUnit &unitNamed(std::map<std::string, UnknownUnit> &units, const std::string &name)
{
    if (const auto known = units.find(name); known != units.end())
        return known->second;
    const std::size_t named = units.size() - units.count("other");
    return units[named < kUnitsNamed ? name : "other"];
}

void noteDevice(UnknownUnit &unit, const std::string &deviceId)
{
    if (unit.devices.size() < kDevicesNamed)
        unit.devices.insert(deviceId);
}

} // namespace

std::uint64_t BookEntries::rejectedTotal() const
{
    std::uint64_t total = 0;
    for (const auto &[reason, count] : rejected)
        total += count;
    return total;
}

std::uint64_t BookEntries::unknownUnitsTotal() const
{
    std::uint64_t total = 0;
    for (const auto &[unit, known] : unknownUnits)
        total += known.count;
    return total;
}

void BookEntries::countUnknownUnit(const std::string &unit, const std::string &deviceId)
{
    UnknownUnit &known = unitNamed(unknownUnits, unit);
    ++known.count;
    noteDevice(known, deviceId);
}

void BookEntries::countUnknownUnits(const std::map<std::string, UnknownUnit> &more)
{
    for (const auto &[unit, seen] : more) {
        UnknownUnit &known = unitNamed(unknownUnits, unit);
        known.count += seen.count;
        for (const std::string &device : seen.devices)
            noteDevice(known, device);
    }
}

} // namespace lineside
