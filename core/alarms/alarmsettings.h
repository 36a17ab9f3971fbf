// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"

#include <chrono>
#include <map>
#include <string>

namespace lineside {

/// One limit and how its alarm behaves.
struct AlarmLimit
{
    double limit = 0; ///< strictly beyond it the condition is present (contract §2), in the base unit
    double deadband = 0; ///< how far a value must come back inside before the condition is gone, same unit
    std::chrono::milliseconds onDelay{0}; ///< the condition must stay present this long before activation
    std::chrono::milliseconds offDelay{0}; ///< and absent this long before return
    Priority priority = Priority::Medium;
    bool latch = false; ///< stays in the list after return until reset
};

using AlarmLimits = std::map<LimitKind, AlarmLimit>;

/// When an alert goes out on alerts/{device_id}.
enum class AlertPublish {
    Activation, ///< once per activation
    EveryReading, ///< for every reading beyond the limit, as the reference does
};

/// [alarms] in the configuration. A device's own limits replace those of the type, kind by kind.
struct AlarmSettings
{
    std::map<std::string, AlarmLimits> bySensorType;
    std::map<SeriesKey, AlarmLimits> byDevice;
    AlertPublish publish = AlertPublish::Activation;

    /// The contract's defaults: temperature 80 celsius, pressure 200000 pascal, humidity 90 percent (§2).
    [[nodiscard]] static AlarmSettings defaults();
};

} // namespace lineside
