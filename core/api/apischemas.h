// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace lineside {

/// What a JSON object of the interface holds, in one line: "id:text value:num|null tags?:[text] steps:[AlarmStep]".
/// Kinds are text, int, num, bool, time (RFC 3339, UTC), any and object; another name is that schema; in brackets: a
/// list; "?" behind the name: it may be missing; "|null": it may be null. Members that are not named may come beside.
struct ApiSchema
{
    std::string_view name;
    std::string_view members;
    bool isClosed = false; ///< of a body: a member that is not named is refused
};

/// All there are. A test holds every answer of the running program against them (tests/integration/tst_openapi.cpp).
[[nodiscard]] std::span<const ApiSchema> apiSchemas();

/// The same as JSON Schema 2020-12, as OpenAPI 3.1 has it under components.
[[nodiscard]] std::string jsonSchemaOf(const ApiSchema &schema);

} // namespace lineside
