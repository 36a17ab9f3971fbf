// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/sectionreaders.h"
#include "process/ruleunits.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

using namespace std::chrono_literals;

using Kinds = std::map<std::string_view, LimitKind>;

const Kinds &limitKinds()
{
    static const Kinds kKinds{
        {toString(LimitKind::LowLow), LimitKind::LowLow}, {toString(LimitKind::Low), LimitKind::Low},
        {toString(LimitKind::High), LimitKind::High},     {toString(LimitKind::HighHigh), LimitKind::HighHigh},
        {toString(LimitKind::Rate), LimitKind::Rate},     {toString(LimitKind::Deviation), LimitKind::Deviation}};
    return kKinds;
}

const Kinds &watchKinds()
{
    static const Kinds kKinds{{toString(LimitKind::Offline), LimitKind::Offline},
                              {toString(LimitKind::Line), LimitKind::Line},
                              {toString(LimitKind::Link), LimitKind::Link},
                              {toString(LimitKind::Missing), LimitKind::Missing},
                              {toString(LimitKind::BadQuality), LimitKind::BadQuality},
                              {toString(LimitKind::Frozen), LimitKind::Frozen},
                              {toString(LimitKind::Discrete), LimitKind::Discrete},
                              {toString(LimitKind::Disk), LimitKind::Disk},
                              {toString(LimitKind::Clock), LimitKind::Clock},
                              {toString(LimitKind::Backlog), LimitKind::Backlog},
                              {toString(LimitKind::Certificate), LimitKind::Certificate},
                              {toString(LimitKind::Refused), LimitKind::Refused},
                              {toString(LimitKind::Damaged), LimitKind::Damaged},
                              {toString(LimitKind::Rejecting), LimitKind::Rejecting},
                              {toString(LimitKind::HornFailed), LimitKind::HornFailed}};
    return kKinds;
}

/// From here on a limit is in the base unit of its quantity.
void normalise(ConfigSection &section, AlarmRule &rule, const UnitTable &units)
{
    if (const auto known = toBaseUnit(rule, units); !known)
        section.fail("unit", known.error().message);
}

/// False: what it is of cannot be told, and the place has been complained about.
bool readKind(ConfigSection &section, const Kinds &kinds, AlarmRule &rule)
{
    const bool isKnown = section.choice("kind", rule.kind, kinds);
    if (!section.has("kind"))
        section.fail("kind", "is missing");
    return isKnown;
}

/// One [[alarms.limit]]. None: it cannot be used, and the place has been complained about.
std::optional<AlarmRule> readLimit(ConfigSection &section, const UnitTable &units)
{
    AlarmRule rule;
    const bool hasKind = readKind(section, limitKinds(), rule);
    readRuleSubject(section, rule);
    if (rule.name.empty())
        section.fail("sensor_type", "is missing");
    readRuleFields(section, rule);
    normalise(section, rule, units);
    const bool isLimitBad = section.has("limit") && !rule.limit;
    return hasKind && !rule.name.empty() && !isLimitBad ? std::optional(std::move(rule)) : std::nullopt;
}

/// An entry is laid over wider ones, the contract's defaults among them.
void readLimits(ConfigSection &alarms, AlarmSettings &settings, const UnitTable &units)
{
    std::vector<std::pair<ConfigSection, AlarmRule>> entries;
    for (ConfigSection &each : alarms.sections("limit")) {
        auto rule = readLimit(each, units);
        each.reportUnknown();
        if (!rule)
            continue;
        for (const auto &[place, earlier] : entries)
            if (isSameSubject(rule->subject(), earlier.subject()))
                each.fail("kind", "is given twice for this sensor type and device");
        entries.emplace_back(each, std::move(*rule));
    }
    for (const auto &[place, rule] : entries)
        settings.watches.rules.push_back(rule);
    for (auto &[place, rule] : entries)
        if (const auto fitting = settings.checkLimit(rule); !fitting)
            place.fail(fitting.error().context, fitting.error().message);
}

void readWatches(ConfigSection &alarms, WatchSettings &watches)
{
    for (ConfigSection &each : alarms.sections("watch")) {
        AlarmRule rule{.kind = LimitKind::Offline};
        (void)readKind(each, watchKinds(), rule);
        readRuleSubject(each, rule);
        readRuleFields(each, rule);
        watches.rules.push_back(std::move(rule));
        each.reportUnknown();
    }
}

} // namespace

void readAlarms(ConfigSection &section, AlarmSettings &alarms, const UnitTable &units)
{
    section.choice<AlertPublish>(
        "publish", alarms.publish,
        {{"activation", AlertPublish::Activation}, {"every-reading", AlertPublish::EveryReading}});
    section.choice<DeadbandDefault>("default_deadband", alarms.deadbands,
                                    {{"none", DeadbandDefault::None}, {"by-quantity", DeadbandDefault::ByQuantity}});
    section.duration("max_shelved", alarms.maxShelved, 1s, 30 * 24h);
    readConditions(section, alarms.conditions, units);
    readPositions(section, alarms.positions);
    readWatches(section, alarms.watches);
    readLimits(section, alarms, units);
}

} // namespace lineside
