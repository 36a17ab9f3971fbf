// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmlimit.h"
#include "alarms/conditionrule.h"
#include "alarms/escalations.h"
#include "alarms/watchsettings.h"
#include "base/result.h"
#include "model/alarm.h"
#include "model/alarmposition.h"
#include "model/seriesmap.h"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

using AlarmLimits = std::map<LimitKind, AlarmLimit>;

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

/// [alarms] in the configuration, and what was changed on a panel.
struct AlarmSettings
{
    AlertPublish publish = AlertPublish::Activation;
    DeadbandDefault deadbands = DeadbandDefault::None;
    EscalationTimes escalateAfter{}; ///< [escalation]
    WatchSettings watches; ///< how alarms of every kind behave
    std::vector<ConditionRule> conditions; ///< what suppresses alarms by design
    std::vector<AlarmPosition> positions; ///< for figures; without any the whole site is one
    std::chrono::milliseconds maxShelved = std::chrono::hours(8); ///< the longest an alarm is shelved: a shift

    /// The limits in force for a signal of a machine of that class, each with its deadband.
    [[nodiscard]] AlarmLimits limitsOf(const SeriesKey &series, std::string_view deviceType = {}) const;

    /// These, and over them those rules: what people changed lies over the configuration.
    [[nodiscard]] AlarmSettings with(const std::vector<AlarmRule> &rules) const;

    /// How all alarms of the subject behave, as a rule that leaves nothing out.
    [[nodiscard]] AlarmRule inForce(const AlarmSubject &subject) const;
    /// Whether the rule, which is one of these, leaves limits as they can be: there is one, and low-low < low < high <
    /// high-high, and a deviation has its setpoint. Errors: InvalidInput, the context is the field.
    [[nodiscard]] Result<void> checkLimit(const AlarmRule &rule) const;

    /// One more rule, which says all of a limit: of a sensor type, or of one device's signal. None: it has no such
    /// limit.
    void setLimit(const std::string &sensorType, LimitKind kind, const std::optional<AlarmLimit> &limit,
                  const std::string &device = {});

    /// The contract's defaults: temperature 80 celsius, pressure 200000 pascal, humidity 90 percent (core/CONTRACT.md
    /// §2).
    [[nodiscard]] static AlarmSettings defaults();
};

} // namespace lineside
