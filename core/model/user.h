// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lineside {

/// What is told of somebody who may log in, and may be changed.
struct UserProfile
{
    static constexpr std::size_t kMaxNameBytes = 60; ///< it is a tile, and a column of records

    std::string name; ///< shown, and kept in each record; never given to anybody else later
    std::string role; ///< "operator", or one of [[role]]
    std::vector<std::string> groups{}; ///< of [[group]]; each gives its role in its areas
    std::vector<std::string> areas{}; ///< where `role` counts; empty: everywhere
    bool isDisabled = false;
    std::int64_t expiresMs = 0; ///< UTC; 0: never

    bool operator==(const UserProfile &) const = default;
};

/// What somebody proves with who they are.
enum class SecretKind : std::uint8_t {
    None = 0, ///< nothing was set yet: cannot log in by it
    Pin = 1,
    Password = 2,
};

/// One who may log in, as it is kept. Its number is never given again; one that was removed stays as a row.
struct User
{
    std::uint64_t number = 0; ///< from 1
    UserProfile profile{};
    SecretKind secretKind = SecretKind::None;
    std::string secretHash{}; ///< PHC string, see security/passwordhash.h
    std::string badgeHash{}; ///< keyed hash of the badge's number; empty: none
    std::int64_t createdMs = 0; ///< UTC
    std::int64_t secretMs = 0; ///< UTC, when the secret was set
    std::int64_t lastLoginMs = 0; ///< UTC; 0: never
    std::int64_t removedMs = 0; ///< UTC; 0: it is there
    std::vector<std::string> formerNames{}; ///< what it was called in records of before

    bool operator==(const User &) const = default;
};

/// What everybody may see of a user.
struct UserView
{
    std::uint64_t number = 0;
    UserProfile profile{};
    SecretKind secretKind = SecretKind::None;
    bool hasBadge = false;
    std::int64_t lastLoginMs = 0; ///< UTC; 0: never

    bool operator==(const UserView &) const = default;
};

[[nodiscard]] inline UserView viewOf(const User &user)
{
    return {user.number, user.profile, user.secretKind, !user.badgeHash.empty(), user.lastLoginMs};
}

} // namespace lineside
