// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmsettings.h"
#include "model/alarm.h"

#include <algorithm>
#include <chrono>
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
        bool isOut = false;
        std::optional<Shelf> shelf{};
        std::optional<std::int64_t> activatedMs{};
        std::optional<std::int64_t> returnedMs{};
        std::optional<std::int64_t> seenMs{};
        std::string seenBy{};
        std::string comment{};
        int reAlarms = 0;
        std::int64_t calledMs = kLongAgo; ///< presses before mean something else
        std::int64_t toldSinceMs = kLongAgo;
        std::int64_t commentedMs = 0;
        std::optional<std::int64_t> dueMs{}; ///< a delay runs
        std::int64_t dueSaysMs = 0; ///< what the alarm will say then
        std::uint64_t delayOrder = 0; ///< of two due at once the older first

        [[nodiscard]] bool isTold() const { return !masked && !isOut && !shelf; }
        [[nodiscard]] bool isMember() const { return !isOut && !shelf; } ///< of its machine's group
        [[nodiscard]] bool isStanding() const { return isMember() && (active || !seen); }
        [[nodiscard]] bool isNormal() const { return !active && seen && !latched; }
        [[nodiscard]] bool isListed() const { return !isNormal() || isOut || shelf; }
        /// Plays the operator's part of the table in ISA-18.2 §5.4.
        [[nodiscard]] AlarmState shown() const
        {
            if (isOut)
                return AlarmState::OutOfService;
            if (masked && !isNormal())
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

    explicit AlarmModel(std::map<AlarmKey, AlarmLimit> limits)
        : m_limits(std::move(limits))
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
        m_heard.insert(series);
        // A crossing shows the worst first, a way back the best: nothing is told for a moment only.
        for (const LimitKind kind : {LimitKind::LowLow, LimitKind::HighHigh, LimitKind::Low, LimitKind::High})
            look({series, kind}, value, true);
        for (const LimitKind kind : {LimitKind::High, LimitKind::Low, LimitKind::HighHigh, LimitKind::LowLow})
            look({series, kind}, value, false);
    }

    void tick(std::int64_t nowMs)
    {
        goOn(nowMs);
        endDelays();
        endShelves();
        callAnew();
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
            it.comment = comment;
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
    }

    void unshelve(const AlarmKey &key, std::int64_t nowMs, const std::string &by)
    {
        act(nowMs);
        Point *point = find(key);
        if (point && point->shelf)
            takeDown(key, nowMs, by);
    }

    void takeOutOfService(const AlarmKey &key, std::int64_t nowMs, const std::string &by)
    {
        act(nowMs);
        Point *point = find(key);
        if (point && !point->isOut)
            take(key, AlarmEvent::TakenOutOfService, nowMs, by, [](Point &it) { it.isOut = true; });
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
    }

    /// All of the machine ends and is forgotten; nobody is called for it.
    void remove(const std::string &device, std::int64_t nowMs)
    {
        for (auto &[key, point] : m_points) {
            if (key.series.deviceId != device || !m_heard.contains(key.series))
                continue;
            if (point.isListed())
                m_steps.push_back({.key = key, .event = AlarmEvent::Removed, .timeMs = nowMs});
            point = {.limit = m_limits.at(key)};
        }
        std::erase_if(m_heard, [&](const SeriesKey &each) { return each.deviceId == device; });
        m_groups.erase(device);
    }

    /// The same after the program ended: what is listed stands, all clocks that ran begin anew.
    [[nodiscard]] AlarmModel restarted() const
    {
        AlarmModel after(m_limits);
        for (const auto &[key, point] : m_points) {
            if (!point.isListed())
                continue;
            Point &stands = after.m_points[key];
            stands = point;
            stands.condition = point.active;
            stands.calledMs = stands.toldSinceMs = kLongAgo;
            stands.commentedMs = 0;
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
        if (!wasTold)
            point.toldSinceMs = m_nowMs;
        regroup(key, wasIn);
        // What becomes visible, active and unseen, calls; once an activation.
        const bool calls = point.isTold() && point.active && !point.seen && !point.called;
        point.called = point.called || calls;
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
        return point != m_points.end() && point->second.active && point->second.isMember();
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
