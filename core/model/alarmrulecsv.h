// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarmrule.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// Rules read from a table, and what is wrong with it, each at its place. With any problem the table is not to be used.
struct RuleTable
{
    struct Problem
    {
        int line = 0; ///< the first is 1
        std::string column{}; ///< empty: the whole line
        std::string what{};
    };

    std::vector<AlarmRule> rules{};
    std::vector<Problem> problems{}; ///< the first hundred
};

inline constexpr std::size_t kMostRules = 20'000; ///< of a site: four times the alarms of a large one

/// A table as spreadsheets have it (RFC 4180): a line of column names, then a rule a line; an empty cell says nothing.
/// Words that a spreadsheet would take for a formula have an apostrophe before them. Pure. Thread: any.
[[nodiscard]] std::string toCsv(std::span<const AlarmRule> rules);
/// Columns in any order; parted by commas, or by semicolons with decimal commas, as a German spreadsheet writes them.
/// No rule may be there twice. Errors: none, see RuleTable::problems.
[[nodiscard]] RuleTable rulesFromCsv(std::string_view csv);

} // namespace lineside
