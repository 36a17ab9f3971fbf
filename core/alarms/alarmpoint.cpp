// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmpoint.h"

#include <algorithm>
#include <utility>

namespace lineside {

AlarmPoint::AlarmPoint(AlarmKey key, AlarmLimit limit)
{
    m_alarm.key = std::move(key);
    setLimit(std::move(limit));
}

void AlarmPoint::setLimit(std::optional<AlarmLimit> limit)
{
    const bool isOfOtherUnit = m_limit && limit && m_limit->unit != limit->unit && !limit->unit.empty();
    m_limit = std::move(limit);
    m_check.reset();
    m_condition = m_condition && m_limit;
    if (isOfOtherUnit)
        m_observed.reset();
    if (!m_limit)
        return;
    if (isLimit(m_alarm.key.limit))
        m_check.emplace(m_alarm.key.limit, m_limit->limit, m_limit->deadband.value_or(0));
    if (m_check && m_observed)
        judgeValue(*m_observed);
    if (isLimit(m_alarm.key.limit) || !m_alarm.activatedMs)
        m_shownLimit = m_limit->limit;
    if (m_alarm.state() == AlarmState::Normal && !m_alarm.activatedMs) {
        m_alarm.priority = m_limit->priority;
        m_alarm.limit = m_limit->limit;
    }
}

AlarmPoint::AlarmPoint(AlarmKey key)
{
    m_alarm.key = std::move(key);
}

AlarmPoint AlarmPoint::withoutLimit(AlarmKey key)
{
    return AlarmPoint(std::move(key));
}

/// A device that alternates between a known and an unknown unit keeps one alarm, not two steps a reading.
constexpr std::chrono::seconds kUnitOffDelay{10};

AlarmPoint AlarmPoint::ofUnit(const SeriesKey &series)
{
    return {{series, LimitKind::Unit}, AlarmLimit{.offDelay = kUnitOffDelay, .priority = Priority::Medium}};
}

void AlarmPoint::observe(const Reading &reading, ValueOrigin origin)
{
    m_value = reading.value;
    if (m_alarm.key.limit == LimitKind::Unit)
        m_condition = reading.unitUnknown;
    else
        judgeValue(origin);
    if (m_condition && !m_alarm.active) {
        m_alarm.unit = reading.unit;
        m_alarm.location = reading.location;
    }
}

void AlarmPoint::judgeValue(ValueOrigin origin)
{
    m_observed = origin;
    const bool stays = m_condition && m_check && !m_check->isBackInside(m_value, origin);
    m_condition = m_condition ? stays : isBeyond(m_value, origin);
}

void AlarmPoint::judge(bool isPresent, const Circumstance &circumstance)
{
    m_condition = isPresent && m_limit;
    if (!isPresent || m_alarm.active)
        return;
    m_shownLimit = circumstance.limit;
    m_value = circumstance.value;
    m_shownPriority = circumstance.priority;
    m_alarm.unit = circumstance.unit;
    m_alarm.location = circumstance.location;
}

std::chrono::milliseconds AlarmPoint::delay() const
{
    if (!m_limit)
        return std::chrono::milliseconds(0);
    return m_condition ? m_limit->onDelay : m_limit->offDelay;
}

AlarmTransition AlarmPoint::change(const EventTime &when, std::uint64_t position, std::int64_t at)
{
    if (m_condition) {
        activate(when);
        m_activatedAt = at;
    } else {
        m_alarm.active = false;
        m_alarm.returnedMs = when.ms;
        m_alarm.reAlarms = 0;
    }
    return {m_condition ? AlarmEvent::Activated : AlarmEvent::Returned, m_alarm, when.ms, position};
}

void AlarmPoint::activate(const EventTime &when)
{
    m_alarm.priority = m_shownPriority.value_or(m_limit->priority); // without a limit the condition is never there
    m_alarm.limit = m_shownLimit;
    m_alarm.value = m_value;
    m_alarm.active = true;
    m_alarm.acknowledged = false;
    m_alarm.latched = m_limit->latch;
    m_alarm.activatedMs = when.ms;
    m_alarm.sourceMs = when.sourceMs;
    m_alarm.returnedMs.reset();
    m_alarm.acknowledgedMs.reset();
    m_alarm.acknowledgedBy.clear();
    m_alarm.comment.clear();
    m_alarm.called = false;
    m_alarm.escalatedMs.reset();
    m_alarm.reAlarms = 0;
}

bool AlarmPoint::awaitsAcknowledgement(std::int64_t pressedAt) const
{
    return !m_alarm.acknowledged && m_activatedAt <= pressedAt;
}

AlarmTransition AlarmPoint::acknowledge(const std::string &by, const std::string &comment, std::int64_t timeMs)
{
    see(by, timeMs);
    if (!comment.empty())
        m_alarm.comment = comment;
    return {AlarmEvent::Acknowledged, m_alarm, timeMs, 0, by, comment};
}

void AlarmPoint::see(const std::string &by, std::int64_t timeMs)
{
    m_alarm.acknowledged = true;
    m_alarm.acknowledgedMs = timeMs;
    m_alarm.acknowledgedBy = by;
}

/// A press before now was not meant for it.
void AlarmPoint::callAnew(std::int64_t at)
{
    m_alarm.acknowledged = false;
    m_alarm.acknowledgedMs.reset();
    m_alarm.acknowledgedBy.clear();
    m_alarm.called = false;
    m_alarm.escalatedMs.reset();
    m_activatedAt = at;
}

/// What came and went in silence asks for nobody; what was told before and never seen still does.
void AlarmPoint::comeBack(std::int64_t at)
{
    if (m_alarm.active)
        callAnew(at);
    else
        m_alarm.acknowledged = m_alarm.acknowledged || !m_alarm.unseenCall;
}

AlarmTransition AlarmPoint::unacknowledge(const std::string &by, std::int64_t timeMs, std::int64_t at)
{
    const bool called = m_alarm.called;
    callAnew(at);
    m_alarm.called = called; // it stands unseen again, and has been told
    m_alarm.unseenCall = called;
    return {AlarmEvent::Unacknowledged, m_alarm, timeMs, 0, by, {}};
}

AlarmTransition AlarmPoint::shelve(Shelf shelf)
{
    m_alarm.shelf = std::move(shelf);
    return {AlarmEvent::Shelved, m_alarm, m_alarm.shelf->sinceMs, 0, m_alarm.shelf->by, m_alarm.shelf->reason};
}

AlarmTransition AlarmPoint::unshelve(const std::string &by, std::int64_t timeMs, std::uint64_t position,
                                     std::int64_t at)
{
    m_alarm.shelf.reset();
    if (by.empty() || !m_alarm.active)
        comeBack(at);
    else
        see(by, timeMs);
    return {AlarmEvent::Unshelved, m_alarm, timeMs, position, by, {}};
}

AlarmTransition AlarmPoint::takeOutOfService(OutOfService out)
{
    m_alarm.outOfService = std::move(out);
    return {AlarmEvent::TakenOutOfService, m_alarm, m_alarm.outOfService->sinceMs, 0, m_alarm.outOfService->by,
            m_alarm.outOfService->reason};
}

AlarmTransition AlarmPoint::returnToService(const std::string &by, std::int64_t timeMs, std::int64_t at)
{
    m_alarm.outOfService.reset();
    comeBack(at);
    return {AlarmEvent::ReturnedToService, m_alarm, timeMs, 0, by, {}};
}

std::optional<AlarmTransition> AlarmPoint::suppress(Suppression suppression, std::uint64_t position)
{
    if (std::ranges::find(m_alarm.suppressed, suppression.cause, &Suppression::cause) != m_alarm.suppressed.end())
        return std::nullopt;
    m_alarm.suppressed.push_back(suppression);
    return AlarmTransition{AlarmEvent::Suppressed, m_alarm, suppression.sinceMs, position, {}, suppression.cause};
}

std::optional<AlarmTransition> AlarmPoint::unsuppress(const std::string &cause, bool seen, const EventTime &when,
                                                      std::uint64_t position)
{
    if (std::erase_if(m_alarm.suppressed, [&](const Suppression &each) { return each.cause == cause; }) == 0)
        return std::nullopt;
    const bool isOfBefore = m_alarm.unseenCall && !m_alarm.called; // nobody saw that one
    m_alarm.acknowledged = m_alarm.acknowledged || (seen && !isOfBefore);
    return AlarmTransition{AlarmEvent::Unsuppressed, m_alarm, when.ms, position, {}, cause};
}

std::chrono::milliseconds AlarmPoint::reAlarmTime() const
{
    using namespace std::chrono_literals;
    if (!m_limit)
        return 0ms;
    return m_limit->reAlarm.value_or(m_alarm.priority == Priority::Critical ? 30min : 0min);
}

AlarmTransition AlarmPoint::reAlarm(std::int64_t timeMs, std::int64_t at)
{
    callAnew(at);
    m_alarm.activatedMs = timeMs;
    m_alarm.sourceMs.reset();
    ++m_alarm.reAlarms;
    return {AlarmEvent::ReAlarmed, m_alarm, timeMs, 0};
}

AlarmTransition AlarmPoint::escalate(std::int64_t timeMs)
{
    m_alarm.escalatedMs = timeMs;
    return {AlarmEvent::Escalated, m_alarm, timeMs, 0};
}

AlarmTransition AlarmPoint::worsen(const Circumstance &circumstance, std::int64_t timeMs, std::int64_t at)
{
    m_alarm.priority = circumstance.priority.value_or(m_alarm.priority);
    m_alarm.value = circumstance.value;
    return reAlarm(timeMs, at);
}

bool AlarmPoint::settle(bool isFirst, bool wasAside, std::int64_t timeMs)
{
    m_alarm.firstOut = isFirst;
    const bool calls = !m_alarm.called && m_alarm.isTold() && m_alarm.state() == AlarmState::ActiveUnacknowledged;
    m_alarm.called = m_alarm.called || calls;
    if (calls || (wasAside && m_alarm.isTold()))
        m_alarm.calledMs = timeMs;
    m_alarm.unseenCall = !m_alarm.acknowledged && (m_alarm.unseenCall || calls);
    return calls;
}

AlarmTransition AlarmPoint::reset(const std::string &by, std::int64_t timeMs)
{
    m_alarm.latched = false;
    return {AlarmEvent::Reset, m_alarm, timeMs, 0, by, {}};
}

AlarmTransition AlarmPoint::comment(const std::string &by, const std::string &text, std::int64_t timeMs)
{
    m_alarm.comment = text;
    m_commentedMs = std::max(timeMs, m_commentedMs + 1);
    return {AlarmEvent::Commented, m_alarm, m_commentedMs, 0, by, text};
}

AlarmTransition AlarmPoint::remove(std::int64_t timeMs, const std::string &why)
{
    if (!why.empty())
        m_alarm.comment = why;
    m_condition = false;
    m_alarm.end();
    return {AlarmEvent::Removed, m_alarm, timeMs, 0};
}

void AlarmPoint::restore(Alarm alarm)
{
    m_alarm = std::move(alarm);
    m_condition = m_alarm.active && m_limit;
    m_value = m_alarm.value;
    m_activatedAt = std::numeric_limits<std::int64_t>::min();
}

} // namespace lineside
