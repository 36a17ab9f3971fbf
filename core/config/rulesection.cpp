// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/sectionreaders.h"

#include "model/name.h"

#include <algorithm>

namespace lineside {

namespace {

using std::chrono::milliseconds;

bool isOfSignal(LimitKind kind)
{
    return isLimit(kind) || isJudged(kind) || kind == LimitKind::Missing || kind == LimitKind::BadQuality
        || kind == LimitKind::Frozen;
}

bool read(ConfigSection &section, const RuleField &field, bool &value)
{
    return section.boolean(field.name, value);
}
bool read(ConfigSection &section, const RuleField &field, double &value)
{
    return section.number(field.name, value, field.least, field.most);
}
bool read(ConfigSection &section, const RuleField &field, milliseconds &value)
{
    return section.duration(field.name, value, milliseconds(static_cast<std::int64_t>(field.least)),
                            milliseconds(static_cast<std::int64_t>(field.most)));
}
bool read(ConfigSection &section, const RuleField &field, Priority &value)
{
    static const std::map<std::string_view, Priority> kPriorities{{toString(Priority::Low), Priority::Low},
                                                                  {toString(Priority::Medium), Priority::Medium},
                                                                  {toString(Priority::High), Priority::High},
                                                                  {toString(Priority::Critical), Priority::Critical}};
    return section.choice(field.name, value, kPriorities);
}
bool read(ConfigSection &section, const RuleField &field, std::string &value)
{
    return section.text(field.name, value);
}
bool read(ConfigSection &section, const RuleField &field, std::vector<std::string> &value)
{
    return section.texts(field.name, value);
}

} // namespace

void readRuleSubject(ConfigSection &section, AlarmRule &rule)
{
    const bool isOfMachines = rule.kind != LimitKind::Line && rule.kind != LimitKind::Link && !isOfGateway(rule.kind);
    if (isOfSignal(rule.kind))
        section.text("sensor_type", rule.name);
    else if (rule.kind == LimitKind::Line)
        section.text("location", rule.name);
    else if (rule.kind == LimitKind::Link)
        section.text("source", rule.name);
    else if (rule.kind == LimitKind::Backlog)
        section.text("sink", rule.name);
    else if (rule.kind == LimitKind::Certificate || rule.kind == LimitKind::Refused)
        section.text("connection", rule.name);
    if (!isOfMachines)
        return;
    section.text("device_type", rule.deviceType);
    if (section.text("device", rule.device) && !rule.device.empty() && !isDeviceId(rule.device))
        section.fail("device", kNoDeviceId);
}

void readRuleFields(ConfigSection &section, AlarmRule &rule)
{
    for (const RuleField &field : ruleFields()) {
        if (!field.isOf(rule.kind))
            continue;
        std::visit(
            [&](auto member) {
                typename std::remove_reference_t<decltype(rule.*member)>::value_type value{};
                if (read(section, field, value))
                    rule.*member = std::move(value);
            },
            field.member);
    }
    if (const auto fitting = checkRule(rule); !fitting && fitting.error().context == "re_alarm")
        section.fail("re_alarm", fitting.error().message);
}

} // namespace lineside
