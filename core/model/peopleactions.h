// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secrettext.h"
#include "model/user.h"

#include <cstdint>
#include <string>

namespace lineside {

/// Who somebody says to be, and what shows it. A badge alone names its user; a secret needs the name or the badge.
struct Credentials
{
    std::string user{}; ///< as UserProfile::name
    SecretText secret{}; ///< PIN or password
    SecretText badge{}; ///< as the reader gave it
};

/// Begins a session at the seat that asks. One that was open there ends: the user is switched.
/// Errors: NotAllowed for whatever is wrong with the credentials, in the same words, and for one who must wait.
struct LogIn
{
    Credentials who;
};

/// Ends the session that asks.
struct LogOut
{
    bool isIdle = false; ///< nobody was there; else by hand
};

/// Ends somebody else's.
struct EndSession
{
    std::uint64_t session = 0;
};

/// Makes a user. Without users, who asks makes the first administrator, at the machine itself.
/// Errors: Conflict when the name is, or was, another's; InvalidInput for a name or a secret that will not do.
struct AddUser
{
    UserProfile profile;
    SecretText secret; ///< empty: set later, the user cannot log in yet
};

/// The whole profile as it is to be. The last administrator who can log in stays one.
struct ChangeUser
{
    std::uint64_t user = 0;
    UserProfile profile;
};

/// Sets a PIN or a password; with `badge` the badge instead (empty secret: takes it away). Who sets their own says the
/// former one too.
struct SetSecret
{
    std::uint64_t user = 0;
    SecretText secret;
    bool isBadge = false;
    SecretText former{};
};

/// The number and the name are never given again.
struct RemoveUser
{
    std::uint64_t user = 0;
};

/// Takes control of an area for the seat that asks; when another has it, asks that one first.
struct TakeSeat
{
    std::string area; ///< empty: the whole site
    bool isOverride = false; ///< at once, whoever has it; engineers
};

/// Keeps the control somebody else asks for.
struct RefuseSeat
{
    std::string area;
};

struct ReleaseSeat
{
    std::string area;
};

/// What a login gave. The token is for who asked alone.
struct OpenedSession
{
    std::string token;
    std::uint64_t number = 0;
    std::uint64_t user = 0;
    std::string name;
    std::string role;
};

} // namespace lineside
