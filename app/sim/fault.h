// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace lineside::sim {

/// What can go wrong with a machine, on demand.
enum class Fault {
    Overheat, ///< its temperature climbs far beyond normal until it is stopped
    Leak, ///< its pressure or flow sinks to a fraction
    Stuck, ///< its first sensor repeats the last value for ever
    DropOut, ///< its first sensor says nothing any more
    Silence, ///< it says nothing at all
    Garbage, ///< it sends payloads that are no SensorData, beside its good ones
};

/// A fault to come: "oven-01:overheat:60", the last part in seconds from the start.
struct PlannedFault
{
    std::string machineId;
    Fault fault = Fault::Overheat;
    std::chrono::seconds after{0};
};

/// Errors: InvalidInput with the place that is wrong.
[[nodiscard]] Result<PlannedFault> parsePlannedFault(std::string_view text);

} // namespace lineside::sim
