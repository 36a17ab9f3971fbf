// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarmrule.h"

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace lineside {

/// One alarm, or a group of them, to be told how it behaves. Empty parts are not known, or there are none.
struct WatchSubject
{
    std::string_view deviceType{};
    std::string_view name{};
    std::string_view device{};
};

/// All rules of a site, found by what they are of. A value. Thread: any. Errors: none.
class AlarmRules
{
public:
    AlarmRules() = default;
    AlarmRules(std::initializer_list<AlarmRule> rules);
    AlarmRules(std::vector<AlarmRule> rules);

    /// Later ones count before earlier ones when both are as near.
    void push_back(AlarmRule rule);
    /// What counts for the subject, from wide to near: all, class, name, both, the device, the device's name.
    [[nodiscard]] std::vector<const AlarmRule *> of(LimitKind kind, const WatchSubject &subject) const;
    /// The device has some of its own.
    [[nodiscard]] bool hasOfDevice(const std::string &device) const { return m_byDevice.contains(device); }
    [[nodiscard]] std::vector<AlarmRule> all() const;

private:
    std::map<std::pair<LimitKind, std::string>, std::vector<AlarmRule>> m_wide; // of no device, by the name as one word
    std::unordered_map<std::string, std::vector<AlarmRule>> m_byDevice;
};

} // namespace lineside
