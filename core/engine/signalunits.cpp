// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/signalunits.h"

#include "config/config.h"

namespace lineside {

namespace {

const AlarmLimit *inForce(const AlarmLimit &limit)
{
    return &limit;
}

/// Null: this kind is switched off.
const AlarmLimit *inForce(const std::optional<AlarmLimit> &limit)
{
    return limit ? &*limit : nullptr;
}

/// By the first limit that names a unit; empty: none does.
template <typename Limits>
std::string kindOf(const Limits &limits, const UnitTable &units)
{
    for (const auto &[kind, told] : limits) {
        if (const AlarmLimit *limit = inForce(told); limit && !limit->unit.empty())
            return std::string(units.kindOf(limit->unit));
    }
    return {};
}

} // namespace

SignalUnits signalUnitsOf(const Config &config, const UnitTable &units)
{
    SignalUnits known;
    for (const UnitDefinition &each : config.units.units) {
        if (!each.device.empty())
            known.deviceUnits.push_back(each);
    }
    for (const auto &[sensorType, limits] : config.alarms.bySensorType) {
        if (const std::string kind = kindOf(limits, units); !kind.empty())
            known.kindOfSensor[sensorType] = kind;
    }
    config.alarms.byDevice.forEach([&](const SeriesKey &series, const OwnLimits &limits) {
        if (const std::string kind = kindOf(limits, units); !kind.empty())
            known.kindOfSeries[series] = kind;
    });
    return known;
}

} // namespace lineside
