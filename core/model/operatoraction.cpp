// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/operatoraction.h"

#include <algorithm>
#include <array>

namespace lineside {

namespace {

struct Verb
{
    std::string_view name;
    std::string_view category;
};

// In the order of the variant.
constexpr std::array kVerbs{
    Verb{"acknowledge", "alarm"},
    Verb{"unacknowledge", "alarm"},
    Verb{"reset", "alarm"},
    Verb{"comment", "alarm"},
    Verb{"shelve", "alarm"},
    Verb{"unshelve", "alarm"},
    Verb{"out_of_service", "alarm"},
    Verb{"into_service", "alarm"},
    Verb{"alarm_settings", "settings"},
    Verb{"remove_device", "device"},
    Verb{"command", "command"},
    Verb{"quarantine_replay", "data"},
    Verb{"silence_horn", "alarm"},
    Verb{"test_horn", "alarm"},
    Verb{"write_note", "note"},
    Verb{"strike_note", "note"},
    Verb{"export", "data"},
    Verb{"reset_figures", "alarm"},
    Verb{"approve_command", "command"},
    Verb{"cancel_command", "command"},
    Verb{"explain_command", "command"},
    Verb{"call_for_help", "command"},
    Verb{"log_in", "access"},
    Verb{"log_out", "access"},
    Verb{"end_session", "access"},
    Verb{"add_user", "user"},
    Verb{"change_user", "user"},
    Verb{"set_secret", "user"},
    Verb{"remove_user", "user"},
    Verb{"take_seat", "seat"},
    Verb{"refuse_seat", "seat"},
    Verb{"release_seat", "seat"},
    Verb{"add_token", "user"},
    Verb{"revoke_token", "user"},
};
static_assert(kVerbs.size() == std::variant_size_v<OperatorAction>);

constexpr auto kNames = [] {
    std::array<std::string_view, kVerbs.size()> names;
    std::ranges::transform(kVerbs, names.begin(), &Verb::name);
    return names;
}();

template <typename Action>
void addDevices(const Action &action, std::vector<std::string> &devices)
{
    if constexpr (requires { action.alarms; }) {
        for (const AlarmKey &key : action.alarms)
            devices.push_back(key.series.deviceId);
    }
    if constexpr (requires { action.which; })
        addDevices(action.which, devices);
    if constexpr (requires { action.deviceId; }) {
        if (!action.deviceId.empty())
            devices.push_back(action.deviceId);
    }
}

void addDevices(const CommentAlarm &action, std::vector<std::string> &devices)
{
    devices.push_back(action.alarm.series.deviceId);
}

void addDevices(const WriteNote &action, std::vector<std::string> &devices)
{
    if (const std::string &id = action.alarm ? action.alarm->series.deviceId : action.deviceId; !id.empty())
        devices.push_back(id);
}

} // namespace

std::string_view verbOf(const OperatorAction &action)
{
    return kVerbs[action.index()].name;
}

std::string_view categoryOf(std::string_view verb)
{
    const auto known = std::ranges::find(kVerbs, verb, &Verb::name);
    return known == kVerbs.end() ? std::string_view() : known->category;
}

std::vector<std::string> devicesOf(const OperatorAction &action)
{
    std::vector<std::string> devices;
    std::visit([&devices](const auto &known) { addDevices(known, devices); }, action);
    std::ranges::sort(devices);
    devices.erase(std::ranges::unique(devices).begin(), devices.end());
    return devices;
}

std::span<const std::string_view> operatorVerbs()
{
    return kNames;
}

} // namespace lineside
