// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jsonwriter.h"
#include "api/parametercheck.h"
#include "base/result.h"
#include "model/commandquery.h"

#include <string>

namespace lineside {

// Orders as they go over HTTP. Pure. Thread: any.

/// With its whole life.
void writeCommand(JsonWriter &json, const Command &command);
/// {"commands":[…],"count":n,"next":…}
[[nodiscard]] std::string commandsJson(const CommandPage &page);

/// The same as a table: a line each, its life left out.
[[nodiscard]] std::string commandsCsv(const CommandPage &page);

/// ?device=&state=&by=&text=&from=&to=&limit=&before= Errors: InvalidInput, the parameter as context.
[[nodiscard]] Result<CommandQuery> readCommandQuery(const Parameters &parameters);

} // namespace lineside
