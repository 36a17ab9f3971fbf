// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/books.h"

#include <algorithm>
#include <utility>

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
    if (known.devices.size() < kDevicesNamed)
        known.devices.insert(deviceId);
}

void Books::received(std::uint64_t count)
{
    const std::lock_guard lock(m_mutex);
    const std::uint64_t early = std::min(count, m_countedEarly);
    m_countedEarly -= early;
    m_entries.received += count - early;
    m_entries.inFlight += count - early;
}

void Books::settled(const BookEntries &batch)
{
    const std::lock_guard lock(m_mutex);
    m_entries.stored += batch.stored;
    m_entries.duplicate += batch.duplicate;
    for (const auto &[reason, count] : batch.rejected)
        m_entries.rejected[reason] += count;
    m_entries.corrected += batch.corrected;
    for (const auto &[unit, seen] : batch.unknownUnits) {
        UnknownUnit &known = unitNamed(m_entries.unknownUnits, unit);
        known.count += seen.count;
        for (const std::string &device : seen.devices) {
            if (known.devices.size() < kDevicesNamed)
                known.devices.insert(device);
        }
    }
    const std::uint64_t settled = batch.stored + batch.duplicate + batch.rejectedTotal();
    const std::uint64_t early = settled - std::min(settled, m_entries.inFlight);
    m_countedEarly += early;
    m_entries.received += early;
    m_entries.inFlight -= settled - early;
}

void Books::dropped(std::map<std::string, std::uint64_t> totals)
{
    const std::lock_guard lock(m_mutex);
    m_entries.dropped = std::move(totals);
}

BookEntries Books::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    return m_entries;
}

} // namespace lineside
