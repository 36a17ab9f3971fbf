// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/history.h"

#include <cstdint>
#include <map>
#include <string>

namespace lineside {

/// ?device=…&sensor=…[&from=…][&to=…][&points=…] -> what to look up. Times are RFC 3339; `to` defaults to now, `from`
/// to an hour before `to`, points to 1200 (at most 10000). Thread: any.
/// Errors: InvalidInput, the parameter as context.
[[nodiscard]] Result<HistoryQuery> readHistoryRequest(const std::map<std::string, std::string> &parameters,
                                                      std::int64_t nowMs);

} // namespace lineside
