// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmengine.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

// Types come from outside: remembered up to here, then anew. A hall has some dozens.
constexpr std::size_t kTypesRemembered = 1024;
constexpr LimitKind kWorstFirst[] = {LimitKind::HighHigh, LimitKind::LowLow, LimitKind::High, LimitKind::Low};

EventTime later(const EventTime &when, std::int64_t ms)
{
    return {when.ms + ms, when.sourceMs ? std::optional(*when.sourceMs + ms) : std::nullopt};
}

} // namespace

AlarmEngine::AlarmEngine(AlarmSettings settings)
    : m_settings(std::move(settings))
{
}

void AlarmEngine::restore(std::vector<Alarm> alarms)
{
    for (Alarm &alarm : alarms)
        if (alarm.state() != AlarmState::Normal)
            restoreOne(std::move(alarm));
}

void AlarmEngine::restoreOne(Alarm alarm)
{
    const AlarmKey key = alarm.key;
    const auto known = m_signals.find(SeriesView(key.series));
    Signal &signal
        = known != m_signals.end() ? known->second : addSignal(key.series, limitsOf(key.series, key.series.sensorType));
    AlarmPoint point = key.limit == LimitKind::Unit ? AlarmPoint::ofUnit(key.series) : AlarmPoint::withoutLimit(key);
    if (!alarm.sourceMs) // else of a clock that was wrong
        signal.clock.remember(std::max(alarm.activatedMs, alarm.returnedMs).value_or(0), SourceTrust::Sound);
    Slot &slot = signal.slots.try_emplace(key.limit, Slot{std::move(point), {}}).first->second;
    slot.point.restore(std::move(alarm));
    if (slot.point.wantsChange())
        startTimer(slot, m_clock.now(), std::nullopt);
}

bool AlarmEngine::evaluate(const Reading &reading, std::vector<AlarmTransition> &out, ValueOrigin origin)
{
    const std::int64_t now = m_clock.advance(reading.arrivalMs);
    endDelaysBefore(now, out);
    if (reading.quality == Quality::Bad)
        return false;
    Signal *signal = signalOf(reading);
    if (!signal || isLate(*signal, reading))
        return false;
    const EventTime when = reading.happened(signal->clock.slowMs().has_value());
    if (reading.unitUnknown)
        signal->slots.try_emplace(LimitKind::Unit, Slot{AlarmPoint::ofUnit(reading.series()), {}});
    for (auto &[kind, slot] : signal->slots) {
        if (kind != LimitKind::Unit && reading.unitUnknown)
            continue;
        slot.point.observe(reading, origin);
        settle(slot, reading, when, now, out);
    }
    return true;
}

void AlarmEngine::tick(std::int64_t nowMs, std::vector<AlarmTransition> &out)
{
    endDelaysBefore(m_clock.advance(nowMs), out);
}

void AlarmEngine::acknowledge(const AlarmKey &key, const std::string &by, const std::string &comment,
                              std::int64_t timeMs, std::int64_t activatedBeforeMs, std::vector<AlarmTransition> &out)
{
    AlarmPoint *point = find(key);
    if (point && point->awaitsAcknowledgement(m_clock.fromUtc(activatedBeforeMs)))
        out.push_back(point->acknowledge(by, comment, timeMs));
}

void AlarmEngine::reset(const AlarmKey &key, const std::string &by, std::int64_t timeMs,
                        std::vector<AlarmTransition> &out)
{
    AlarmPoint *point = find(key);
    if (point && point->awaitsReset())
        out.push_back(point->reset(by, timeMs));
}

void AlarmEngine::comment(const AlarmKey &key, const std::string &by, const std::string &text, std::int64_t timeMs,
                          std::vector<AlarmTransition> &out)
{
    if (known(key))
        out.push_back(find(key)->comment(by, text, timeMs));
}

void AlarmEngine::remove(const std::set<std::string> &deviceIds, std::int64_t timeMs, std::vector<AlarmTransition> &out,
                         const std::string &why)
{
    for (auto signal = m_signals.begin(); signal != m_signals.end();) {
        if (!deviceIds.contains(signal->first.deviceId)) {
            ++signal;
            continue;
        }
        for (auto &[kind, slot] : signal->second.slots) {
            stopTimer(slot);
            if (slot.point.alarm().state() != AlarmState::Normal)
                out.push_back(slot.point.remove(timeMs, why));
        }
        signal = m_signals.erase(signal);
    }
}

const Alarm *AlarmEngine::known(const AlarmKey &key)
{
    const AlarmPoint *point = find(key);
    const bool hasCome = point && (point->alarm().activatedMs || point->alarm().state() != AlarmState::Normal);
    return hasCome ? &point->alarm() : nullptr;
}

std::vector<Alarm> AlarmEngine::alarms() const
{
    std::vector<Alarm> present;
    for (const auto &[series, signal] : m_signals)
        for (const auto &[kind, slot] : signal.slots)
            if (slot.point.alarm().state() != AlarmState::Normal)
                present.push_back(slot.point.alarm());
    std::sort(present.begin(), present.end(), [](const Alarm &a, const Alarm &b) { return a.key < b.key; });
    return present;
}

std::optional<Crossing> AlarmEngine::worstCrossing(const Reading &reading, ValueOrigin origin) const
{
    const auto signal = m_signals.find(SeriesView(reading));
    if (signal == m_signals.end() || reading.quality == Quality::Bad || reading.unitUnknown)
        return std::nullopt;
    for (const LimitKind kind : kWorstFirst) {
        const auto slot = signal->second.slots.find(kind);
        if (slot != signal->second.slots.end() && slot->second.point.isBeyond(reading.value, origin))
            return Crossing{kind, slot->second.point.limit()->limit, slot->second.point.limit()->priority,
                            reading.happened(signal->second.clock.slowMs().has_value())};
    }
    return std::nullopt;
}

/// Asked at every reading of a signal without limits, so that each spelling is looked up once.
const AlarmLimits *AlarmEngine::limitsOfType(const std::string &sensorType)
{
    if (const auto known = m_limitsOfType.find(sensorType); known != m_limitsOfType.end())
        return known->second;
    if (m_limitsOfType.size() >= kTypesRemembered)
        m_limitsOfType.clear();
    return m_limitsOfType.emplace(sensorType, m_settings.limitsOfType(sensorType)).first->second;
}

AlarmLimits AlarmEngine::limitsOf(SeriesView series, const std::string &sensorType)
{
    return m_settings.merged(sensorType, m_settings.byDevice.find(series), limitsOfType(sensorType));
}

AlarmEngine::Signal *AlarmEngine::signalOf(const Reading &reading)
{
    const auto known = m_signals.find(SeriesView(reading));
    if (known != m_signals.end())
        return &known->second;
    const AlarmLimits limits = limitsOf(reading, reading.sensorType);
    return limits.empty() ? nullptr : &addSignal(reading.series(), limits);
}

AlarmEngine::Signal &AlarmEngine::addSignal(const SeriesKey &series, const AlarmLimits &limits)
{
    Signal &signal = m_signals[series];
    for (const auto &[kind, limit] : limits)
        signal.slots.emplace(kind, Slot{AlarmPoint({series, kind}, limit), {}});
    return signal;
}

AlarmPoint *AlarmEngine::find(const AlarmKey &key)
{
    const auto signal = m_signals.find(SeriesView(key.series));
    if (signal == m_signals.end())
        return nullptr;
    const auto slot = signal->second.slots.find(key.limit);
    return slot == signal->second.slots.end() ? nullptr : &slot->second.point;
}

bool AlarmEngine::isLate(Signal &signal, const Reading &reading)
{
    m_edgeMs = std::max(m_edgeMs, reading.arrivalMs);
    const SourceTrust trust = trustOf(reading.timeQuality, reading.timestampMs, m_edgeMs);
    return !signal.clock.take(reading.timestampMs, reading.arrivalMs, trust);
}

void AlarmEngine::settle(Slot &slot, const Reading &reading, const EventTime &when, std::int64_t now,
                         std::vector<AlarmTransition> &out)
{
    if (!slot.point.wantsChange()) {
        stopTimer(slot);
        return;
    }
    const std::int64_t delayMs = slot.point.delay().count();
    const std::int64_t due = slot.timer ? slot.timer->entry->first : now + delayMs;
    if (due <= now) {
        stopTimer(slot);
        out.push_back(slot.point.change(when, reading.position, now));
    } else if (!slot.timer) {
        startTimer(slot, due, later(when, delayMs));
    }
}

void AlarmEngine::startTimer(Slot &slot, std::int64_t due, std::optional<EventTime> end)
{
    slot.timer = Timer{m_timers.emplace(due, &slot), end};
}

void AlarmEngine::stopTimer(Slot &slot)
{
    if (slot.timer)
        m_timers.erase(slot.timer->entry);
    slot.timer.reset();
}

void AlarmEngine::endDelaysBefore(std::int64_t now, std::vector<AlarmTransition> &out)
{
    while (!m_timers.empty() && m_timers.begin()->first < now) {
        const auto [due, slot] = *m_timers.begin();
        const EventTime when = slot->timer->end.value_or(EventTime{m_clock.toUtc(due), std::nullopt});
        stopTimer(*slot);
        out.push_back(slot->point.change(when, 0, due));
    }
}

} // namespace lineside
