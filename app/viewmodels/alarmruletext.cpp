// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmruletext.h"

#include "viewmodels/alarmsentences.h"
#include "viewmodels/displaytext.h"
#include "viewmodels/labels.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lineside {

namespace {

/// The words of tables for what the panel lets people change.
constexpr std::array kFieldWords{
    std::pair{"enabled", QT_TRANSLATE_NOOP("AlarmRuleText", "Alarm")},
    std::pair{"limit", QT_TRANSLATE_NOOP("AlarmRuleText", "Limit")},
    std::pair{"unit", QT_TRANSLATE_NOOP("AlarmRuleText", "Unit")},
    std::pair{"deadband", QT_TRANSLATE_NOOP("AlarmRuleText", "Deadband")},
    std::pair{"on_delay", QT_TRANSLATE_NOOP("AlarmRuleText", "On delay")},
    std::pair{"off_delay", QT_TRANSLATE_NOOP("AlarmRuleText", "Off delay")},
    std::pair{"re_alarm", QT_TRANSLATE_NOOP("AlarmRuleText", "Told again after")},
    std::pair{"latch", QT_TRANSLATE_NOOP("AlarmRuleText", "Stands until reset")},
    std::pair{"priority", QT_TRANSLATE_NOOP("AlarmRuleText", "Priority")},
};

} // namespace

QString AlarmRuleText::field(std::string_view name)
{
    const auto known = std::ranges::find_if(kFieldWords, [&](const auto &word) { return word.first == name; });
    return known == kFieldWords.end() ? text(std::string(name)) : tr(known->second);
}

QString AlarmRuleText::subject(const AlarmSubject &of) const
{
    const QString machines = !of.device.empty() ? deviceNameOf(of.device, m_context.live)
        : !of.deviceType.empty() ? tr("All machines of the class %1").arg(Labels::deviceType(of.deviceType))
                                 : tr("All machines");
    return tr("%1, %2", "machine, alarm").arg(machines, alarmTitle({{of.device, of.name}, of.kind}));
}

/// Any machine will do where the rule is of many: limits are in the base unit of their quantity.
std::string AlarmRuleText::unitOf(const AlarmSubject &of) const
{
    const auto &values = m_context.live.values();
    const auto known = std::ranges::find_if(values, [&](const auto &entry) {
        const SeriesKey &series = entry.first;
        return series.sensorType == of.name && (of.device.empty() || series.deviceId == of.device);
    });
    return known == values.end() ? std::string() : known->second.value.unit;
}

QString AlarmRuleText::value(const RuleChange &change, const std::string &said) const
{
    if (said.empty())
        return tr("nothing", "is said of it");
    const RuleField *field = findRuleField(change.field);
    AlarmRule rule;
    if (!field || !setRuleText(rule, *field, said))
        return text(said);
    if (const auto number = rule.limit ? rule.limit : rule.deadband)
        return m_context.format.withUnit(*number, unitOf(change.of));
    if (rule.priority)
        return Labels::priority(*rule.priority);
    if (rule.isOn)
        return *rule.isOn ? tr("on", "an alarm") : tr("off", "an alarm");
    if (rule.latch)
        return *rule.latch ? tr("yes") : tr("no");
    const auto time = rule.onDelay ? rule.onDelay : rule.offDelay ? rule.offDelay : rule.reAlarm;
    return time && time->count() > 0 ? m_context.format.age(time->count()) : text(said);
}

QString AlarmRuleText::change(const RuleChange &change) const
{
    return tr("%1  ·  %2: %3 → %4", "alarm, field, before, after")
        .arg(subject(change.of), field(change.field), value(change, change.before), value(change, change.after));
}

} // namespace lineside
