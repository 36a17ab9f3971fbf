// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/sectionreaders.h"

#include "model/name.h"

#include <algorithm>

namespace lineside {

namespace {

using namespace std::chrono_literals;

bool isOfMachine(LimitKind kind)
{
    return kind != LimitKind::Line && kind != LimitKind::Link && !isOfGateway(kind);
}

std::vector<LimitKind> readKinds(ConfigSection &section, std::string_view key)
{
    std::vector<std::string> names;
    std::vector<LimitKind> kinds;
    section.texts(key, names);
    for (const std::string &name : names) {
        const auto kind = parseLimitKind(name);
        if (kind && isOfMachine(*kind))
            kinds.push_back(*kind);
        else
            section.fail(key, "\"" + name + "\" is no kind of alarm a machine has");
    }
    return kinds;
}

/// From here on in the base unit.
void readUnitOf(ConfigSection &section, ConditionRule &rule, const UnitTable &units)
{
    std::string unit;
    if (!section.text("unit", unit))
        return;
    const auto edge = units.normalise(unit, rule.edge);
    const auto hysteresis = units.normaliseDifference(unit, rule.hysteresis);
    if (!edge || !hysteresis) {
        section.fail("unit", units.knows(unit) ? "cannot hold this value" : "is not known; [[unit]] can define it");
        return;
    }
    rule.edge = edge->value;
    rule.hysteresis = *hysteresis;
    rule.unit = edge->unit;
}

/// How many say what is true: one is to.
int readValue(ConfigSection &section, ConditionRule &rule, const UnitTable &units)
{
    int said = 0;
    const std::pair<const char *, ConditionRule::Test> tests[] = {{"above", ConditionRule::Test::Above},
                                                                  {"below", ConditionRule::Test::Below},
                                                                  {"equals", ConditionRule::Test::Equals}};
    for (const auto &[key, test] : tests) {
        if (!section.number(key, rule.edge) && !section.has(key))
            continue;
        ++said;
        rule.test = test;
        if (rule.sensorType.empty())
            section.fail("sensor_type", "is missing");
    }
    section.number("hysteresis", rule.hysteresis, 0);
    readUnitOf(section, rule, units);
    section.duration("valid_for", rule.validFor, 5s, 24h);
    return said;
}

void readTruth(ConfigSection &section, ConditionRule &rule, const UnitTable &units)
{
    section.text("sensor_type", rule.sensorType);
    int said = readValue(section, rule, units);
    section.texts("state", rule.states);
    said += section.has("state") ? 1 : 0;
    if (std::string kind; section.text("alarm", kind)) {
        rule.alarm = parseLimitKind(kind);
        if (!rule.alarm || !isOfMachine(*rule.alarm))
            section.fail("alarm", "is no kind of alarm a machine has");
    }
    said += section.has("alarm") ? 1 : 0;
    if (said != 1)
        section.fail("name", "needs one of above, below, equals, state and alarm, to be true by");
}

void readSuppressed(ConfigSection section, ConditionRule &rule)
{
    rule.kinds = readKinds(section, "kinds");
    section.texts("sensor_types", rule.sensorTypes);
    section.texts("device_types", rule.deviceTypes);
    section.texts("devices", rule.devices);
    if (!std::ranges::all_of(rule.devices, [](const std::string &id) { return isDeviceId(id); }))
        section.fail("devices", kNoDeviceId);
    section.reportUnknown();
}

} // namespace

void readConditions(ConfigSection &alarms, std::vector<ConditionRule> &conditions, const UnitTable &units)
{
    for (ConfigSection &each : alarms.sections("condition")) {
        ConditionRule rule;
        if (!each.text("name", rule.name) || !isName(rule.name))
            each.fail("name", "is missing, too long, or no text");
        if (std::ranges::find(conditions, rule.name, &ConditionRule::name) != conditions.end())
            each.fail("name", "is taken by another condition");
        each.text("device_type", rule.deviceType);
        if (each.text("device", rule.device) && !rule.device.empty() && !isDeviceId(rule.device))
            each.fail("device", kNoDeviceId);
        readTruth(each, rule, units);
        each.duration("longest", rule.longest, 1s, 30 * 24h);
        readSuppressed(each.section("suppresses"), rule);
        each.reportUnknown();
        conditions.push_back(std::move(rule));
    }
}

} // namespace lineside
