// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/operatoraction.h"

#include <algorithm>
#include <array>

namespace lineside {

namespace {

constexpr std::array<std::string_view, 18> kVerbs{
    "acknowledge",    "unacknowledge", "reset",          "comment",       "shelve",  "unshelve",
    "out_of_service", "into_service",  "alarm_settings", "remove_device", "command", "quarantine_replay",
    "silence_horn",   "test_horn",     "write_note",     "strike_note",   "export",  "reset_figures"};
static_assert(kVerbs.size() == std::variant_size_v<OperatorAction>); // in its order

constexpr std::array<std::string_view, 18> kCategories{"alarm", "alarm", "alarm",    "alarm",  "alarm",   "alarm",
                                                       "alarm", "alarm", "settings", "device", "command", "data",
                                                       "alarm", "alarm", "note",     "note",   "data",    "alarm"};
static_assert(kCategories.size() == kVerbs.size());

} // namespace

std::string_view verbOf(const OperatorAction &action)
{
    return kVerbs[action.index()];
}

std::string_view categoryOf(std::string_view verb)
{
    const auto known = std::ranges::find(kVerbs, verb);
    return known == kVerbs.end() ? std::string_view() : kCategories[static_cast<std::size_t>(known - kVerbs.begin())];
}

std::span<const std::string_view> operatorVerbs()
{
    return kVerbs;
}

} // namespace lineside
