// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/requester.h"

#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// One [[role]]: what the site makes of one of the five. Actions are verbs, as in the audit record; "command.start" is
/// the one order of that name.
struct OwnRole
{
    std::string name;
    Role like = Role::Viewer; ///< may what this one may
    std::vector<std::string> may{}; ///< and these
    std::vector<std::string> mayNot{}; ///< but not these, whoever says they may
};

/// One [[seat]]: what can be done at a screen, whoever stands there.
struct SeatRule
{
    std::string seat;
    bool isViewOnly = false; ///< all but what is essential
    std::vector<std::string> areas{}; ///< what it is for; empty: all
    std::vector<std::string> mayNot{};
};

/// What some verbs ask beside: to set somebody else's secret, to take a seat's control without asking.
inline constexpr std::string_view kVerbsBeside[] = {"set_secret_of_others", "override_seat"};

/// Who may do what, as far as the site says it.
struct PermissionSettings
{
    std::vector<OwnRole> roles{};
    std::vector<SeatRule> seats{};
    /// What is never held up by a login, a seat or a permission at a machine: verbs, and orders by their names.
    /// Source: IEC 62443-3-3 SR 1.11, SR 2.1 (essential functions are not to be hindered).
    std::vector<std::string> essential{"command.stop", "silence_horn", "call_for_help"};
    /// What takes a login by badge and secret (IEC 62443-3-3 SR 1.1 RE2); essential things do not.
    std::vector<std::string> twoFactor{};
};

} // namespace lineside
