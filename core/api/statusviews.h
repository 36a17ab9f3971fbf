// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/enginestatus.h"

#include <string>

namespace lineside {

// How the engine does -> the JSON of the API, field names and order as in core/CONTRACT.md §3. Pure. Thread: any.

[[nodiscard]] std::string healthJson(const EngineStatus &status, std::int64_t nowMs);
[[nodiscard]] std::string statusJson(const EngineStatus &status, std::int64_t nowMs);
[[nodiscard]] std::string sinksJson(const EngineStatus &status);

} // namespace lineside
