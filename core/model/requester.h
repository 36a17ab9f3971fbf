// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// What somebody is here for. What each may do is security/permissions.h. Their order means nothing.
enum class Role : std::uint8_t {
    Viewer = 1, ///< looks, asks for nothing
    Operator = 2, ///< runs the machines
    Maintenance = 3, ///< keeps them running
    Engineer = 4, ///< sets the plant up
    Administrator = 5, ///< sets up who may
};

inline constexpr Role kRoles[] = {Role::Viewer, Role::Operator, Role::Maintenance, Role::Engineer, Role::Administrator};

[[nodiscard]] std::string_view toString(Role role); ///< "viewer", "operator", …
[[nodiscard]] std::optional<Role> roleOf(std::string_view name); ///< none: it is not one of these five

/// A role, and where it counts.
struct Grant
{
    std::string role; ///< one of the five, or one of [[role]]
    std::vector<std::string> areas{}; ///< paths, "hall 1/line 2"; what lies in them counts too; empty: everywhere

    bool operator==(const Grant &) const = default;
};

/// Who asks for something, for permission and for the audit record.
struct Requester
{
    std::string user; ///< or, where nobody has logged in, what stands for them: "operator", "api 127.0.0.1"
    std::string source; ///< the door they came by: "panel", "api"
    Role role = Role::Viewer; ///< who was not told apart may do nothing
    std::string seat{}; ///< the screen they stand at; empty: the door has only one
    std::string session{}; ///< the token of a login, which says who it is; empty: nobody has logged in
};

} // namespace lineside
