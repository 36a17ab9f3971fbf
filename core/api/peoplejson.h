// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/operatoraction.h"
#include "model/peoplestate.h"

#include <string>
#include <string_view>

namespace lineside {

// Who there is, and the bodies of the calls that change it. Thread: any.
// Errors: InvalidInput, which names the member; also for one nobody knows.

[[nodiscard]] std::string peopleJson(const PeopleState &people);
[[nodiscard]] std::string sessionJson(const OpenedSession &session);

/// {"user","secret"}, or {"badge"}, with a "secret" where the site asks for both.
[[nodiscard]] Result<Credentials> readCredentials(std::string_view body);
/// {"name","role","groups"?,"areas"?,"disabled"?,"expires"?,"secret"?}
[[nodiscard]] Result<AddUser> readNewUser(std::string_view body);
/// The same without a secret: the whole profile as it is to be.
[[nodiscard]] Result<UserProfile> readProfile(std::string_view body);
/// {"secret","former"?}
[[nodiscard]] Result<SetSecret> readNewSecret(std::string_view body);
/// {"override"?}
[[nodiscard]] Result<bool> readOverride(std::string_view body);

} // namespace lineside
