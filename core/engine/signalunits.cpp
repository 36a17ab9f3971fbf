// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/signalunits.h"

#include "config/config.h"

namespace lineside {

SignalUnits signalUnitsOf(const Config &config, const UnitTable &units)
{
    SignalUnits known;
    for (const UnitDefinition &each : config.units.units) {
        if (!each.device.empty())
            known.deviceUnits.push_back(each);
    }
    for (const AlarmRule &rule : config.alarms.watches.rules.all()) {
        const bool isTold = isLimit(rule.kind) && rule.isOn.value_or(true) && rule.unit && rule.deviceType.empty();
        const std::string kind = isTold ? std::string(units.kindOf(*rule.unit)) : std::string();
        if (kind.empty())
            continue;
        if (rule.device.empty())
            known.kindOfSensor[rule.name] = kind;
        else
            known.kindOfSeries[{rule.device, rule.name}] = kind;
    }
    return known;
}

} // namespace lineside
