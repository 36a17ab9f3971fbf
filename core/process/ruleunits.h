// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/alarmrule.h"
#include "process/unittable.h"

namespace lineside {

/// Has a rule say its limit, setpoint and deadband in the base unit of their quantity; one without a unit is in it
/// already. Pure. Thread: any. Errors: InvalidInput, of the field "unit"; the rule stays as it was.
Result<void> toBaseUnit(AlarmRule &rule, const UnitTable &units);

} // namespace lineside
