// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/permissions.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace lineside {

namespace {

constexpr unsigned bit(Role role)
{
    return static_cast<unsigned>(role) < 32 ? 1U << static_cast<unsigned>(role) : 0U;
}

constexpr unsigned kAdministrator = bit(Role::Administrator);
constexpr unsigned kEngineers = kAdministrator | bit(Role::Engineer);
constexpr unsigned kStaff = kEngineers | bit(Role::Maintenance) | bit(Role::Operator);

struct Row
{
    std::string_view verb;
    unsigned roles;
};

constexpr std::array kTable{
    Row{"acknowledge", kStaff},
    Row{"unacknowledge", kStaff},
    Row{"reset", kStaff},
    Row{"comment", kStaff},
    Row{"shelve", kStaff},
    Row{"unshelve", kStaff},
    Row{"out_of_service", kEngineers | bit(Role::Maintenance)},
    Row{"into_service", kEngineers | bit(Role::Maintenance)},
    Row{"silence_horn", kStaff},
    Row{"test_horn", kStaff},
    Row{"write_note", kStaff},
    Row{"strike_note", kStaff},
    Row{"alarm_settings", kEngineers},
    Row{"reset_figures", kEngineers},
    Row{"command", kStaff},
    Row{"remove_device", kEngineers | bit(Role::Maintenance)},
    Row{"quarantine_replay", kEngineers | bit(Role::Maintenance)},
    Row{"export", kStaff},
};
static_assert(kTable.size() == std::variant_size_v<OperatorAction>);

} // namespace

bool may(Role role, const OperatorAction &action)
{
    const auto row = std::ranges::find(kTable, verbOf(action), &Row::verb);
    return row != kTable.end() && (row->roles & bit(role)) != 0;
}

} // namespace lineside
