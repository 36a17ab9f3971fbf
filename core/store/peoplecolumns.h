// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/apitoken.h"
#include "model/loginfailures.h"
#include "model/user.h"
#include "store/database.h"

#include <string_view>
#include <vector>

namespace lineside {

// Who may log in, and who failed to, in state.db. Thread: that of the database.

inline constexpr std::string_view kWriteUser
    = "INSERT OR REPLACE INTO users(number, name, role, in_groups, areas, disabled, expires, secret_kind, secret_hash,"
      " badge_hash, created, secret_set, last_login, removed, former_names)"
      " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
inline constexpr std::string_view kWriteLoginFailures
    = "INSERT OR REPLACE INTO login_failures(user, seat, count, last) VALUES(?, ?, ?, ?)";

inline constexpr std::string_view kWriteToken
    = "INSERT OR REPLACE INTO tokens(number, name, role, areas, hash, created, expires, revoked)"
      " VALUES(?, ?, ?, ?, ?, ?, ?, ?)";

void bindToken(Statement &statement, const ApiToken &token);
void bindUser(Statement &statement, const User &user);
void bindLoginFailures(Statement &statement, const LoginFailures &failures);

/// Those removed too: their numbers and names are not given again.
[[nodiscard]] Result<std::vector<User>> loadUsers(Database &state);
/// Those revoked too.
[[nodiscard]] Result<std::vector<ApiToken>> loadTokens(Database &state);
[[nodiscard]] Result<std::vector<LoginFailures>> loadLoginFailures(Database &state);

} // namespace lineside
