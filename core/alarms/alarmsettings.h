// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmlimit.h"
#include "alarms/watchsettings.h"
#include "model/alarm.h"
#include "model/signallookup.h"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace lineside {

using AlarmLimits = std::map<LimitKind, AlarmLimit>;
/// A device's own limits, which replace those of its type kind by kind; none: this kind is switched off for it.
using OwnLimits = std::map<LimitKind, std::optional<AlarmLimit>>;

/// When an alert goes out on alerts/{device_id}.
enum class AlertPublish {
    Activation, ///< once per activation
    EveryReading, ///< for every reading beyond the limit, as the reference does
};

/// The deadband of a limit that has none of its own.
enum class DeadbandDefault {
    None, ///< none: gone as soon as the value is at the limit
    ByQuantity, ///< temperature 1 %, pressure 2 %, level and flow 5 % of the span between the signal's lowest and
                ///< highest limit, or of the limit itself where there is no span. Source: ISA-18.2, EEMUA 191
};

/// [alarms] in the configuration. A device's own limits replace those of the type, kind by kind.
struct AlarmSettings
{
    std::map<std::string, AlarmLimits> bySensorType;
    SignalLookup<OwnLimits> byDevice;
    AlertPublish publish = AlertPublish::Activation;
    DeadbandDefault deadbands = DeadbandDefault::None;
    WatchSettings watches; ///< of what is not heard, or not as it should be
    std::chrono::milliseconds maxShelved = std::chrono::hours(8); ///< the longest an alarm is shelved: a shift

    /// The limits in force for a signal, each with its deadband.
    [[nodiscard]] AlarmLimits limitsOf(const SeriesKey &series) const;
    /// Those of the type of this name, else of one that differs in ASCII case and blanks around it alone. Null: no
    /// limit names it.
    [[nodiscard]] const AlarmLimits *limitsOfType(std::string_view sensorType) const;
    /// The same from its parts; `own` and `ofType` may be null.
    [[nodiscard]] AlarmLimits merged(std::string_view sensorType, const OwnLimits *own,
                                     const AlarmLimits *ofType) const;

    /// The contract's defaults: temperature 80 celsius, pressure 200000 pascal, humidity 90 percent (core/CONTRACT.md
    /// §2).
    [[nodiscard]] static AlarmSettings defaults();
};

} // namespace lineside
