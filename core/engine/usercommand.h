// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secrettext.h"
#include "model/operatoraction.h"
#include "model/peoplestate.h"
#include "model/requester.h"

#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// `user add NAME --role R`, `user reset NAME`, `user disable NAME`, `token add NAME --role R`, `token revoke NAME` of
/// the console, as words.
struct UserCommand
{
    std::vector<std::string> words; ///< "user", "add", …
    SecretText secret{}; ///< one line of standard input; add and reset alone
};

/// Whoever reaches the console of the machine is root, or runs the engine: what they set up is theirs to set up.
[[nodiscard]] Requester consoleRequester();

/// The actions it comes to, in this order. `reset` lets somebody in again who was disabled or had expired.
/// Thread: any. Errors: InvalidInput for words that are none, NotFound for a user nobody knows.
[[nodiscard]] Result<std::vector<OperatorAction>> actionsOf(const UserCommand &command, const PeopleState &people);

/// A line a user, for `user list`; a line a token for `token list`. Nothing: it is no such command.
[[nodiscard]] std::optional<std::string> listedBy(const UserCommand &command, const PeopleState &people);

/// What the console says when it is done: of a new token the token alone.
[[nodiscard]] std::string saidOf(const ActionDone &done);

} // namespace lineside
