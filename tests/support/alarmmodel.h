// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmsettings.h"
#include "model/alarm.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace lineside {

/// The life of alarms of limits once more, as simple as can be: what the engine does is held against it. It looks at
/// all alarms at every step, and keeps no lists, queues or counters beside them. It knows no late readings and no clock
/// that goes back. A value: a copy of it is what is kept. Source: ISA-18.2, OPC UA Part 9.
/// Owner and thread: the test.
class AlarmModel
{
public:
    /// One alarm, with each of its memories.
    struct Point
    {
        AlarmLimit limit;
        bool condition = false;
        bool active = false;
        bool seen = true;
        bool latched = false;
        bool called = false;
        bool isOwed = false; ///< a call was told and not seen since, of whichever activation
        bool masked = false;
        std::set<std::string> rules{}; ///< conditions that suppress it
        bool isOut = false;
        std::optional<std::int64_t> escalatedMs{};
        bool isRestored = false; ///< and no step was taken since
        std::optional<Shelf> shelf{};
        std::optional<std::int64_t> activatedMs{};
        std::optional<std::int64_t> returnedMs{};
        std::optional<std::int64_t> seenMs{};
        std::string seenBy{};
        std::string comment{};
        int reAlarms = 0;
        std::int64_t calledMs = kLongAgo; ///< presses before mean something else
        std::int64_t toldSinceMs = kLongAgo;
        std::optional<std::int64_t> keptCallMs{}; ///< when it called or came into sight, as it is kept over a restart
        std::optional<std::int64_t> restoredDueMs{}; ///< of its escalation, with the first look behind a restart
        std::int64_t commentedMs = 0;
        std::optional<std::int64_t> dueMs{}; ///< a delay runs
        std::int64_t dueSaysMs = 0; ///< what the alarm will say then
        std::uint64_t delayOrder = 0; ///< of two due at once the older first

        [[nodiscard]] bool isSuppressed() const { return masked || !rules.empty(); }
        [[nodiscard]] bool isInUse() const { return !isOut && !shelf; }
        [[nodiscard]] bool isTold() const { return !isSuppressed() && isInUse(); }
        [[nodiscard]] bool isMember() const { return rules.empty() && isInUse(); } ///< of its machine's group
        [[nodiscard]] bool isStanding() const { return isMember() && (active || !seen); }
        [[nodiscard]] bool isNormal() const { return !active && seen && !latched; }
        [[nodiscard]] bool isListed() const { return !isNormal() || isOut || shelf; }
        /// Plays the operator's part of the table in ISA-18.2 §5.4.
        [[nodiscard]] AlarmState shown() const
        {
            if (isOut)
                return AlarmState::OutOfService;
            if (isSuppressed() && !isNormal())
                return AlarmState::Suppressed;
            return shelf ? AlarmState::Shelved : beneath();
        }
        [[nodiscard]] AlarmState beneath() const
        {
            if (active)
                return seen ? AlarmState::ActiveAcknowledged : AlarmState::ActiveUnacknowledged;
            return !seen  ? AlarmState::ReturnedUnacknowledged
                : latched ? AlarmState::LatchedAcknowledged
                          : AlarmState::Normal;
        }
    };

    struct Step
    {
        AlarmKey key;
        AlarmEvent event = AlarmEvent::Activated;
        std::int64_t timeMs = 0;
        bool calls = false;
        bool isFirst = false;
        std::string by{};
        bool operator==(const Step &) const = default;
    };

    AlarmModel(std::map<AlarmKey, AlarmLimit> limits, EscalationTimes escalateAfter, std::vector<ConditionRule> rules)
        : m_limits(std::move(limits))
        , m_escalateAfter(escalateAfter)
        , m_rules(std::move(rules))
    {
        for (const auto &[key, limit] : m_limits)
            m_points[key].limit = limit;
    }

    [[nodiscard]] const std::map<AlarmKey, Point> &points() const { return m_points; }
    /// An alarm of a signal that was heard, or stood at the start.
    [[nodiscard]] bool isThere(const AlarmKey &key) const { return m_heard.contains(key.series); }
    [[nodiscard]] bool isFirst(const AlarmKey &key) const
    {
        const auto group = m_groups.find(key.series.deviceId);
        return group != m_groups.end() && group->second.first.contains(key);
    }
    /// What the last call told.
    [[nodiscard]] std::vector<Step> takeSteps() { return std::exchange(m_steps, {}); }

    void read(const SeriesKey &series, double value, std::int64_t nowMs)
    {
        goOn(nowMs);
        endDelays();
        endConditions();
        m_heard.insert(series);
        cover();
        valued(series, value, true);
        // A crossing shows the worst first, a way back the best: nothing is told for a moment only.
        for (const LimitKind kind : {LimitKind::LowLow, LimitKind::HighHigh, LimitKind::Low, LimitKind::High})
            look({series, kind}, value, true);
        for (const LimitKind kind : {LimitKind::High, LimitKind::Low, LimitKind::HighHigh, LimitKind::LowLow})
            look({series, kind}, value, false);
        valued(series, value, false);
        followParents();
    }

    void tick(std::int64_t nowMs)
    {
        goOn(nowMs);
        endDelays();
        endConditions();
        endShelves();
        callAnew();
        escalate();
        followParents();
    }

    void acknowledge(const AlarmKey &key, std::int64_t pressedMs, std::int64_t nowMs, const std::string &by,
                     const std::string &comment)
    {
        act(nowMs);
        Point *point = find(key);
        if (!point || point->seen || point->calledMs > pressedMs)
            return;
        take(key, AlarmEvent::Acknowledged, nowMs, by, [&](Point &it) {
            it.seen = true;
            it.seenMs = nowMs;
            it.seenBy = by;
            it.comment = comment.empty() ? it.comment : comment;
        });
    }

    void unacknowledge(const AlarmKey &key, std::int64_t nowMs, const std::string &by)
    {
        act(nowMs);
        Point *point = find(key);
        if (point && point->active && point->seen)
            take(key, AlarmEvent::Unacknowledged, nowMs, by, [&](Point &it) {
                unsee(it, nowMs);
                it.isOwed = it.called;
            });
    }

    void reset(const AlarmKey &key, std::int64_t nowMs, const std::string &by)
    {
        act(nowMs);
        Point *point = find(key);
        if (point && !point->active && point->seen && point->latched)
            take(key, AlarmEvent::Reset, nowMs, by, [](Point &it) { it.latched = false; });
    }

    void comment(const AlarmKey &key, std::int64_t nowMs, const std::string &by, const std::string &text)
    {
        act(nowMs);
        Point *point = find(key);
        if (!point || (!point->activatedMs && !point->isListed()))
            return;
        point->commentedMs = std::max(nowMs, point->commentedMs + 1);
        take(key, AlarmEvent::Commented, point->commentedMs, by, [&](Point &it) { it.comment = text; });
    }

    void shelve(const AlarmKey &key, const Shelf &shelf)
    {
        act(shelf.sinceMs);
        if (find(key))
            take(key, AlarmEvent::Shelved, shelf.sinceMs, shelf.by, [&](Point &it) { it.shelf = shelf; });
        followParents();
    }

    void unshelve(const AlarmKey &key, std::int64_t nowMs, const std::string &by)
    {
        act(nowMs);
        Point *point = find(key);
        if (point && point->shelf)
            takeDown(key, nowMs, by);
        followParents();
    }

    void takeOutOfService(const AlarmKey &key, std::int64_t nowMs, const std::string &by)
    {
        act(nowMs);
        Point *point = find(key);
        if (point && !point->isOut)
            take(key, AlarmEvent::TakenOutOfService, nowMs, by, [](Point &it) { it.isOut = true; });
        followParents();
    }

    void returnToService(const AlarmKey &key, std::int64_t nowMs, const std::string &by)
    {
        act(nowMs);
        Point *point = find(key);
        if (!point || !point->isOut)
            return;
        take(key, AlarmEvent::ReturnedToService, nowMs, by, [&](Point &it) {
            it.isOut = false;
            comeBack(it, nowMs);
        });
        followParents();
    }

    /// All of the machine ends and is forgotten; nobody is called for it.
    void remove(const std::string &device, std::int64_t nowMs)
    {
        std::erase_if(m_conditions, [&](const auto &each) { return each.first.first == device; });
        applyRules(nowMs, {}, device);
        for (auto &[key, point] : m_points) {
            if (key.series.deviceId != device || !m_heard.contains(key.series))
                continue;
            if (point.isListed())
                m_steps.push_back({.key = key, .event = AlarmEvent::Removed, .timeMs = nowMs});
            point = {.limit = m_limits.at(key)};
        }
        std::erase_if(m_heard, [&](const SeriesKey &each) { return each.deviceId == device; });
        m_known.erase(device);
        m_groups.erase(device);
        followParents();
    }

    [[nodiscard]] std::set<std::string> devices() const
    {
        std::set<std::string> devices = m_known;
        for (const SeriesKey &each : m_heard)
            devices.insert(each.deviceId);
        return devices;
    }
    /// The same after the program ended: what is listed stands, all clocks that ran begin anew.
    [[nodiscard]] AlarmModel restarted(std::int64_t nowMs) const
    {
        AlarmModel after(m_limits, m_escalateAfter, m_rules);
        after.m_known = devices();
        for (const auto &[key, point] : m_points) {
            if (!point.isListed())
                continue;
            Point &stands = after.m_points[key];
            stands = point;
            stands.condition = point.active;
            stands.isRestored = true;
            stands.calledMs = stands.toldSinceMs = kLongAgo;
            stands.commentedMs = 0;
            stands.restoredDueMs.reset();
            stands.dueMs.reset();
            after.m_heard.insert(key.series);
        }
        after.m_groups = m_groups;
        for (auto &[device, group] : after.m_groups) {
            std::erase_if(group.first, [&](const AlarmKey &key) { return !m_points.at(key).isStanding(); });
            group.beganMs = 0; // not kept: the newest of the first ones
            for (const AlarmKey &key : group.first)
                group.beganMs = std::max(group.beganMs, *m_points.at(key).activatedMs);
        }
        for (auto &[key, point] : after.m_points)
            point.masked = after.isMasked(key);
        if (m_rules.empty())
            return after;
        after.goOn(nowMs);
        for (const auto &[of, condition] : m_conditions)
            if (condition.sinceMs)
                after.m_conditions[of] = {.isTrue = condition.holds ? std::optional(true) : std::nullopt,
                                          .sinceMs = condition.sinceMs,
                                          .holds = condition.holds};
        for (auto &[key, point] : after.m_points)
            point.rules.clear();
        after.cover();
        for (const std::string &device : after.devices())
            for (std::size_t rule = 0; rule < m_rules.size(); ++rule)
                if (m_rules[rule].device.empty() || m_rules[rule].device == device)
                    after.settle({device, rule}, after.judged({device, rule}), nowMs);
        after.followParents();
        return after;
    }

private:
    static constexpr std::int64_t kLongAgo = std::numeric_limits<std::int64_t>::min();

    /// The alarms of a machine from the first until all are over and seen.
    struct Group
    {
        std::set<AlarmKey> first;
        std::int64_t beganMs = 0;
    };

    using ConditionKey = std::pair<std::string, std::size_t>; ///< of which machine, which rule
    struct Condition
    {
        std::optional<bool> isTrue{}; ///< none: not known
        std::optional<std::int64_t> sinceMs{}; ///< true since then, and never false
        std::optional<std::int64_t> valuedMs{};
        bool holds = false;
    };

    [[nodiscard]] static bool isParentOf(const ConditionRule &rule, const AlarmKey &key)
    {
        return rule.alarm == key.limit && (rule.sensorType.empty() || rule.sensorType == key.series.sensorType);
    }
    [[nodiscard]] bool isParent(const AlarmKey &key) const
    {
        return std::ranges::any_of(m_rules, [&](const auto &rule) {
            return isParentOf(rule, key) && (rule.device.empty() || rule.device == key.series.deviceId);
        });
    }
    [[nodiscard]] bool covers(const ConditionRule &rule, const std::string &device, const AlarmKey &key) const
    {
        const auto isIn = [](const auto &list, const auto &what) { return std::ranges::count(list, what) > 0; };
        return (rule.kinds.empty() || isIn(rule.kinds, key.limit))
            && (rule.sensorTypes.empty() || isIn(rule.sensorTypes, key.series.sensorType))
            && !(rule.alarm && isParent(key))
            && (rule.devices.empty() ? device == key.series.deviceId : isIn(rule.devices, key.series.deviceId));
    }
    [[nodiscard]] std::set<std::string> rulesOver(const AlarmKey &key) const
    {
        std::set<std::string> names;
        for (const auto &[of, condition] : m_conditions)
            if (condition.holds && covers(m_rules[of.second], of.first, key))
                names.insert(m_rules[of.second].name);
        return names;
    }
    /// In silence: what is new, or was kept.
    void cover()
    {
        for (auto &[key, point] : m_points)
            if (isThere(key) && (point.isNormal() || point.isRestored))
                point.rules = rulesOver(key);
    }

    /// What a value makes true suppresses before alarms are judged by it, what it makes false lets go after.
    void valued(const SeriesKey &series, double value, bool isBefore)
    {
        for (std::size_t i = 0; i < m_rules.size(); ++i) {
            const ConditionRule &rule = m_rules[i];
            const bool isOf = rule.device.empty() || rule.device == series.deviceId;
            if (!rule.test || rule.sensorType != series.sensorType || !isOf)
                continue;
            Condition &condition = m_conditions[{series.deviceId, i}];
            if (isBefore) {
                condition.valuedMs = m_nowMs;
                condition.isTrue = isTrueOf(rule, value, condition.sinceMs.has_value());
            }
            if (condition.isTrue == isBefore)
                settle({series.deviceId, i}, isBefore, m_nowMs);
        }
    }
    [[nodiscard]] static bool isTrueOf(const ConditionRule &rule, double value, bool was)
    {
        const double over = value - rule.edge;
        if (rule.test == ConditionRule::Test::Equals)
            return was ? std::abs(over) <= rule.hysteresis : over == 0;
        const double beyond = rule.test == ConditionRule::Test::Above ? over : -over;
        return was ? beyond > -rule.hysteresis : beyond > 0;
    }

    [[nodiscard]] std::optional<bool> judged(const ConditionKey &of) const
    {
        const ConditionRule &rule = m_rules[of.second];
        if (!rule.alarm) {
            const auto known = m_conditions.find(of);
            return known == m_conditions.end() ? std::nullopt : known->second.isTrue;
        }
        return std::ranges::any_of(m_points, [&](const auto &each) {
            return each.first.series.deviceId == of.first && isThere(each.first) && isParentOf(rule, each.first)
                && each.second.active && each.second.isMember();
        });
    }
    /// Alarms that suppress others took steps, among them those that this brings.
    void followParents()
    {
        for (std::size_t step = 0; step < m_steps.size(); ++step) {
            const AlarmKey key = m_steps[step].key;
            for (std::size_t i = 0; i < m_rules.size(); ++i)
                if (isParentOf(m_rules[i], key) && devices().contains(key.series.deviceId)
                    && (m_rules[i].device.empty() || m_rules[i].device == key.series.deviceId))
                    settle({key.series.deviceId, i}, judged({key.series.deviceId, i}), m_nowMs);
        }
    }

    void settle(const ConditionKey &of, std::optional<bool> isTrue, std::int64_t atMs)
    {
        Condition &condition = m_conditions[of];
        condition.isTrue = isTrue;
        if (isTrue == true && !condition.sinceMs)
            condition.sinceMs = atMs;
        if (isTrue == false)
            condition.sinceMs.reset();
        condition.holds = isTrue == true && atMs < *condition.sinceMs + m_rules[of.second].longest.count();
        applyRules(atMs, of.second);
    }
    /// Each alarm is suppressed by what holds now.
    void applyRules(std::int64_t timeMs, std::optional<std::size_t> rule, const std::string &leaving = {})
    {
        for (auto &[key, point] : m_points) {
            for (std::size_t i = 0; i < m_rules.size(); ++i) {
                if (!isThere(key) || (rule && i != *rule)
                    || (m_rules[i].devices.empty() && key.series.deviceId == leaving))
                    continue;
                const std::string &name = m_rules[i].name;
                const bool is = rulesOver(key).contains(name);
                if (is != point.rules.contains(name))
                    suppress(key, name, is, timeMs);
            }
        }
    }
    void suppress(const AlarmKey &key, const std::string &name, bool is, std::int64_t timeMs)
    {
        const auto change = [&](Point &it) {
            if (is)
                it.rules.insert(name);
            else
                it.rules.erase(name);
            it.seen = it.seen || (!is && !it.active && !it.isOwed); // it came and went in silence
        };
        Point &point = m_points.at(key);
        if (point.isNormal())
            return change(point);
        take(key, is ? AlarmEvent::Suppressed : AlarmEvent::Unsuppressed, timeMs, {}, change);
    }
    /// What time ended: a value that is too old, or the longest time of a suppression.
    void endConditions()
    {
        for (;;) {
            std::optional<std::pair<std::int64_t, ConditionKey>> next;
            for (auto &[of, condition] : m_conditions) {
                if (!condition.holds)
                    continue;
                const ConditionRule &rule = m_rules[of.second];
                if (!condition.valuedMs)
                    condition.valuedMs = m_nowMs;
                std::int64_t due = *condition.sinceMs + rule.longest.count();
                if (rule.test)
                    due = std::min(due, *condition.valuedMs + rule.validFor.count());
                if (due < m_nowMs && (!next || due < next->first))
                    next = {due, of};
            }
            if (!next)
                return;
            const auto &[due, of] = *next;
            const bool isOld
                = m_rules[of.second].test && *m_conditions[of].valuedMs + m_rules[of.second].validFor.count() <= due;
            settle(of, isOld ? std::nullopt : m_conditions[of].isTrue, due);
        }
    }

    /// Who has waited too long to be seen; once a call.
    void escalate()
    {
        for (;;) {
            std::optional<std::pair<std::int64_t, AlarmKey>> next;
            for (auto &[key, point] : m_points) {
                const std::int64_t length = m_escalateAfter[static_cast<std::size_t>(point.limit.priority)].count();
                const std::int64_t called = std::max(point.calledMs, point.toldSinceMs);
                // What was due while nothing ran is due with the first look.
                if (!point.restoredDueMs)
                    point.restoredDueMs
                        = std::max(point.keptCallMs.value_or(point.activatedMs.value_or(0)) + length, m_nowMs);
                const std::int64_t due = called == kLongAgo ? *point.restoredDueMs : called + length;
                const bool waits = point.called && !point.seen && point.isTold() && !point.escalatedMs;
                if (waits && length > 0 && due <= m_nowMs && (!next || due < next->first))
                    next = {due, key};
            }
            if (!next)
                return;
            take(next->second, AlarmEvent::Escalated, next->first, {},
                 [&](Point &it) { it.escalatedMs = next->first; });
        }
    }

    [[nodiscard]] Point *find(const AlarmKey &key)
    {
        const auto point = m_points.find(key);
        return point != m_points.end() && isThere(key) ? &point->second : nullptr;
    }

    void goOn(std::int64_t nowMs)
    {
        if (!m_beganMs)
            m_beganMs = nowMs;
        m_nowMs = nowMs;
    }
    void act(std::int64_t nowMs)
    {
        if (!m_beganMs)
            goOn(nowMs);
    }

    void look(const AlarmKey &key, double value, bool isComing)
    {
        Point *point = find(key);
        if (!point)
            return;
        if (isComing) {
            const double edge = point->limit.limit;
            const double inside = point->limit.deadband.value_or(0);
            const bool upper = key.limit == LimitKind::High || key.limit == LimitKind::HighHigh;
            const bool beyond = upper ? value > edge : value < edge;
            const bool back = upper ? value <= edge - inside : value >= edge + inside;
            point->condition = beyond || (point->condition && !back);
        }
        if (point->condition != isComing)
            return;
        if (point->condition == point->active) {
            point->dueMs.reset();
            return;
        }
        const std::int64_t delay = (isComing ? point->limit.onDelay : point->limit.offDelay).count();
        if (!point->dueMs) {
            point->dueMs = m_nowMs + delay;
            point->dueSaysMs = m_nowMs + delay;
            point->delayOrder = ++m_delays;
        }
        if (*point->dueMs <= m_nowMs)
            move(key, m_nowMs, m_nowMs);
    }

    /// The condition lasted long enough.
    void move(const AlarmKey &key, std::int64_t saysMs, std::int64_t atMs)
    {
        Point &point = m_points.at(key);
        point.dueMs.reset();
        if (point.condition) {
            take(key, AlarmEvent::Activated, saysMs, {}, [&](Point &it) {
                it.active = true;
                it.activatedMs = saysMs;
                it.returnedMs.reset();
                it.latched = it.limit.latch;
                it.comment.clear();
                it.reAlarms = 0;
                unsee(it, atMs);
                it.called = false;
            });
            return;
        }
        take(key, AlarmEvent::Returned, saysMs, {}, [&](Point &it) {
            it.active = false;
            it.returnedMs = saysMs;
            it.reAlarms = 0;
        });
        if (point.shelf && point.shelf->mode == ShelfMode::OneShot)
            takeDown(key, saysMs, {});
    }

    void endDelays()
    {
        for (;;) {
            AlarmKey next;
            Point *due = nullptr;
            for (auto &[key, point] : m_points) {
                const bool isDue = point.dueMs && *point.dueMs < m_nowMs;
                if (isDue
                    && (!due || std::pair(*point.dueMs, point.delayOrder) < std::pair(*due->dueMs, due->delayOrder))) {
                    next = key;
                    due = &point;
                }
            }
            if (!due)
                return;
            move(next, due->dueSaysMs, *due->dueMs);
        }
    }

    /// Whose time is over: what is not active at once, of the active the worst alone, a second after the last.
    void endShelves()
    {
        std::optional<AlarmKey> worst;
        std::vector<AlarmKey> quiet;
        for (const auto &[key, point] : m_points) {
            if (!point.shelf || point.shelf->untilMs > m_nowMs)
                continue;
            if (!point.active)
                quiet.push_back(key);
            else if (!worst || point.limit.priority > m_points.at(*worst).limit.priority)
                worst = key;
        }
        for (const AlarmKey &key : quiet)
            takeDown(key, m_nowMs, {});
        if (!worst || m_nowMs < m_nextReturnMs)
            return;
        m_nextReturnMs = m_nowMs + 1000;
        takeDown(*worst, m_nowMs, {});
    }

    void takeDown(const AlarmKey &key, std::int64_t timeMs, const std::string &by)
    {
        take(key, AlarmEvent::Unshelved, timeMs, by, [&](Point &it) {
            it.shelf.reset();
            if (by.empty() || !it.active) {
                comeBack(it, timeMs);
                return;
            }
            it.seen = true;
            it.seenMs = timeMs;
            it.seenBy = by;
        });
    }

    void callAnew()
    {
        for (;;) {
            std::optional<std::pair<std::int64_t, AlarmKey>> next;
            for (const auto &[key, point] : m_points) {
                const std::int64_t length = reAlarmMs(point.limit);
                const std::int64_t due = std::max({point.calledMs, point.toldSinceMs, *m_beganMs}) + length;
                if (length > 0 && point.active && point.isTold() && due <= m_nowMs && (!next || due < next->first))
                    next = {due, key};
            }
            if (!next)
                return;
            take(next->second, AlarmEvent::ReAlarmed, next->first, {}, [&](Point &it) {
                unsee(it, next->first);
                it.called = false;
                it.activatedMs = next->first;
                ++it.reAlarms;
            });
        }
    }

    [[nodiscard]] static std::int64_t reAlarmMs(const AlarmLimit &limit)
    {
        constexpr std::chrono::milliseconds kOfCritical = std::chrono::minutes(30);
        return limit.reAlarm.value_or(limit.priority == Priority::Critical ? kOfCritical : kOfCritical * 0).count();
    }

    static void unsee(Point &point, std::int64_t atMs)
    {
        point.seen = false;
        point.seenMs.reset();
        point.seenBy.clear();
        point.escalatedMs.reset();
        point.calledMs = atMs;
    }

    /// What came and went unseen and untold is over.
    static void comeBack(Point &point, std::int64_t atMs)
    {
        if (point.active) {
            unsee(point, atMs);
            point.called = false;
        } else if (!point.isOwed) {
            point.seen = true;
        }
    }

    template <typename Change>
    void take(const AlarmKey &key, AlarmEvent event, std::int64_t timeMs, const std::string &by, Change change)
    {
        Point &point = m_points.at(key);
        const bool wasTold = point.isTold();
        const bool wasIn = point.isMember() && point.active;
        change(point);
        point.isRestored = false;
        if (!wasTold)
            point.toldSinceMs = m_nowMs;
        regroup(key, wasIn);
        // What becomes visible, active and unseen, calls; once an activation.
        const bool calls = point.isTold() && point.active && !point.seen && !point.called;
        point.called = point.called || calls;
        if (calls || (!wasTold && point.isTold()))
            point.keptCallMs = timeMs;
        point.isOwed = !point.seen && (point.isOwed || calls);
        m_steps.push_back({key, event, timeMs, calls, isFirst(key), by});
        maskBetter(key, timeMs);
    }

    void regroup(const AlarmKey &key, bool wasIn)
    {
        const std::string &device = key.series.deviceId;
        bool areOthersActive = false;
        bool doesAnyStand = false;
        for (const auto &[each, point] : m_points) {
            if (each.series.deviceId != device || !point.isMember())
                continue;
            areOthersActive |= each != key && point.active;
            doesAnyStand |= point.isStanding();
        }
        const Point &moved = m_points.at(key);
        Group &group = m_groups[device];
        if (moved.isMember() && moved.active && !wasIn) {
            if (!areOthersActive)
                group.beganMs = *moved.activatedMs;
            if (*moved.activatedMs == group.beganMs)
                group.first.insert(key);
        }
        if (!moved.isMember())
            group.first.erase(key);
        if (!doesAnyStand)
            m_groups.erase(device);
    }

    [[nodiscard]] static std::optional<AlarmKey> worseOf(const AlarmKey &key)
    {
        if (key.limit == LimitKind::High)
            return AlarmKey{key.series, LimitKind::HighHigh};
        if (key.limit == LimitKind::Low)
            return AlarmKey{key.series, LimitKind::LowLow};
        return std::nullopt;
    }
    [[nodiscard]] bool isMasked(const AlarmKey &key) const
    {
        const auto worse = worseOf(key);
        const auto point = worse ? m_points.find(*worse) : m_points.end();
        return point != m_points.end() && point->second.active && point->second.isInUse();
    }

    void maskBetter(const AlarmKey &worse, std::int64_t timeMs)
    {
        for (auto &[key, point] : m_points) {
            if (worseOf(key) != worse || point.masked == isMasked(key))
                continue;
            const bool isSeen = point.masked && m_points.at(worse).seen && m_points.at(worse).isTold();
            const auto change = [&](Point &it) {
                it.masked = !it.masked;
                it.seen = it.seen || (isSeen && (it.called || !it.isOwed));
            };
            if (point.isNormal())
                change(point);
            else
                take(key, point.masked ? AlarmEvent::Unsuppressed : AlarmEvent::Suppressed, timeMs, {}, change);
        }
    }

    std::map<AlarmKey, AlarmLimit> m_limits;
    EscalationTimes m_escalateAfter{};
    std::vector<ConditionRule> m_rules;
    std::map<ConditionKey, Condition> m_conditions;
    std::set<std::string> m_known; ///< machines of before the start
    std::map<AlarmKey, Point> m_points;
    std::set<SeriesKey> m_heard;
    std::map<std::string, Group> m_groups; ///< by device
    std::vector<Step> m_steps;
    std::optional<std::int64_t> m_beganMs; ///< of this run of the program
    std::int64_t m_nowMs = 0;
    std::int64_t m_nextReturnMs = kLongAgo;
    std::uint64_t m_delays = 0;
};

} // namespace lineside
