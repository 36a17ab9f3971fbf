// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/commandrules.h"

#include "model/commandcatalog.h"

#include <algorithm>

namespace lineside {

namespace {

CommandSpec namedBySite(const CommandRule &rule)
{
    const bool hasValue = rule.min || rule.max;
    CommandSpec spec{.name = rule.name, .label = rule.name, .isDeclared = false};
    if (hasValue) {
        const std::string parameter = rule.parameter.empty() ? std::string(kUsualParameter) : rule.parameter;
        spec.fields.push_back({.parameter = parameter, .label = parameter});
    }
    const bool isStop = !hasValue && rule.name == "stop";
    spec.kind = hasValue ? CommandSpec::Kind::Setpoint
        : isStop         ? CommandSpec::Kind::Stop
                         : CommandSpec::Kind::Momentary;
    spec.confirm = usualConfirm(spec.kind);
    spec.isEssential = isStop;
    return spec;
}

void narrow(CommandSpec &spec, const CommandRule &rule)
{
    const auto field = rule.parameter.empty()
        ? spec.fields.begin()
        : std::ranges::find(spec.fields, rule.parameter, &CommandField::parameter);
    if (field == spec.fields.end())
        return;
    if (rule.min)
        field->min = std::max(field->min.value_or(*rule.min), *rule.min);
    if (rule.max)
        field->max = std::min(field->max.value_or(*rule.max), *rule.max);
}

void apply(CommandSpec &spec, const CommandRule &rule)
{
    if (rule.confirm)
        spec.confirm = std::max(spec.confirm, *rule.confirm);
    narrow(spec, rule);
    if (rule.isEssential)
        spec.isEssential = *rule.isEssential;
    if (!rule.stopReasons.empty())
        spec.stopReasons = rule.stopReasons;
}

/// What holds up an order that nothing may hold up is what the site has named for it, and a person's question at most.
void letGoFreely(CommandSpec &spec)
{
    if (!spec.isFree())
        return;
    spec.permissives.clear();
    spec.confirm = std::min(spec.confirm, ConfirmBy::Ask);
}

} // namespace

std::vector<CommandSpec> commandsOf(std::string_view deviceId, std::string_view deviceClass, std::string_view metadata,
                                    const CommandRules &rules)
{
    std::vector<CommandSpec> specs = readCommandCatalog(metadata);
    CommandRules ours;
    std::ranges::copy_if(rules, std::back_inserter(ours),
                         [&](const CommandRule &rule) { return rule.isOf(deviceId, deviceClass); });
    // What is said of one device goes over what is said of its class.
    std::ranges::stable_sort(ours, {}, [](const CommandRule &rule) { return !rule.device.empty(); });
    for (const CommandRule &rule : ours) {
        auto spec = std::ranges::find(specs, rule.name, &CommandSpec::name);
        if (spec == specs.end())
            spec = specs.insert(specs.end(), namedBySite(rule));
        apply(*spec, rule);
    }
    for (CommandSpec &spec : specs)
        letGoFreely(spec);
    for (const CommandRule &rule : ours) {
        const auto spec = std::ranges::find(specs, rule.name, &CommandSpec::name);
        spec->permissives.insert(spec->permissives.end(), rule.permissives.begin(), rule.permissives.end());
    }
    return specs;
}

} // namespace lineside
