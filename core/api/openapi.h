// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apicall.h"

#include <span>
#include <string>
#include <string_view>

namespace lineside {

/// /openapi.json: OpenAPI 3.1, written from the table of calls and the schemas, so that it says what is served.
/// Thread: any.
[[nodiscard]] std::string openApiJson(std::span<const ApiCall> calls, std::string_view version);

/// /docs: one page drawn from it, without a script and without anything from elsewhere. Thread: any.
[[nodiscard]] std::string apiPage(std::span<const ApiCall> calls);

} // namespace lineside
