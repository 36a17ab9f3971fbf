// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lineside {

/// Where somebody looks after alarms: a panel, or a part of the site. The figures of alarms are taken for each, since
/// what one person can take in is the measure (ISA-18.2 §16). Without any the whole site is one.
struct AlarmPosition
{
    std::string name;
    std::vector<std::string> machines{}; ///< ids
    std::vector<std::string> areas{}; ///< locations, and all below one: "Hall 2" has "Hall 2/Line A"
};

} // namespace lineside
