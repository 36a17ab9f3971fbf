// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/ruleunits.h"

namespace lineside {

/// A deadband is a difference, and so are the limits of changes and deviations: no zero point moves them.
Result<void> toBaseUnit(AlarmRule &rule, const UnitTable &units)
{
    if (!rule.unit || rule.unit->empty())
        return {};
    const std::string unit = *rule.unit;
    const std::string_view usual = units.kindOfSensor(rule.name);
    if (!usual.empty() && units.knows(unit) && usual != units.kindOf(unit))
        return unexpected(ErrorCode::InvalidInput, "is no unit of " + std::string(usual), "unit");
    const auto value = units.normalise(unit, rule.limit.value_or(0));
    const auto deadband = units.normaliseDifference(unit, rule.deadband.value_or(0));
    const auto change = units.normaliseDifference(unit, rule.limit.value_or(0));
    const auto setpoint = units.normalise(unit, rule.setpoint.value_or(0));
    if (!value || !deadband || !change || !setpoint)
        return unexpected(ErrorCode::InvalidInput,
                          units.knows(unit) ? "cannot hold this limit" : "is not known; [[unit]] can define it",
                          "unit");
    if (rule.limit)
        rule.limit = isLimit(rule.kind) ? value->value : *change;
    if (rule.setpoint)
        rule.setpoint = setpoint->value;
    if (rule.deadband)
        rule.deadband = *deadband;
    rule.unit = value->unit;
    return {};
}

} // namespace lineside
