// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarmhealth.h"

#include <string>
#include <vector>

namespace lineside {

/// Figures of alarms: ours in groups, then OPC UA's under its own names (Part 9, AlarmMetricsType; durations in ms,
/// rates in alarms per 10 minutes). null: there is nothing to take the figure from. Pure. Thread: any.
[[nodiscard]] std::string alarmHealthJson(const AlarmHealth &health);

/// The floods alone, oldest first.
[[nodiscard]] std::string alarmFloodsJson(const std::vector<AlarmFlood> &floods);

} // namespace lineside
