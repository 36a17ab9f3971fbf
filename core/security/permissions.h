// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/requester.h"
#include "security/permissionsettings.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// As whom somebody asks, and from where.
struct Standing
{
    std::vector<Grant> grants{}; ///< any of them is enough
    std::string seat{};
    bool isAtMachine = false; ///< in person, so that what is essential is theirs whoever they are
};

/// What is asked for.
struct Asked
{
    std::string_view verb; ///< verbOf(), or one of the names below it in the table
    std::string command{}; ///< the order's name; empty: it is none
    std::vector<std::string> areas{}; ///< of each machine it touches, as paths; empty: of no machine
    bool hasValues = false; ///< the order carries more than its name, and is not essential: a stop takes no setpoint
};

/// Whether this may be done: role, action, area and seat in one table, asked by the desk before it acts, for every door
/// alike. What the table does not name is refused. Pure. Thread: any.
/// Source: IEC 62443-3-3 SR 2.1 (authorization enforcement, roles).
[[nodiscard]] bool may(const PermissionSettings &site, const Standing &who, const Asked &what);

/// Whether the site calls it essential.
[[nodiscard]] bool isEssential(const PermissionSettings &site, const Asked &what);

/// Whether the site wants a login by badge and secret for it.
[[nodiscard]] bool takesTwoFactors(const PermissionSettings &site, const Asked &what);

/// The path is that area, or lies in it.
[[nodiscard]] bool isWithin(std::string_view path, std::string_view area);

/// Every action the table names: what [[role]] and [[seat]] may speak of.
[[nodiscard]] std::span<const std::string_view> permissionVerbs();

} // namespace lineside
