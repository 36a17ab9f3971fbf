// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/sectionreaders.h"

#include "model/commandcatalog.h"
#include "model/name.h"

#include <algorithm>

namespace lineside {

namespace {

bool isLabel(const std::string &text)
{
    return !text.empty() && text.size() <= kMostLabelBytes;
}

void readNumber(ConfigSection &section, std::string_view key, std::optional<double> &into)
{
    if (double number = 0; section.number(key, number))
        into = number;
}

CommandPermissive readPermissive(ConfigSection &section)
{
    CommandPermissive permissive;
    if (!section.text("sensor", permissive.sensor) || !isName(permissive.sensor))
        section.fail("sensor", "must name what is measured");
    if (section.text("device", permissive.device) && !isDeviceId(permissive.device))
        section.fail("device", kNoDeviceId);
    int tests = 0;
    for (const auto &[key, into] :
         {std::pair{"is", &permissive.is}, {"above", &permissive.above}, {"below", &permissive.below}}) {
        readNumber(section, key, *into);
        tests += section.has(key) ? 1 : 0;
    }
    if (tests != 1)
        section.fail("sensor", "needs one of is, above and below");
    section.text("unit", permissive.unit);
    if (section.text("text", permissive.text) && !isLabel(permissive.text))
        section.fail("text", "must say what is wanted, in 256 bytes at most");
    section.reportUnknown();
    return permissive;
}

void readSubject(ConfigSection &section, CommandRule &rule)
{
    section.text("class", rule.deviceClass);
    if (section.text("device", rule.device) && !isDeviceId(rule.device))
        section.fail("device", kNoDeviceId);
    if (rule.device.empty() == rule.deviceClass.empty())
        section.fail("class", "or device is to say whose command it is, one of both");
    if (!section.text("name", rule.name) || !isName(rule.name))
        section.fail("name", "must be the command's name");
}

void readConfirm(ConfigSection &section, CommandRule &rule)
{
    ConfirmBy confirm{};
    if (section.choice<ConfirmBy>(
            "confirm", confirm,
            {{"press", ConfirmBy::Press}, {"hold", ConfirmBy::Hold}, {"ask", ConfirmBy::Ask}, {"two", ConfirmBy::Two}}))
        rule.confirm = confirm;
    if (bool essential = false; section.boolean("essential", essential))
        rule.isEssential = essential;
    if (rule.confirm == ConfirmBy::Two && (rule.isEssential == true || rule.name == "stop"))
        section.fail("confirm", "cannot be \"two\": nobody waits for a second person with an essential command");
}

void readRange(ConfigSection &section, CommandRule &rule)
{
    section.text("parameter", rule.parameter);
    if (rule.parameter == "id" || rule.parameter == "command")
        section.fail("parameter", "is no value of a command");
    readNumber(section, "min", rule.min);
    readNumber(section, "max", rule.max);
    if (rule.min && rule.max && *rule.min > *rule.max)
        section.fail("min", "must not be above max");
}

void readStopReasons(ConfigSection &section, CommandRule &rule)
{
    section.texts("stop_reasons", rule.stopReasons);
    if (rule.stopReasons.size() > kMostStopReasons || !std::ranges::all_of(rule.stopReasons, &isLabel))
        section.fail("stop_reasons", "are to be 32 texts of 256 bytes at most");
}

} // namespace

void readCommandRules(ConfigSection &root, CommandRules &rules)
{
    for (ConfigSection &each : root.sections("command")) {
        CommandRule rule;
        readSubject(each, rule);
        readConfirm(each, rule);
        readRange(each, rule);
        for (ConfigSection &permissive : each.sections("permissive"))
            rule.permissives.push_back(readPermissive(permissive));
        if (rule.permissives.size() > kMostPermissives)
            each.fail("permissive", "has more than 16 entries");
        readStopReasons(each, rule);
        if (std::ranges::any_of(rules, [&](const CommandRule &other) {
                return other.name == rule.name && other.device == rule.device && other.deviceClass == rule.deviceClass;
            }))
            each.fail("name", "is given twice for this class or device");
        each.reportUnknown();
        rules.push_back(std::move(rule));
    }
}

} // namespace lineside
