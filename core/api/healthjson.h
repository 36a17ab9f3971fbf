// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarmhealth.h"

#include <string>
#include <vector>

namespace lineside {

/// Figures of alarms: ours in groups, then OPC UA's under its own names (Part 9, AlarmMetricsType; durations in ms,
/// rates in alarms per 10 minutes). null: there is nothing to take the figure from. Pure. Thread: any.
[[nodiscard]] std::string alarmHealthJson(const AlarmHealth &health);

/// Figures that go on, under OPC UA's names alone, as `edge/alarms` tells them. `node`: whose they are.
[[nodiscard]] std::string alarmMetricsJson(const AlarmHealth &health, const std::string &node);

/// Those of the site and of each operator position.
[[nodiscard]] std::string alarmMetricsListJson(const std::vector<AlarmHealth> &figures);

/// The floods alone, oldest first.
[[nodiscard]] std::string alarmFloodsJson(const std::vector<AlarmFlood> &floods);

} // namespace lineside
