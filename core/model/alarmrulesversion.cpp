// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/alarmrulesversion.h"

#include "model/name.h"
#include "model/subjectkey.h"

#include <map>
#include <utility>

namespace lineside {

std::string subjectKey(const AlarmSubject &subject)
{
    return std::string(toString(subject.kind)) + '\n' + subject.deviceType + '\n' + subject.device + '\n'
        + sensorTypeWord(subject.name);
}

std::string subjectText(const AlarmSubject &subject)
{
    std::string text;
    if (!subject.deviceType.empty())
        text += "class " + subject.deviceType + '/';
    text += subject.device.empty() ? "*" : subject.device;
    text += '/' + (subject.name.empty() ? "*" : subject.name) + '/';
    text += toString(subject.kind);
    return text;
}

std::vector<RuleChange> ruleChanges(const AlarmRule *before, const AlarmRule *after)
{
    std::vector<RuleChange> changes;
    const AlarmRule *known = after ? after : before;
    if (!known)
        return changes;
    for (const RuleField &field : ruleFields()) {
        std::string old = before ? ruleText(*before, field).value_or("") : "";
        std::string now = after ? ruleText(*after, field).value_or("") : "";
        if (old != now)
            changes.push_back({known->subject(), std::string(field.name), std::move(old), std::move(now)});
    }
    return changes;
}

std::vector<RuleChange> changesBetween(const std::vector<AlarmRule> &before, const std::vector<AlarmRule> &after)
{
    std::map<std::string, std::pair<const AlarmRule *, const AlarmRule *>> bySubject;
    for (const AlarmRule &rule : before)
        bySubject[subjectKey(rule.subject())].first = &rule;
    for (const AlarmRule &rule : after)
        bySubject[subjectKey(rule.subject())].second = &rule;
    std::vector<RuleChange> changes;
    for (const auto &[key, rules] : bySubject)
        for (RuleChange &change : ruleChanges(rules.first, rules.second))
            changes.push_back(std::move(change));
    return changes;
}

} // namespace lineside
