// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/alarmbook.h"

#include "config/config.h"
#include "model/name.h"
#include "model/reason.h"
#include "model/subjectkey.h"
#include "process/ruleunits.h"

#include <map>
#include <set>
#include <utility>

namespace lineside {

namespace {

/// Rules of a version by what they are of. Owner: one change.
class RuleIndex
{
public:
    explicit RuleIndex(std::vector<AlarmRule> &rules)
        : m_rules(rules)
    {
        for (std::size_t i = 0; i < rules.size(); ++i)
            m_places.emplace(subjectKey(rules[i].subject()), i);
    }
    void layOver(const AlarmRule &rule)
    {
        const auto [place, isNew] = m_places.try_emplace(subjectKey(rule.subject()), m_rules.size());
        if (isNew)
            m_rules.push_back({rule.kind, rule.deviceType, rule.name, rule.device});
        lineside::layOver(m_rules[place->second], rule);
    }

private:
    std::vector<AlarmRule> &m_rules;
    std::map<std::string, std::size_t> m_places;
};

/// Signals whose limits change for more than one device: narrower rules of theirs are to be looked at again.
std::set<std::string> wideNames(const std::vector<AlarmRule> &changed)
{
    std::set<std::string> names;
    for (const AlarmRule &rule : changed)
        if (rule.device.empty())
            names.insert(sensorTypeWord(rule.name));
    return names;
}

Unexpected wrong(const AlarmSubject &subject, const Error &error)
{
    const std::string field = error.context.empty() ? "" : ", " + error.context;
    return unexpected(ErrorCode::InvalidInput, subjectText(subject) + field + ": " + error.message);
}

} // namespace

AlarmSettings configuredAlarms(const Config &config)
{
    AlarmSettings alarms = config.alarms;
    alarms.watches.offlineAfter = config.devices.offlineAfter;
    if (!config.nodeId.empty())
        alarms.watches.node = config.nodeId;
    return alarms;
}

AlarmBook::AlarmBook(AlarmSettings configured, const UnitTable &units)
    : m_configured(std::move(configured))
    , m_units(units)
{
}

/// As in the configuration: from here on a limit is in the base unit of its quantity.
Result<AlarmRule> AlarmBook::normalised(const AlarmRule &rule) const
{
    if (const auto fitting = checkRule(rule); !fitting)
        return wrong(rule.subject(), fitting.error());
    AlarmRule inBase = rule;
    if (const auto known = toBaseUnit(inBase, m_units); !known)
        return wrong(rule.subject(), known.error());
    return inBase;
}

Result<void> AlarmBook::checkBase(const ChangeAlarmSettings &change) const
{
    if (change.basedOn && *change.basedOn != m_version.number)
        return unexpected(ErrorCode::Conflict, Reason::SettingsChangedMeanwhile);
    return {};
}

Result<void> AlarmBook::checkWhole(const AlarmRulesVersion &version, const std::vector<AlarmRule> &changed) const
{
    if (version.rules.size() > kMostRules)
        return unexpected(ErrorCode::InvalidInput, Reason::TooManyRules);
    const AlarmSettings settings = m_configured.with(version.rules);
    const std::set<std::string> names = wideNames(changed);
    const auto isNear = [&](const AlarmRule &rule) { return names.contains(sensorTypeWord(rule.name)); };
    const auto check = [&](const AlarmRule &rule) -> Result<void> {
        const auto fitting = settings.checkLimit(rule);
        return fitting ? Result<void>() : wrong(rule.subject(), fitting.error());
    };
    for (const AlarmRule &rule : changed)
        if (auto fitting = check(rule); !fitting)
            return fitting;
    for (const AlarmRule &rule : names.empty() ? std::vector<AlarmRule>() : settings.watches.rules.all())
        if (isNear(rule))
            if (auto fitting = check(rule); !fitting)
                return fitting;
    return {};
}

Result<AlarmRulesVersion> AlarmBook::changed(const ChangeAlarmSettings &change, const std::string &by,
                                             std::int64_t timeMs) const
{
    if (const auto fitting = checkBase(change); !fitting)
        return Unexpected(fitting.error());
    AlarmRulesVersion next{m_version.number + 1, timeMs, by, change.reason, m_version.rules};
    std::set<std::string> removed;
    for (const AlarmSubject &subject : change.removed)
        removed.insert(subjectKey(subject));
    std::erase_if(next.rules, [&](const AlarmRule &rule) { return removed.contains(subjectKey(rule.subject())); });
    RuleIndex index(next.rules);
    for (const AlarmRule &each : change.rules) {
        auto rule = normalised(each);
        if (!rule)
            return Unexpected(rule.error());
        index.layOver(*rule);
    }
    if (const auto fitting = checkWhole(next, change.rules); !fitting)
        return Unexpected(fitting.error());
    return next;
}

Result<AlarmRulesVersion> AlarmBook::undone(const ChangeAlarmSettings &change, AlarmRulesVersion former,
                                            const std::string &by, std::int64_t timeMs) const
{
    if (const auto fitting = checkBase(change); !fitting)
        return Unexpected(fitting.error());
    AlarmRulesVersion next{m_version.number + 1, timeMs, by, change.reason, std::move(former.rules)};
    if (const auto fitting = checkWhole(next, next.rules); !fitting)
        return Unexpected(fitting.error());
    return next;
}

RuleCheck AlarmBook::check(std::string_view csv) const
{
    RuleTable table = rulesFromCsv(csv);
    RuleCheck check{.basedOn = m_version.number, .problems = std::move(table.problems)};
    const AlarmSettings before = settings();
    for (const AlarmRule &each : table.rules) {
        const auto rule = normalised(each);
        if (!rule) {
            check.problems.push_back({0, {}, rule.error().text()});
            continue;
        }
        AlarmRule changed{
            .kind = rule->kind, .deviceType = rule->deviceType, .name = rule->name, .device = rule->device};
        const AlarmRule inForce = before.inForce(rule->subject());
        for (RuleChange &change : ruleChanges(&inForce, &*rule)) {
            const RuleField *field = findRuleField(change.field);
            if (change.after.empty() || !setRuleText(changed, *field, change.after))
                continue; // an empty cell says nothing
            check.changes.push_back(std::move(change));
        }
        if (changed.limit && rule->unit)
            changed.unit = rule->unit;
        if (changed != AlarmRule{changed.kind, changed.deviceType, changed.name, changed.device})
            check.rules.push_back(std::move(changed));
    }
    const auto fitting = changed({.rules = check.rules}, {}, 0);
    if (check.problems.empty() && !fitting)
        check.problems.push_back({0, {}, fitting.error().text()});
    return check;
}

std::string AlarmBook::csv() const
{
    const AlarmSettings now = settings();
    std::vector<AlarmRule> rules;
    std::set<std::string> told;
    for (const AlarmRule &rule : now.watches.rules.all())
        if (told.insert(subjectKey(rule.subject())).second)
            rules.push_back(now.inForce(rule.subject()));
    return toCsv(rules);
}

} // namespace lineside
