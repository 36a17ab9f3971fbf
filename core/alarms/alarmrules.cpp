// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmrules.h"

#include "model/name.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

bool fits(const AlarmRule &rule, LimitKind kind, const WatchSubject &subject)
{
    return rule.kind == kind && (rule.deviceType.empty() || rule.deviceType == subject.deviceType)
        && (rule.name.empty() || isSameSensorType(rule.name, subject.name));
}

} // namespace

AlarmRules::AlarmRules(std::initializer_list<AlarmRule> rules)
    : AlarmRules(std::vector<AlarmRule>(rules))
{
}

AlarmRules::AlarmRules(std::vector<AlarmRule> rules)
{
    for (AlarmRule &rule : rules)
        push_back(std::move(rule));
}

void AlarmRules::push_back(AlarmRule rule)
{
    auto &place = rule.device.empty() ? m_wide[{rule.kind, sensorTypeWord(rule.name)}] : m_byDevice[rule.device];
    place.push_back(std::move(rule));
}

std::vector<const AlarmRule *> AlarmRules::of(LimitKind kind, const WatchSubject &subject) const
{
    std::vector<const AlarmRule *> found;
    const auto take = [&](const std::vector<AlarmRule> &rules) {
        for (const AlarmRule &rule : rules)
            if (fits(rule, kind, subject))
                found.push_back(&rule);
    };
    const auto takeWide = [&](const std::string &name) {
        if (const auto known = m_wide.find({kind, name}); known != m_wide.end())
            take(known->second);
    };
    takeWide({});
    if (const std::string name = sensorTypeWord(subject.name); !name.empty())
        takeWide(name);
    if (!m_byDevice.empty())
        if (const auto own = m_byDevice.find(std::string(subject.device)); own != m_byDevice.end())
            take(own->second);
    std::ranges::stable_sort(found, {}, [](const AlarmRule *rule) { return nearness(*rule); });
    return found;
}

std::vector<AlarmRule> AlarmRules::all() const
{
    std::vector<AlarmRule> rules;
    for (const auto &[of, wide] : m_wide)
        rules.insert(rules.end(), wide.begin(), wide.end());
    for (const auto &[device, own] : m_byDevice)
        rules.insert(rules.end(), own.begin(), own.end());
    return rules;
}

} // namespace lineside
