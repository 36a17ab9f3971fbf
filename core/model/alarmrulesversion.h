// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarmrule.h"
#include "model/alarmrulecsv.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// What people have changed in how alarms behave since the configuration was read, whole. It lies over the
/// configuration; each change makes a new version.
struct AlarmRulesVersion
{
    std::uint64_t number = 0; ///< 0: nobody has changed anything
    std::int64_t timeMs = 0; ///< UTC
    std::string by{};
    std::string reason{};
    std::vector<AlarmRule> rules{};

    bool operator==(const AlarmRulesVersion &) const = default;
};

/// One field of one rule that is to be, or was, otherwise.
struct RuleChange
{
    AlarmSubject of{};
    std::string field{};
    std::string before{}; ///< as ruleText(); empty: nothing was said
    std::string after{};
};

/// What a table would change, before it is taken.
struct RuleCheck
{
    std::uint64_t basedOn = 0; ///< the version it is held against
    std::vector<RuleTable::Problem> problems{};
    std::vector<std::string> doubts{}; ///< what an engineer should look at once more; nothing of it forbids the table
    std::vector<RuleChange> changes{};
    std::vector<AlarmRule> rules{}; ///< these alone have to be submitted: what is as it was is left out
};

/// "oven-1/temperature/high", "class oven / temperature / high": an alarm, or a group of them, in records.
[[nodiscard]] std::string subjectText(const AlarmSubject &subject);
/// What differs between two rules of one subject; null: there was, or is, none.
[[nodiscard]] std::vector<RuleChange> ruleChanges(const AlarmRule *before, const AlarmRule *after);
/// What was said of alarms, and is said now.
[[nodiscard]] std::vector<RuleChange> changesBetween(const std::vector<AlarmRule> &before,
                                                     const std::vector<AlarmRule> &after);

} // namespace lineside
