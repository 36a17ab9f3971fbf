// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/command.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// Which orders of the plant are wanted. What is left as it is asks nothing.
struct CommandQuery
{
    std::int64_t fromMs = std::numeric_limits<std::int64_t>::min(); ///< UTC, of the request, included
    std::int64_t toMs = std::numeric_limits<std::int64_t>::max(); ///< UTC, excluded
    std::string deviceId{};
    std::vector<CommandState> states{}; ///< empty: all
    std::string by{}; ///< who asked or approved
    std::string text{}; ///< stands in the order, what it changes, its machine, who, why; in any case of ASCII letters
    std::uint64_t before = 0; ///< older than the one of this number; 0: from the newest
    std::size_t limit = 100;
};

/// Newest first. What is added while somebody pages moves no page.
struct CommandPage
{
    std::vector<Command> commands;
    std::optional<std::uint64_t> next; ///< to be asked for as `before`; none: it ends here
};

/// The state that toString() names so; nothing for any other word. Thread: any.
[[nodiscard]] std::optional<CommandState> parseCommandState(std::string_view word);

} // namespace lineside
