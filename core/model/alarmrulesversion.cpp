// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/alarmrulesversion.h"

#include <utility>

namespace lineside {

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

} // namespace lineside
