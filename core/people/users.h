// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/user.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// Who may log in. Pure: each change gives the changed user whole, which the caller keeps before it tells anybody.
/// Numbers and names are never given again: records of years ago speak of the same person (IEC 62443-4-2 CR 1.4).
/// Owner: engine. Thread: pipeline. Errors: NotFound for a number nobody has, Conflict for a name that is or was
/// another's and for a change that leaves no administrator, InvalidInput for a profile that will not do, Full.
class Users
{
public:
    static constexpr std::size_t kMost = 2000; ///< removed ones too; a plant has some hundred

    /// What a profile may name.
    struct Known
    {
        std::vector<std::string> roles;
        std::vector<std::string> groups;
    };

    explicit Users(Known known = {});

    void restore(std::vector<User> users);

    [[nodiscard]] Result<User> add(const UserProfile &profile, std::int64_t nowMs);
    [[nodiscard]] Result<User> change(std::uint64_t number, const UserProfile &profile);
    [[nodiscard]] Result<User> setSecret(std::uint64_t number, SecretKind kind, std::string hash, std::int64_t nowMs);
    /// Empty: has none any more. Conflict: it is another's.
    [[nodiscard]] Result<User> setBadge(std::uint64_t number, std::string hash);
    [[nodiscard]] Result<User> remove(std::uint64_t number, std::int64_t nowMs);
    /// The same secret under today's cost.
    [[nodiscard]] Result<User> renewHash(std::uint64_t number, std::string hash);
    [[nodiscard]] Result<User> loggedIn(std::uint64_t number, std::int64_t nowMs);

    /// Null: nobody has it, or they were removed.
    [[nodiscard]] const User *find(std::uint64_t number) const;
    [[nodiscard]] const User *named(std::string_view name) const;
    [[nodiscard]] std::vector<User> present() const;

    /// Nobody who could set others up has a secret: the next one at the machine makes the first administrator.
    [[nodiscard]] bool isFirstStart() const;

    /// Neither disabled nor expired. Who expires is not welcome while the clock is not set: nobody knows whether it is
    /// time.
    [[nodiscard]] static bool isWelcome(const User &user, std::int64_t nowMs);

private:
    [[nodiscard]] Result<void> check(const UserProfile &profile, std::uint64_t of) const;
    [[nodiscard]] User *row(std::uint64_t number);
    [[nodiscard]] bool isLastAdministrator(std::uint64_t number) const;

    Known m_known;
    std::vector<User> m_users; ///< by number, those removed too
};

} // namespace lineside
