// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmengine.h"

#include "base/clock.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

// Types come from outside: remembered up to here, then anew. A hall has some dozens.
constexpr std::size_t kTypesRemembered = 1024;
constexpr std::int64_t kReturnPaceMs = 1000; // between two that come back from the shelf active
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
        if (alarm.isListed())
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
    if (alarm.shelf)
        m_shelved[key] = std::nullopt;
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
    endShelves(nowMs, out);
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
            m_shelved.erase(slot.point.alarm().key);
            if (slot.point.alarm().isListed())
                out.push_back(slot.point.remove(timeMs, why));
        }
        signal = m_signals.erase(signal);
    }
}

void AlarmEngine::unacknowledge(const AlarmKey &key, const std::string &by, std::int64_t timeMs,
                                std::vector<AlarmTransition> &out)
{
    AlarmPoint *point = find(key);
    if (point && point->awaitsUnacknowledgement())
        out.push_back(point->unacknowledge(by, timeMs, m_clock.fromUtc(timeMs)));
}

void AlarmEngine::shelve(const AlarmKey &key, Shelf shelf, std::vector<AlarmTransition> &out)
{
    AlarmPoint *point = findOrMake(key);
    if (!point)
        return;
    m_shelved[key] = m_clock.fromUtc(shelf.untilMs);
    out.push_back(point->shelve(std::move(shelf)));
}

void AlarmEngine::unshelve(const AlarmKey &key, const std::string &by, std::int64_t timeMs,
                           std::vector<AlarmTransition> &out)
{
    AlarmPoint *point = find(key);
    if (point && m_shelved.erase(key) > 0)
        out.push_back(point->unshelve(by, timeMs, 0, m_clock.fromUtc(timeMs)));
}

void AlarmEngine::takeOutOfService(const AlarmKey &key, OutOfService service, std::vector<AlarmTransition> &out)
{
    AlarmPoint *point = findOrMake(key);
    if (point && !point->alarm().outOfService)
        out.push_back(point->takeOutOfService(std::move(service)));
}

void AlarmEngine::returnToService(const AlarmKey &key, const std::string &by, std::int64_t timeMs,
                                  std::vector<AlarmTransition> &out)
{
    AlarmPoint *point = find(key);
    if (point && point->alarm().outOfService)
        out.push_back(point->returnToService(by, timeMs, m_clock.fromUtc(timeMs)));
}

std::int64_t AlarmEngine::shelfEnd(const Shelf &shelf, std::int64_t nowMs) const
{
    const bool isClockDoubtful = shelf.sinceMs > nowMs + kClockToleranceMs; // set back meanwhile: it might never end
    return isClockDoubtful ? m_clock.now() : m_clock.fromUtc(shelf.untilMs);
}

void AlarmEngine::endShelves(std::int64_t nowMs, std::vector<AlarmTransition> &out)
{
    AlarmPoint *worst = nullptr;
    for (auto entry = m_shelved.begin(); entry != m_shelved.end();) {
        auto &[key, end] = *entry;
        AlarmPoint *point = find(key);
        if (!end)
            end = shelfEnd(*point->alarm().shelf, nowMs);
        if (*end <= m_clock.now() && !point->alarm().active) {
            out.push_back(point->unshelve({}, nowMs, 0, m_clock.now()));
            entry = m_shelved.erase(entry);
            continue;
        }
        if (*end <= m_clock.now() && (!worst || point->alarm().priority > worst->alarm().priority))
            worst = point;
        ++entry;
    }
    if (!worst || m_clock.now() < m_nextReturn)
        return;
    m_nextReturn = m_clock.now() + kReturnPaceMs;
    m_shelved.erase(worst->alarm().key);
    out.push_back(worst->unshelve({}, nowMs, 0, m_clock.now()));
}

std::vector<AlarmKey> AlarmEngine::alarmsOf(const std::string &deviceId) const
{
    std::vector<AlarmKey> keys;
    for (const auto &[series, signal] : m_signals)
        if (series.deviceId == deviceId)
            for (const auto &[kind, slot] : signal.slots)
                keys.push_back({series, kind});
    std::ranges::sort(keys);
    return keys;
}

const Alarm *AlarmEngine::known(const AlarmKey &key)
{
    const AlarmPoint *point = find(key);
    const bool hasCome = point && (point->alarm().activatedMs || point->alarm().isListed());
    return hasCome ? &point->alarm() : nullptr;
}

std::vector<Alarm> AlarmEngine::alarms() const
{
    std::vector<Alarm> present;
    for (const auto &[series, signal] : m_signals)
        for (const auto &[kind, slot] : signal.slots)
            if (slot.point.alarm().isListed())
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
        if (slot != signal->second.slots.end() && slot->second.point.alarm().isTold()
            && slot->second.point.isBeyond(reading.value, origin))
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

AlarmPoint *AlarmEngine::findOrMake(const AlarmKey &key)
{
    if (AlarmPoint *known = find(key))
        return known;
    const AlarmLimits limits = limitsOf(key.series, key.series.sensorType);
    if (!limits.contains(key.limit))
        return nullptr;
    addSignal(key.series, limits);
    return find(key);
}

bool AlarmEngine::isHighlyManaged(const AlarmKey &key)
{
    const AlarmLimits limits = limitsOf(key.series, key.series.sensorType);
    const auto limit = limits.find(key.limit);
    return limit != limits.end() && limit->second.highlyManaged;
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
        change(slot, when, reading.position, now, out);
    } else if (!slot.timer) {
        startTimer(slot, due, later(when, delayMs));
    }
}

/// A one-shot shelf ends with the return.
void AlarmEngine::change(Slot &slot, const EventTime &when, std::uint64_t position, std::int64_t at,
                         std::vector<AlarmTransition> &out)
{
    out.push_back(slot.point.change(when, position, at));
    const Alarm &alarm = slot.point.alarm();
    if (alarm.active || !alarm.shelf || alarm.shelf->mode != ShelfMode::OneShot)
        return;
    m_shelved.erase(alarm.key);
    out.push_back(slot.point.unshelve({}, when.ms, position, at));
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
        change(*slot, when, 0, due, out);
    }
}

} // namespace lineside
