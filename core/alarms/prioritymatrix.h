// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmsettings.h"
#include "model/alarmguide.h"

#include <chrono>
#include <string>
#include <vector>

namespace lineside {

/// The priority that the time to respond and the severity of doing nothing ask for. Source of the bounds in time:
/// EEMUA 191; the matrix itself is core/FACTS.md, "Priorities".
[[nodiscard]] Priority proposedPriority(std::chrono::seconds respondWithin, Severity severity);

/// What an engineer should look at once more, a sentence each: alarms whose priority is not what the matrix proposes,
/// as far as the site says both for them, and a mix with too many high ones. Pure. Thread: any.
[[nodiscard]] std::vector<std::string> priorityDoubts(const AlarmGuides &guides, const AlarmSettings &settings);

} // namespace lineside
