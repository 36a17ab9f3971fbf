// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/permissions.h"

#include "model/operatoraction.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace lineside {

namespace {

constexpr unsigned bit(Role role)
{
    return static_cast<unsigned>(role) < 32 ? 1U << static_cast<unsigned>(role) : 0U;
}

constexpr unsigned kAdministrator = bit(Role::Administrator);
constexpr unsigned kEngineers = kAdministrator | bit(Role::Engineer);
constexpr unsigned kKeepers = kEngineers | bit(Role::Maintenance);
constexpr unsigned kStaff = kKeepers | bit(Role::Operator);
constexpr unsigned kAll = kStaff | bit(Role::Viewer);

/// Where a role has to count for the action.
enum class Reach {
    Place, ///< in the areas of all machines it touches; one that touches none is everybody's who has the role
    Site, ///< everywhere
};

struct Row
{
    std::string_view verb;
    unsigned roles;
    Reach reach = Reach::Place;
};

constexpr std::array kTable{
    Row{"acknowledge", kStaff},
    Row{"unacknowledge", kStaff},
    Row{"reset", kStaff},
    Row{"comment", kStaff},
    Row{"shelve", kStaff},
    Row{"unshelve", kStaff},
    Row{"out_of_service", kKeepers},
    Row{"into_service", kKeepers},
    Row{"silence_horn", kStaff},
    Row{"test_horn", kStaff},
    Row{"write_note", kStaff},
    Row{"strike_note", kStaff},
    Row{"alarm_settings", kEngineers, Reach::Site},
    Row{"reset_figures", kEngineers, Reach::Site},
    Row{"command", kStaff},
    Row{"approve_command", kStaff},
    Row{"cancel_command", kStaff},
    Row{"explain_command", kStaff},
    Row{"call_for_help", kAll},
    Row{"remove_device", kKeepers},
    Row{"quarantine_replay", kKeepers, Reach::Site},
    Row{"export", kStaff},
    Row{"log_in", kAll},
    Row{"log_out", kAll},
    Row{"end_session", kAdministrator, Reach::Site},
    Row{"add_user", kAdministrator, Reach::Site},
    Row{"change_user", kAdministrator, Reach::Site},
    Row{"set_secret", kAll},
    Row{"remove_user", kAdministrator, Reach::Site},
    Row{"take_seat", kStaff},
    Row{"refuse_seat", kStaff},
    Row{"release_seat", kStaff},
    Row{"add_token", kAdministrator, Reach::Site},
    Row{"revoke_token", kAdministrator, Reach::Site},
    // Not verbs: what some of them ask beside.
    Row{kVerbsBeside[0], kAdministrator, Reach::Site},
    Row{kVerbsBeside[1], kEngineers},
};
static_assert(kTable.size() == std::variant_size_v<OperatorAction> + std::size(kVerbsBeside));

constexpr auto kNames = [] {
    std::array<std::string_view, kTable.size()> names;
    std::ranges::transform(kTable, names.begin(), &Row::verb);
    return names;
}();

/// "command" and "command.start" both name the order "start".
bool names(const std::vector<std::string> &actions, std::string_view verb, std::string_view command)
{
    return std::ranges::any_of(actions, [&](std::string_view each) {
        if (!each.starts_with(verb))
            return false;
        each.remove_prefix(verb.size());
        return each.empty() || (!command.empty() && each.starts_with('.') && each.substr(1) == command);
    });
}

bool mayByRole(const PermissionSettings &site, const std::string &role, const Row &row, std::string_view command)
{
    if (const auto known = roleOf(role))
        return (row.roles & bit(*known)) != 0;
    const auto own = std::ranges::find(site.roles, role, &OwnRole::name);
    if (own == site.roles.end() || names(own->mayNot, row.verb, command))
        return false;
    return (row.roles & bit(own->like)) != 0 || names(own->may, row.verb, command);
}

bool isInside(const std::vector<std::string> &paths, const std::vector<std::string> &areas)
{
    return areas.empty() || std::ranges::all_of(paths, [&areas](const std::string &path) {
               return std::ranges::any_of(areas, [&path](const std::string &area) { return isWithin(path, area); });
           });
}

bool mayAtSeat(const PermissionSettings &site, const std::string &seat, const Asked &what)
{
    const auto rule = std::ranges::find(site.seats, seat, &SeatRule::seat);
    if (rule == site.seats.end())
        return true;
    const bool isAccess = categoryOf(what.verb) == "access"; // looking on needs a login too, where pages ask for it
    return (!rule->isViewOnly || isAccess) && isInside(what.areas, rule->areas)
        && !names(rule->mayNot, what.verb, what.command);
}

} // namespace

bool may(const PermissionSettings &site, const Standing &who, const Asked &what)
{
    const auto row = std::ranges::find(kTable, what.verb, &Row::verb);
    if (row == kTable.end())
        return false;
    if (who.isAtMachine && isEssential(site, what))
        return true;
    return mayAtSeat(site, who.seat, what) && std::ranges::any_of(who.grants, [&](const Grant &grant) {
               return mayByRole(site, grant.role, *row, what.command)
                   && (row->reach == Reach::Site ? grant.areas.empty() : isInside(what.areas, grant.areas));
           });
}

bool isEssential(const PermissionSettings &site, const Asked &what)
{
    return !what.hasValues && names(site.essential, what.verb, what.command);
}

bool takesTwoFactors(const PermissionSettings &site, const Asked &what)
{
    return names(site.twoFactor, what.verb, what.command) && !isEssential(site, what);
}

bool isWithin(std::string_view path, std::string_view area)
{
    return path.starts_with(area) && (path.size() == area.size() || path[area.size()] == '/');
}

std::span<const std::string_view> permissionVerbs()
{
    return kNames;
}

} // namespace lineside
