// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/requester.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// One [[group]]: who is in it has this role in these areas, beside their own.
struct Group
{
    std::string name;
    Grant grant;
};

/// [people] in the configuration.
struct PeopleSettings
{
    /// What who has not logged in may do at a panel, once there are users. What is essential they may in any case.
    Role withoutLogin = Role::Viewer;
    /// [http] local_role: what a program on this machine may do that brings no login; none: engineer until there are
    /// users, then operator.
    std::optional<Role> localRole{};
    bool isLocalRefused = false; ///< "none": nothing
    std::vector<Group> groups{};
    std::chrono::seconds idleAfter{600}; ///< nobody touches the panel: it drops to looking on (IEC 62443-3-3 SR 2.5)
    std::chrono::seconds idleAfterHttp{900}; ///< a session over HTTP that does nothing
    std::chrono::seconds longestSession{12 * 3600}; ///< a shift, whatever is done in it
    std::size_t pinDigits = 6; ///< at least; 8 at most
    bool isBadgeEnough = true; ///< to log in; what asks for two factors asks for the PIN too
    bool isControlBySeat = true; ///< one seat orders in an area, the others look
    std::chrono::seconds seatAnswer{10}; ///< how long who has the control may refuse
    bool isAcknowledgedBySeat = false; ///< alarms are acknowledged from the seat in control alone
    std::string notice{}; ///< shown before a login (IEC 62443-4-2 CR 1.12)
};

} // namespace lineside
