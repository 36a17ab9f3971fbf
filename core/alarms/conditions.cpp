// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/conditions.h"

#include "model/name.h"

#include <algorithm>

namespace lineside {

namespace {

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

std::string causeOf(const ConditionRule &rule)
{
    return std::string(kByRule) + rule.name;
}

bool isOf(const ConditionRule &rule, const Machine &machine)
{
    return (rule.device.empty() || rule.device == machine.id)
        && (rule.deviceType.empty() || rule.deviceType == machine.type);
}

bool isAsked(const std::string &sensorType, std::string_view of)
{
    return sensorType.empty() || isSameSensorType(sensorType, of);
}

bool isParentOf(const ConditionRule &rule, const AlarmKey &key)
{
    return rule.alarm == key.limit && isAsked(rule.sensorType, key.series.sensorType);
}

/// Put aside it tells nothing in the place of others; nor does it where a condition keeps it from telling.
bool countsAsParent(const Alarm &alarm)
{
    const auto isByRule = [](const Suppression &each) { return each.cause.starts_with(kByRule); };
    return alarm.active && !alarm.shelf && !alarm.outOfService && std::ranges::none_of(alarm.suppressed, isByRule);
}

bool isTrueOf(const ConditionRule &rule, double value, ValueOrigin origin, bool was)
{
    const auto beyond = [&](LimitKind kind, double edge) { return LimitCheck(kind, edge, 0).isBeyond(value, origin); };
    if (rule.test == ConditionRule::Test::Equals) {
        const double margin = was ? rule.hysteresis : 0;
        return !beyond(LimitKind::High, rule.edge + margin) && !beyond(LimitKind::Low, rule.edge - margin);
    }
    const LimitKind kind = rule.test == ConditionRule::Test::Above ? LimitKind::High : LimitKind::Low;
    const LimitCheck check(kind, rule.edge, rule.hysteresis);
    return was ? !check.isBackInside(value, origin) : check.isBeyond(value, origin);
}

} // namespace

Conditions::Conditions(AlarmBoard &board, Machines &machines, const std::vector<ConditionRule> &rules)
    : m_board(board)
    , m_machines(machines)
    , m_rules(rules)
{
}

void Conditions::restore(const std::vector<ConditionState> &states, std::int64_t nowMs,
                         std::vector<AlarmTransition> &out)
{
    for (const ConditionState &state : states) {
        const auto rule = std::ranges::find(m_rules, state.name, &ConditionRule::name);
        const auto known = m_conditions.find({state.deviceId, static_cast<std::size_t>(rule - m_rules.begin())});
        if (known == m_conditions.end()) { // taken out of the configuration, or its machine has left
            m_changes.push_back({.name = state.name, .deviceId = state.deviceId});
            continue;
        }
        known->second.sinceMs = state.sinceMs;
        known->second.holds = state.holds;
        known->second.isTrue = state.holds ? std::optional(true) : std::nullopt;
    }
    m_machines.forEach([&](Machine &machine) {
        for (AlarmSignal *signal : machine.signals)
            for (auto &[kind, slot] : signal->slots)
                sync(slot, nowMs, out);
        follow(machine, nowMs, out);
    });
}

/// What is normal beneath loses its causes over a restart; what is listed may bear one that is over.
void Conditions::sync(AlarmSlot &slot, std::int64_t nowMs, std::vector<AlarmTransition> &out)
{
    cover(slot);
    const std::vector<Suppression> kept = slot.point.alarm().suppressed;
    for (const Suppression &each : kept) {
        const auto holds = [&](std::size_t rule) {
            return causeOf(m_rules[rule]) == each.cause && holderOf(rule, slot.point.alarm().key);
        };
        bool isHeld = !each.cause.starts_with(kByRule);
        for (std::size_t rule = 0; rule < m_rules.size(); ++rule)
            isHeld = isHeld || holds(rule);
        if (!isHeld)
            m_board.setSuppressed(slot, each.cause, false, nowMs, out);
    }
}

void Conditions::follow(Machine &machine, std::int64_t nowMs, std::vector<AlarmTransition> &out)
{
    if (m_rules.empty())
        return;
    m_board.clock().start(nowMs);
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        const auto known = m_conditions.find({machine.id, i});
        if (isOf(m_rules[i], machine) == (known != m_conditions.end()))
            continue;
        for (AlarmSignal *signal : machine.signals)
            signal->hearing.conditions.reset(); // found anew with its next reading
        if (known == m_conditions.end()) {
            m_conditions.emplace(std::pair(machine.id, i), Condition{&m_rules[i], &machine});
            continue;
        }
        settle(known->second, false, m_board.clock().now(), out);
        m_conditions.erase(known);
    }
    for (auto next = m_conditions.lower_bound({machine.id, 0});
         next != m_conditions.end() && next->first.first == machine.id; ++next)
        settle(next->second, judged(next->second), m_board.clock().now(), out);
}

/// Without a new value.
std::optional<bool> Conditions::judged(const Condition &condition) const
{
    const ConditionRule &rule = *condition.rule;
    const Machine &machine = *condition.machine;
    if (rule.alarm) {
        bool stands = false;
        for (const AlarmSignal *signal : machine.signals)
            for (const auto &[kind, slot] : signal->slots)
                stands = stands || (isParentOf(rule, slot.point.alarm().key) && countsAsParent(slot.point.alarm()));
        const bool isKnown = !stands || !machine.isAway || rule.alarm == LimitKind::Offline;
        return isKnown ? std::optional(stands) : std::nullopt;
    }
    if (machine.isAway)
        return std::nullopt;
    const bool isOfState = !rule.states.empty() && !machine.isRemembered;
    return isOfState ? std::optional(Machines::isIn(machine, rule.states)) : condition.isTrue;
}

/// A machine's first reading comes before it is known to stand anywhere.
void Conditions::adopt(Machine &machine)
{
    for (std::size_t i = 0; i < m_rules.size(); ++i)
        if (isOf(m_rules[i], machine))
            m_conditions.try_emplace(std::pair(machine.id, i), Condition{&m_rules[i], &machine});
}

void Conditions::bind(AlarmSignal &signal)
{
    Hearing &hearing = signal.hearing;
    adopt(*hearing.machine);
    hearing.conditions.emplace();
    for (auto next = m_conditions.lower_bound({hearing.machine->id, 0});
         next != m_conditions.end() && next->first.first == hearing.machine->id; ++next)
        if (next->second.rule->test && isSameSensorType(next->second.rule->sensorType, hearing.series->sensorType))
            hearing.conditions->push_back(&next->second);
}

void Conditions::take(AlarmSignal &signal, const Reading *reading, ValueOrigin origin,
                      std::vector<AlarmTransition> &out)
{
    Hearing &hearing = signal.hearing;
    if (!hearing.machine)
        return;
    if (!hearing.conditions)
        bind(signal);
    for (Condition *condition : *hearing.conditions) {
        const ConditionRule &rule = *condition->rule;
        const bool says = reading && !reading->unitUnknown && (rule.unit.empty() || rule.unit == reading->unit);
        const std::int64_t now = m_board.clock().now();
        if (!says) {
            settle(*condition, std::nullopt, now, out);
            continue;
        }
        condition->valuedAt = now;
        condition->isTrue = isTrueOf(rule, reading->value, origin, condition->sinceMs.has_value());
        if (*condition->isTrue)
            settle(*condition, true, now, out);
    }
}

void Conditions::end(AlarmSignal &signal, std::vector<AlarmTransition> &out)
{
    if (signal.hearing.conditions)
        for (Condition *condition : *signal.hearing.conditions)
            if (condition->isTrue == false)
                settle(*condition, false, m_board.clock().now(), out);
}

void Conditions::moved(std::size_t first, std::vector<AlarmTransition> &out)
{
    for (; first < out.size() && !m_rules.empty(); ++first) {
        const AlarmKey key = out[first].alarm.key;
        for (std::size_t i = 0; i < m_rules.size(); ++i) {
            if (!isParentOf(m_rules[i], key))
                continue;
            if (const auto known = m_conditions.find({key.series.deviceId, i}); known != m_conditions.end())
                settle(known->second, judged(known->second), m_board.clock().now(), out);
        }
    }
}

/// Of one that holds: when time ends it.
std::int64_t Conditions::dueOf(const Condition &condition, std::int64_t now) const
{
    const ConditionRule &rule = *condition.rule;
    const std::int64_t over = m_board.clock().fromUtc(*condition.sinceMs) + rule.longest.count();
    return rule.test ? std::min(over, condition.valuedAt.value_or(now) + rule.validFor.count()) : over;
}

void Conditions::endBefore(std::int64_t now, std::vector<AlarmTransition> &out)
{
    while (m_nextDue < now) {
        Condition *next = nullptr;
        m_nextDue = kNever;
        for (auto &[of, condition] : m_conditions) {
            if (!condition.holds)
                continue;
            if (!condition.valuedAt)
                condition.valuedAt = now;
            const std::int64_t due = dueOf(condition, now);
            if (due < m_nextDue)
                next = &condition;
            m_nextDue = std::min(m_nextDue, due);
        }
        if (!next || m_nextDue >= now)
            return;
        const std::int64_t due = m_nextDue;
        const bool isOld = next->rule->test && *next->valuedAt + next->rule->validFor.count() <= due;
        settle(*next, isOld ? std::nullopt : next->isTrue, due, out);
    }
}

/// The condition is so, as far as it is known at that time of ArrivalClock.
void Conditions::settle(Condition &condition, std::optional<bool> isTrue, std::int64_t at,
                        std::vector<AlarmTransition> &out)
{
    condition.isTrue = isTrue;
    const std::int64_t timeMs = m_board.clock().toUtc(at);
    const bool wasKept = condition.sinceMs.has_value();
    if (isTrue == true && !wasKept)
        condition.sinceMs = timeMs;
    const bool isTimeOver = condition.sinceMs && timeMs - *condition.sinceMs >= condition.rule->longest.count();
    const bool holds = isTrue == true && !isTimeOver;
    const bool moves = holds != condition.holds;
    if (isTrue == false)
        condition.sinceMs.reset();
    condition.holds = holds;
    if (moves || wasKept != condition.sinceMs.has_value())
        note(condition, timeMs, moves && isTrue == true && isTimeOver);
    if (holds)
        m_nextDue = std::min(m_nextDue, dueOf(condition, at));
    if (moves)
        apply(condition, isTrue == true && isTimeOver, timeMs, out);
}

void Conditions::note(const Condition &condition, std::int64_t timeMs, bool isTimeOver)
{
    m_changes.push_back({.name = condition.rule->name,
                         .deviceId = condition.machine->id,
                         .isTrue = condition.sinceMs.has_value(),
                         .holds = condition.holds,
                         .sinceMs = condition.sinceMs.value_or(0),
                         .changedMs = timeMs,
                         .isTimeOver = isTimeOver});
}

void Conditions::apply(const Condition &condition, bool isTimeOver, std::int64_t timeMs,
                       std::vector<AlarmTransition> &out)
{
    const ConditionRule &rule = *condition.rule;
    const auto place = static_cast<std::size_t>(&rule - m_rules.data());
    const auto applyTo = [&](Machine &machine) {
        for (AlarmSignal *signal : machine.signals) {
            for (auto &[kind, slot] : signal->slots) {
                const AlarmKey &key = slot.point.alarm().key;
                if (!covers(rule, *condition.machine, key))
                    continue;
                const std::size_t first = out.size();
                m_board.setSuppressed(slot, causeOf(rule), holderOf(place, key) != nullptr, timeMs, out);
                if (isTimeOver && out.size() > first)
                    out[first].said = std::string(kByTimeOver) + rule.name;
            }
        }
    };
    if (rule.devices.empty() && rule.deviceTypes.empty())
        applyTo(*condition.machine);
    else
        m_machines.forEach(applyTo);
}

void Conditions::cover(AlarmSlot &slot)
{
    for (std::size_t rule = 0; rule < m_rules.size(); ++rule)
        if (const Condition *holder = holderOf(rule, slot.point.alarm().key))
            (void)slot.point.suppress({causeOf(m_rules[rule]), *holder->sinceMs}, 0);
}

/// Whom the alarm owes its suppression by the rule to; null: it is not suppressed by it.
const Condition *Conditions::holderOf(std::size_t rule, const AlarmKey &key) const
{
    const auto isHolding = [&](const Condition &condition) {
        return condition.holds && condition.rule == &m_rules[rule] && covers(*condition.rule, *condition.machine, key);
    };
    if (m_rules[rule].devices.empty() && m_rules[rule].deviceTypes.empty()) {
        const auto own = m_conditions.find({key.series.deviceId, rule});
        return own != m_conditions.end() && isHolding(own->second) ? &own->second : nullptr;
    }
    const auto found = std::ranges::find_if(m_conditions, [&](const auto &each) { return isHolding(each.second); });
    return found == m_conditions.end() ? nullptr : &found->second;
}

bool Conditions::covers(const ConditionRule &rule, const Machine &of, const AlarmKey &key) const
{
    const auto names = [](const auto &list, const auto &what) { return std::ranges::find(list, what) != list.end(); };
    const bool isOfKind = rule.kinds.empty() || names(rule.kinds, key.limit);
    const auto isType = [&](const std::string &type) { return isSameSensorType(type, key.series.sensorType); };
    if (!isOfKind || (!rule.sensorTypes.empty() && std::ranges::none_of(rule.sensorTypes, isType)))
        return false;
    if (rule.alarm && isParent(key))
        return false;
    if (rule.devices.empty() && rule.deviceTypes.empty())
        return key.series.deviceId == of.id;
    const Machine *machine = m_machines.find(key.series.deviceId);
    return names(rule.devices, key.series.deviceId) || (machine && names(rule.deviceTypes, machine->type));
}

bool Conditions::isParent(const AlarmKey &key) const
{
    const Machine *machine = m_machines.find(key.series.deviceId);
    return machine && std::ranges::any_of(m_rules, [&](const ConditionRule &rule) {
               return isOf(rule, *machine) && isParentOf(rule, key);
           });
}

void Conditions::leave(const std::string &id, std::int64_t nowMs, std::vector<AlarmTransition> &out)
{
    auto next = m_conditions.lower_bound({id, 0});
    while (next != m_conditions.end() && next->first.first == id) {
        const Condition condition = next->second;
        const bool wasKept = condition.sinceMs.has_value();
        next = m_conditions.erase(next);
        if (wasKept)
            m_changes.push_back({.name = condition.rule->name, .deviceId = id});
        if (condition.holds && !(condition.rule->devices.empty() && condition.rule->deviceTypes.empty()))
            apply(condition, false, nowMs, out);
    }
}

} // namespace lineside
