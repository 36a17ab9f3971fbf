// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"

#include <cstdint>
#include <string>

namespace lineside {

/// An alert that must reach `alerts/{deviceId}` once: kept from the activation until the broker has confirmed it.
struct PendingAlert
{
    std::uint64_t id = 0; ///< alertId(); the same again when the journal is replayed
    std::string deviceId;
    std::string payload; ///< JSON, as published
};

/// Names the alert of one transition for ever. A reading's transition: its journal position and the limit kind, so a
/// replay gives the same id. A timer's or person's (position 0): from alarm, event and time, in a range of its own.
[[nodiscard]] std::uint64_t alertId(const AlarmTransition &transition);

} // namespace lineside
