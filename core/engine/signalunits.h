// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "process/processor.h"
#include "process/unittable.h"

namespace lineside {

struct Config;

/// What signals measure by the units of their limits, and the names that one device alone uses, in the form the
/// processor asks for. Pure. Thread: any. Errors: none.
[[nodiscard]] SignalUnits signalUnitsOf(const Config &config, const UnitTable &units);

} // namespace lineside
