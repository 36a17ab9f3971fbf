// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/processor.h"

#include <algorithm>

namespace lineside {

namespace {

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

} // namespace

Processed Processor::process(Reading &reading, std::int64_t nowMs) const
{
    Processed done;
    normaliseUnit(reading, m_units, done);
    clampHumidity(reading, done);
    reading.processedMs = nowMs;
    return done;
}

} // namespace lineside
