// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "process/processor.h"
#include "process/unittable.h"

namespace lineside {

struct Config;

/// What the configuration says of units, in the form the processor asks for. Pure. Thread: any. Errors: none; that the
/// site's units fit was checked when the configuration was read.

/// The built-in table with what the site adds.
[[nodiscard]] UnitTable unitsOf(const UnitSettings &settings);

/// What signals measure by the units of their limits, and the names that one device alone uses.
[[nodiscard]] SignalUnits signalUnitsOf(const Config &config, const UnitTable &units);

} // namespace lineside
