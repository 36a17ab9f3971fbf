// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secrettext.h"
#include "model/operatoraction.h"
#include "model/peoplestate.h"
#include "model/requester.h"

#include <string>
#include <vector>

namespace lineside {

/// `user add NAME --role R`, `user reset NAME`, `user disable NAME` of the console, as words.
struct UserCommand
{
    std::vector<std::string> words; ///< behind "user"
    SecretText secret{}; ///< one line of standard input; add and reset alone
};

/// Whoever reaches the console of the machine is root, or runs the engine: what they set up is theirs to set up.
[[nodiscard]] Requester consoleRequester();

/// The actions it comes to, in this order. `reset` lets somebody in again who was disabled or had expired.
/// Thread: any. Errors: InvalidInput for words that are none, NotFound for a user nobody knows.
[[nodiscard]] Result<std::vector<OperatorAction>> actionsOf(const UserCommand &command, const PeopleState &people);

/// A line a user, for `user list`.
[[nodiscard]] std::string listed(const PeopleState &people);

} // namespace lineside
