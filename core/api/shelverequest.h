// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/operatoraction.h"

#include <string_view>

namespace lineside {

/// The body of a shelving without its alarms: {"mode": "timed" or "oneshot", "seconds": number, "reason": "…"}.
/// One-shot without seconds is bounded by the longest shelf there is. A second is the least.
/// Errors: InvalidInput, also for a member it does not know.
[[nodiscard]] Result<ShelveAlarms> readShelveRequest(std::string_view body);

} // namespace lineside
