// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading.h"

#include "base/clock.h"

#include <algorithm>

namespace lineside {

std::string_view toString(TimeQuality quality)
{
    switch (quality) {
    case TimeQuality::Good:
        return "good";
    case TimeQuality::Late:
        return "late";
    case TimeQuality::Future:
        return "future";
    case TimeQuality::Unset:
        return "unset";
    }
    return "good";
}

// A date before this program was is none of a log that a device made for it, whatever else it may be.
EventTime Reading::happened(bool isClockSlow) const
{
    const bool isAhead = timestampMs > arrivalMs + kClockToleranceMs;
    const bool isUnset = timeQuality == TimeQuality::Unset || timestampMs < kClockSetMs;
    if (arrivalMs < kClockSetMs || !(isAhead || isUnset || isClockSlow))
        return {std::min(timestampMs, arrivalMs), std::nullopt};
    return {arrivalMs, timestampMs};
}

bool Reading::isSameAs(const Reading &other) const
{
    return timestampMs == other.timestampMs && value == other.value && deviceId == other.deviceId
        && sensorType == other.sensorType && unit == other.unit && location == other.location
        && metadata == other.metadata;
}

} // namespace lineside
