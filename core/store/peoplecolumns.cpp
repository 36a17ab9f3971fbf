// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/peoplecolumns.h"

#include <algorithm>
#include <string>

namespace lineside {

namespace {

constexpr char kBetween = '\n'; // no name has one

std::string joined(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text.append(text.empty() ? "" : std::string(1, kBetween)).append(name);
    return text;
}

std::vector<std::string> parted(std::string_view text)
{
    std::vector<std::string> names;
    while (!text.empty()) {
        const auto end = std::min(text.find(kBetween), text.size());
        names.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return names;
}

SecretKind secretKind(std::int64_t column)
{
    switch (column) {
    case 1:
        return SecretKind::Pin;
    case 2:
        return SecretKind::Password;
    default:
        return SecretKind::None;
    }
}

} // namespace

void bindUser(Statement &statement, const User &user)
{
    const UserProfile &profile = user.profile;
    statement.bind(user.number).bind(profile.name).bind(profile.role).bind(joined(profile.groups));
    statement.bind(joined(profile.areas)).bind(std::int64_t{profile.isDisabled}).bind(profile.expiresMs);
    statement.bind(static_cast<std::int64_t>(user.secretKind)).bind(user.secretHash).bind(user.badgeHash);
    statement.bind(user.createdMs).bind(user.secretMs).bind(user.lastLoginMs).bind(user.removedMs);
    statement.bind(joined(user.formerNames));
}

void bindLoginFailures(Statement &statement, const LoginFailures &failures)
{
    statement.bind(failures.user).bind(failures.seat).bind(std::int64_t{failures.count}).bind(failures.lastMs);
}

Result<std::vector<User>> loadUsers(Database &state)
{
    auto statement
        = state.prepare("SELECT number, name, role, in_groups, areas, disabled, expires, secret_kind,"
                        " secret_hash, badge_hash, created, secret_set, last_login, removed, former_names FROM users"
                        " ORDER BY number");
    if (!statement)
        return Unexpected(statement.error());
    if (auto done = statement->execute(); !done)
        return Unexpected(done.error());
    std::vector<User> users;
    while (statement->next())
        users.push_back({.number = statement->natural(0),
                         .profile = {.name = statement->text(1),
                                     .role = statement->text(2),
                                     .groups = parted(statement->text(3)),
                                     .areas = parted(statement->text(4)),
                                     .isDisabled = statement->integer(5) != 0,
                                     .expiresMs = statement->integer(6)},
                         .secretKind = secretKind(statement->integer(7)),
                         .secretHash = statement->text(8),
                         .badgeHash = statement->text(9),
                         .createdMs = statement->integer(10),
                         .secretMs = statement->integer(11),
                         .lastLoginMs = statement->integer(12),
                         .removedMs = statement->integer(13),
                         .formerNames = parted(statement->text(14))});
    return users;
}

void bindToken(Statement &statement, const ApiToken &token)
{
    statement.bind(token.number).bind(token.name).bind(token.role).bind(joined(token.areas)).bind(token.hash);
    statement.bind(token.createdMs).bind(token.expiresMs).bind(token.revokedMs);
}

Result<std::vector<ApiToken>> loadTokens(Database &state)
{
    auto statement = state.prepare("SELECT number, name, role, areas, hash, created, expires, revoked FROM tokens"
                                   " ORDER BY number");
    if (!statement)
        return Unexpected(statement.error());
    if (auto done = statement->execute(); !done)
        return Unexpected(done.error());
    std::vector<ApiToken> tokens;
    while (statement->next())
        tokens.push_back({.number = statement->natural(0),
                          .name = statement->text(1),
                          .role = statement->text(2),
                          .areas = parted(statement->text(3)),
                          .hash = statement->text(4),
                          .createdMs = statement->integer(5),
                          .expiresMs = statement->integer(6),
                          .revokedMs = statement->integer(7)});
    return tokens;
}

Result<std::vector<LoginFailures>> loadLoginFailures(Database &state)
{
    auto statement = state.prepare("SELECT user, seat, count, last FROM login_failures WHERE count > 0");
    if (!statement)
        return Unexpected(statement.error());
    if (auto done = statement->execute(); !done)
        return Unexpected(done.error());
    std::vector<LoginFailures> all;
    while (statement->next())
        all.push_back({.user = statement->natural(0),
                       .seat = statement->text(1),
                       .count = static_cast<std::uint32_t>(statement->natural(2)),
                       .lastMs = statement->integer(3)});
    return all;
}

} // namespace lineside
