// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmpoint.h"

#include <cmath>
#include <utility>

namespace lineside {

namespace {

bool isUpper(LimitKind kind)
{
    return kind == LimitKind::High || kind == LimitKind::HighHigh;
}

} // namespace

AlarmPoint::AlarmPoint(AlarmKey key, AlarmLimit limit)
    : m_limit(limit)
{
    m_alarm.key = std::move(key);
    m_alarm.priority = limit.priority;
    m_alarm.limit = limit.limit;
}

AlarmPoint AlarmPoint::withoutLimit(AlarmKey key)
{
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    const AlarmLimit unreachable{.limit = isUpper(key.limit) ? kInfinity : -kInfinity};
    return {std::move(key), unreachable};
}

bool AlarmPoint::isBeyond(double value) const
{
    return isUpper(m_alarm.key.limit) ? value > m_limit.limit : value < m_limit.limit;
}

bool AlarmPoint::isBackInside(double value) const
{
    return isUpper(m_alarm.key.limit) ? value <= m_limit.limit - m_limit.deadband
                                      : value >= m_limit.limit + m_limit.deadband;
}

void AlarmPoint::observe(const Reading &reading)
{
    m_value = reading.value;
    m_condition = m_condition ? !isBackInside(reading.value) : isBeyond(reading.value);
    if (m_condition && !m_alarm.active) {
        m_alarm.unit = reading.unit;
        m_alarm.location = reading.location;
    }
}

AlarmTransition AlarmPoint::change(std::int64_t timeMs, std::uint64_t position, std::int64_t at)
{
    if (m_condition) {
        activate(timeMs);
        m_activatedAt = at;
    } else {
        m_alarm.active = false;
        m_alarm.returnedMs = timeMs;
    }
    return {m_condition ? AlarmEvent::Activated : AlarmEvent::Returned, m_alarm, timeMs, position};
}

void AlarmPoint::activate(std::int64_t timeMs)
{
    m_alarm.priority = m_limit.priority;
    m_alarm.limit = m_limit.limit;
    m_alarm.value = m_value;
    m_alarm.active = true;
    m_alarm.acknowledged = false;
    m_alarm.latched = m_limit.latch;
    m_alarm.activatedMs = timeMs;
    m_alarm.returnedMs = 0;
    m_alarm.acknowledgedMs = 0;
    m_alarm.acknowledgedBy.clear();
    m_alarm.comment.clear();
}

bool AlarmPoint::awaitsAcknowledgement(std::int64_t pressedAt) const
{
    return !m_alarm.acknowledged && m_activatedAt <= pressedAt;
}

AlarmTransition AlarmPoint::acknowledge(const std::string &by, const std::string &comment, std::int64_t timeMs)
{
    m_alarm.acknowledged = true;
    m_alarm.acknowledgedMs = timeMs;
    m_alarm.acknowledgedBy = by;
    m_alarm.comment = comment;
    return {AlarmEvent::Acknowledged, m_alarm, timeMs, 0};
}

AlarmTransition AlarmPoint::reset(std::int64_t timeMs)
{
    m_alarm.latched = false;
    return {AlarmEvent::Reset, m_alarm, timeMs, 0};
}

void AlarmPoint::restore(Alarm alarm)
{
    m_alarm = std::move(alarm);
    m_condition = m_alarm.active && std::isfinite(m_limit.limit);
    m_value = m_alarm.value;
    m_activatedAt = std::numeric_limits<std::int64_t>::min();
}

} // namespace lineside
