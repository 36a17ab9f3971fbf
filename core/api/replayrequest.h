// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace lineside {

/// Body of POST /api/v1/quarantine/replay: nothing or {} for all rows, {"sequence": n} for one. Value: that one, or
/// nullopt for all. Errors: InvalidInput, also for a member it does not know, as "all" is not to be hit by mistake.
[[nodiscard]] Result<std::optional<std::uint64_t>> readReplayRequest(std::string_view body);

} // namespace lineside
