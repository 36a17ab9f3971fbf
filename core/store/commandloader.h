// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/commandquery.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

class Database;
class FormerNames;

// Orders as state.db holds them. Thread: that of the database.

/// What makes a row one that may still change: as the index commands_open has it.
inline constexpr std::string_view kIsOpenCommand = "(state < 5 OR state = 9)";

/// Oldest first.
[[nodiscard]] Result<std::vector<Command>> loadOpenCommands(Database &state);
/// Nothing: there is none of that id, or it went long ago.
[[nodiscard]] Result<std::optional<Command>> loadCommand(Database &state, const std::string &id);
[[nodiscard]] Result<CommandPage> loadCommands(Database &state, const FormerNames &names, const CommandQuery &query);

} // namespace lineside
