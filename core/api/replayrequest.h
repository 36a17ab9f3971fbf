// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/operatoraction.h"

#include <string_view>

namespace lineside {

/// Body of POST /api/v1/quarantine/replay: nothing or {} for all rows, {"sequence": n} for one of each sink that has
/// it,
/// {"sink": name} for those of one sink; both for one row. Errors: InvalidInput, also for a member it does not know, as
/// "all" is not to be hit by mistake.
[[nodiscard]] Result<ReplayQuarantine> readReplayRequest(std::string_view body);

} // namespace lineside
