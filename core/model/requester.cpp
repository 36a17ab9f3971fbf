// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/requester.h"

namespace lineside {

std::string_view toString(Role role)
{
    switch (role) {
    case Role::Viewer:
        return "viewer";
    case Role::Operator:
        return "operator";
    case Role::Maintenance:
        return "maintenance";
    case Role::Engineer:
        return "engineer";
    case Role::Administrator:
        return "administrator";
    }
    return "viewer";
}

std::optional<Role> roleOf(std::string_view name)
{
    for (const Role role : kRoles)
        if (toString(role) == name)
            return role;
    return std::nullopt;
}

} // namespace lineside
