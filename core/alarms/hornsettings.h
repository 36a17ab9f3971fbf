// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"

#include <chrono>

namespace lineside {

/// [horn] in the configuration.
struct HornSettings
{
    bool isOn = true; ///< false: nothing sounds, and nothing is told on edge/horn
    Priority from = Priority::Medium; ///< milder alarms make no sound
    bool sound = false; ///< the panel sounds by itself
    std::chrono::milliseconds again{std::chrono::minutes(5)}; ///< after a silence it sounds again; zero: never
};

} // namespace lineside
