// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/user.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lineside {

/// Somebody is logged in somewhere. What proves it (its token) is not here.
struct SessionView
{
    std::uint64_t number = 0; ///< of this run of the engine
    std::uint64_t user = 0;
    std::string name{};
    std::string role{};
    std::string seat{};
    std::string source{}; ///< "panel", "api"
    std::int64_t sinceMs = 0; ///< UTC
    bool isTwoFactor = false; ///< by badge and secret

    bool operator==(const SessionView &) const = default;
};

/// Which seat is in control of an area, and who asks for it.
struct ControlSeat
{
    std::string area{}; ///< path of names, "hall 1/line 2"; empty: the whole site
    std::string seat{}; ///< empty: nobody
    std::string user{}; ///< who took it
    std::int64_t sinceMs = 0; ///< UTC
    std::string askedBySeat{}; ///< empty: nobody asks
    std::string askedByUser{};
    std::int64_t goesOverMs = 0; ///< UTC, when it goes over unless it is refused; 0: nobody asks

    bool operator==(const ControlSeat &) const = default;
};

/// What is told of a program that comes by a token (apitoken.h).
struct TokenView
{
    std::uint64_t number = 0;
    std::string name{};
    std::string role{};
    std::vector<std::string> areas{};
    std::int64_t createdMs = 0; ///< UTC
    std::int64_t expiresMs = 0; ///< UTC; 0: never

    bool operator==(const TokenView &) const = default;
};

/// Who there is, who is in, and who is in control. For screens; holds no secret.
struct PeopleState
{
    std::vector<UserView> users{}; ///< by number; those removed are not in it
    std::vector<TokenView> tokens{}; ///< by number, those that count
    std::vector<SessionView> sessions{}; ///< by number
    std::vector<ControlSeat> seats{}; ///< by area, those that are held or asked for
    std::vector<std::string> roles{}; ///< all that a user may be given
    std::vector<std::string> groups{};
    std::vector<std::string> areas{}; ///< of the configuration and of the locations of machines
    bool isFirstStart = true; ///< nobody can log in: an administrator is to be made

    bool operator==(const PeopleState &) const = default;
};

} // namespace lineside
