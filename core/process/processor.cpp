// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/processor.h"

#include "base/clock.h"
#include "base/jsontext.h"
#include "model/name.h"
#include "process/unitspelling.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

// 2001-01-01: clocks that were never set begin in 1970 (Unix), 1980 (GPS, FAT) or 2000 (real-time clock chips).
constexpr std::int64_t kDeviceClockSetMs = 978'307'200'000;
// Spellings and sensor types come from outside: remembered up to here, then anew. A hall has some dozens.
constexpr std::size_t kRemembered = 1024;
constexpr std::size_t kLabelBytes = 48;

template <typename Map, typename Make>
auto &rememberIn(Map &map, std::string_view key, Make make)
{
    if (const auto known = map.find(key); known != map.end())
        return known->second;
    if (map.size() >= kRemembered)
        map.clear();
    return map.emplace(std::string(key), make()).first->second;
}

void distrust(Reading &reading, Processed &done)
{
    reading.quality = std::max(reading.quality, Quality::Uncertain);
    done.corrected = true;
}

void clampHumidity(Reading &reading, Processed &done)
{
    if (reading.unitUnknown || !isSameSensorType(reading.sensorType, "humidity"))
        return;
    const double clamped = std::clamp(reading.value, 0.0, 100.0);
    if (clamped != reading.value)
        distrust(reading, done);
    reading.value = clamped;
}

TimeQuality judgeTime(std::int64_t sourceMs, std::int64_t arrivalMs, std::int64_t lateAfterMs)
{
    if (sourceMs < kDeviceClockSetMs)
        return TimeQuality::Unset;
    if (arrivalMs < kClockSetMs)
        return TimeQuality::Good;
    if (sourceMs > arrivalMs + kClockToleranceMs)
        return TimeQuality::Future;
    return sourceMs < arrivalMs - lateAfterMs ? TimeQuality::Late : TimeQuality::Good;
}

} // namespace

Processor::Processor(const UnitTable &units, SignalUnits known, std::chrono::milliseconds lateAfter)
    : m_units(units)
    , m_known(std::move(known))
    , m_lateAfterMs(lateAfter.count())
{
    for (const UnitDefinition &each : m_known.deviceUnits) {
        const auto unit = m_units.find(each.code);
        const Meant meant{unit, unit ? m_units.kindOf(*unit) : std::string_view()};
        for (const std::string &alias : each.aliases)
            m_deviceUnits[each.device].push_back(
                {each.sensorType, alias, meant, foldedUnit(alias), m_units.find(alias)});
    }
    for (auto &[device, own] : m_deviceUnits) // what is said of one signal goes before what is said of all
        std::ranges::stable_partition(own, [](const DeviceUnit &each) { return !each.sensorType.empty(); });
}

Processed Processor::process(Reading &reading, std::int64_t nowMs)
{
    Processed done;
    normaliseUnit(reading, done);
    clampHumidity(reading, done);
    reading.timeQuality = judgeTime(reading.timestampMs, reading.arrivalMs, m_lateAfterMs);
    reading.processedMs = nowMs;
    return done;
}

void Processor::normaliseUnit(Reading &reading, Processed &done)
{
    const Meant meant = meantBy(reading);
    if (!meant.unit && reading.unit.empty())
        return;
    const std::string_view wanted = kindOf(reading);
    if (!meant.unit || (!wanted.empty() && wanted != meant.kind)) {
        reading.unitUnknown = true;
        reading.quality = std::max(reading.quality, Quality::Uncertain);
        done.unitUnknown = true;
        boundUnitNames(reading);
    } else if (const auto normalised = m_units.normalise(*meant.unit, reading.value)) {
        reading.value = normalised->value;
        reading.unit = normalised->unit;
    } else {
        distrust(reading, done);
    }
}

/// A unit is part of a series' key, and a device may invent one a reading: only so many unknown ones name a series.
void Processor::boundUnitNames(Reading &reading)
{
    const bool isOther = reading.unit == kOtherUnit; // sent by the device: what it says is told as of any other
    if (!isOther && m_unknownNames.contains(reading.unit))
        return;
    if (!isOther && m_unknownNames.size() < kUnknownNames) {
        m_unknownNames.emplace(reading.unit, true);
        return;
    }
    std::string metadata = "{\"unit_as_sent\":";
    appendJsonString(metadata, reading.unit);
    const auto first = reading.metadata.find_first_not_of("{ \t\r\n");
    const bool isEmpty = first == std::string::npos || reading.metadata[first] == '}';
    metadata += isEmpty ? "}" : ',' + reading.metadata.substr(first);
    reading.metadata = std::move(metadata);
    reading.unit = kOtherUnit;
}

Processor::Meant Processor::meantBy(const Reading &reading)
{
    if (const Meant *own = m_deviceUnits.empty() ? nullptr : meantByDevice(reading))
        return *own;
    return rememberIn(m_spellings, reading.unit, [&] {
        const auto unit = m_units.find(reading.unit);
        return Meant{unit, unit ? m_units.kindOf(*unit) : std::string_view()};
    });
}

const Processor::Folded &Processor::foldedUnitOf(const Reading &reading)
{
    return rememberIn(m_folded, reading.unit, [&] {
        return Folded{foldedUnit(reading.unit), m_units.find(reading.unit)};
    });
}

/// As written first, then folded: but not what the table itself tells apart from the alias by case (mPa, MPa).
const Processor::Meant *Processor::meantByDevice(const Reading &reading)
{
    const auto device = m_deviceUnits.find(reading.deviceId);
    if (device == m_deviceUnits.end())
        return nullptr;
    const auto isOf = [&reading](const DeviceUnit &each) {
        return each.sensorType.empty() || isSameSensorType(each.sensorType, reading.sensorType);
    };
    for (const DeviceUnit &each : device->second) {
        if (each.spelling == reading.unit && isOf(each))
            return &each.meant;
    }
    if (reading.unit.size() > UnitTable::kMaxNameBytes)
        return nullptr;
    const Folded &sent = foldedUnitOf(reading);
    for (const DeviceUnit &each : device->second) {
        if (each.folded == sent.text && (!sent.usual || sent.usual == each.usual) && isOf(each))
            return &each.meant;
    }
    return nullptr;
}

/// Empty: whatever it measures.
std::string_view Processor::kindOf(const Reading &reading)
{
    if (const std::string *own = m_known.kindOfSeries.find(SeriesView(reading)))
        return *own;
    return rememberIn(m_kinds, reading.sensorType, [&]() -> std::string_view {
        const std::string *told = findSensorType(m_known.kindOfSensor, reading.sensorType);
        return told ? std::string_view(*told) : m_units.kindOfSensor(reading.sensorType);
    });
}

std::string unitLabel(std::string_view unit)
{
    std::size_t end = std::min(unit.size(), kLabelBytes);
    while (end > 0 && end < unit.size() && (static_cast<unsigned char>(unit[end]) & 0xC0U) == 0x80U)
        --end; // not through the middle of a letter
    std::string label(unit.substr(0, end));
    std::replace_if(
        label.begin(), label.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    return label;
}

} // namespace lineside
