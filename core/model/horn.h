// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"

#include <cstdint>
#include <string>

namespace lineside {

/// How the horn stands: what the panel, `edge/horn` and the status show. A value.
struct HornState
{
    bool isWanted = false; ///< an alarm calls for it
    bool isOn = false; ///< it sounds now: in a burst, and nobody silenced it
    bool isSilenced = false; ///< by a person, until a new call or its time
    bool isTest = false; ///< it sounds for a test
    Priority priority = Priority::Low; ///< whose pattern it sounds: the worst that calls, or the one tested

    bool operator==(const HornState &) const = default;
};

/// What carries the sound, and whether it does.
struct HornOutputs
{
    std::int64_t untakenSinceMs = 0; ///< UTC: since then the broker has not taken that it is to sound; 0: it has
    std::string soundProblem{}; ///< why a panel cannot sound though it is to; empty: it can, or is not asked to
};

} // namespace lineside
