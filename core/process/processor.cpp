// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/processor.h"

#include "base/clock.h"

#include <algorithm>

namespace lineside {

namespace {

// 2001-01-01: clocks that were never set begin in 1970 (Unix), 1980 (GPS, FAT) or 2000 (real-time clock chips).
constexpr std::int64_t kDeviceClockSetMs = 978'307'200'000;
constexpr std::int64_t kLateMs = 300'000; // as long as a device may be silent before it counts as offline

void distrust(Reading &reading, Processed &done)
{
    reading.quality = std::max(reading.quality, Quality::Uncertain);
    done.corrected = true;
}

void normaliseUnit(Reading &reading, const UnitTable &units, Processed &done)
{
    if (reading.unit.empty())
        return;
    if (const auto normalised = units.normalise(reading.unit, reading.value)) {
        reading.value = normalised->value;
        reading.unit = normalised->unit;
    } else if (units.knows(reading.unit)) {
        distrust(reading, done);
    } else {
        done.unitUnknown = true;
    }
}

void clampHumidity(Reading &reading, Processed &done)
{
    if (reading.sensorType != "humidity")
        return;
    const double clamped = std::clamp(reading.value, 0.0, 100.0);
    if (clamped != reading.value)
        distrust(reading, done);
    reading.value = clamped;
}

TimeQuality judgeTime(std::int64_t sourceMs, std::int64_t arrivalMs)
{
    if (sourceMs < kDeviceClockSetMs)
        return TimeQuality::Unset;
    if (arrivalMs < kClockSetMs)
        return TimeQuality::Good;
    if (sourceMs > arrivalMs + kClockToleranceMs)
        return TimeQuality::Future;
    return sourceMs < arrivalMs - kLateMs ? TimeQuality::Late : TimeQuality::Good;
}

} // namespace

Processed Processor::process(Reading &reading, std::int64_t nowMs) const
{
    Processed done;
    normaliseUnit(reading, m_units, done);
    clampHumidity(reading, done);
    reading.timeQuality = judgeTime(reading.timestampMs, reading.arrivalMs);
    reading.processedMs = nowMs;
    return done;
}

} // namespace lineside
