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

bool masks(const Alarm &worse)
{
    return worse.active && !worse.shelf && !worse.outOfService;
}

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
    for (auto &[series, signal] : m_signals)
        for (auto &[kind, slot] : signal.slots)
            restoreMask(slot.point.alarm());
}

/// What was normal beneath bore its mask in silence, so it was not kept.
void AlarmEngine::restoreMask(const Alarm &worse)
{
    Slot *better = masks(worse) ? betterOf(worse.key) : nullptr;
    if (better)
        (void)better->point.suppress({std::string(toString(worse.key.limit)), worse.activatedMs.value_or(0)}, 0);
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
    Slot &slot = signal.slots.try_emplace(key.limit, Slot{std::move(point)}).first->second;
    if (alarm.shelf)
        m_shelved[key] = std::nullopt;
    m_firstOut.restore(alarm);
    slot.point.restore(std::move(alarm));
    renewReAlarm(slot);
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
        signal->slots.try_emplace(LimitKind::Unit, Slot{AlarmPoint::ofUnit(reading.series())});
    const auto isJudged = [&](LimitKind kind) { return kind == LimitKind::Unit || !reading.unitUnknown; };
    for (auto &[kind, slot] : signal->slots) {
        if (!isJudged(kind))
            continue;
        slot.point.observe(reading, origin);
        if (slot.point.isPresent())
            settle(slot, reading, when, now, out);
    }
    // The better limit returns first: freed of its mask before, it would call for a moment.
    for (auto slot = signal->slots.rbegin(); slot != signal->slots.rend(); ++slot)
        if (isJudged(slot->first) && !slot->second.point.isPresent())
            settle(slot->second, reading, when, now, out);
    return true;
}

void AlarmEngine::tick(std::int64_t nowMs, std::vector<AlarmTransition> &out)
{
    endDelaysBefore(m_clock.advance(nowMs), out);
    endShelves(nowMs, out);
    endReAlarms(out);
}

void AlarmEngine::acknowledge(const AlarmKey &key, const std::string &by, const std::string &comment,
                              std::int64_t timeMs, std::int64_t activatedBeforeMs, std::vector<AlarmTransition> &out)
{
    Slot *slot = find(key);
    if (slot && slot->point.awaitsAcknowledgement(m_clock.fromUtc(activatedBeforeMs)))
        step(*slot, out, [&](AlarmPoint &point) { return point.acknowledge(by, comment, timeMs); });
}

void AlarmEngine::reset(const AlarmKey &key, const std::string &by, std::int64_t timeMs,
                        std::vector<AlarmTransition> &out)
{
    Slot *slot = find(key);
    if (slot && slot->point.awaitsReset())
        step(*slot, out, [&](AlarmPoint &point) { return point.reset(by, timeMs); });
}

void AlarmEngine::comment(const AlarmKey &key, const std::string &by, const std::string &text, std::int64_t timeMs,
                          std::vector<AlarmTransition> &out)
{
    if (known(key))
        step(*find(key), out, [&](AlarmPoint &point) { return point.comment(by, text, timeMs); });
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
                step(slot, out, [&](AlarmPoint &point) { return point.remove(timeMs, why); });
            stopReAlarm(slot);
        }
        signal = m_signals.erase(signal);
    }
}

void AlarmEngine::unacknowledge(const AlarmKey &key, const std::string &by, std::int64_t timeMs,
                                std::vector<AlarmTransition> &out)
{
    Slot *slot = find(key);
    if (slot && slot->point.awaitsUnacknowledgement())
        step(*slot, out, [&](AlarmPoint &point) { return point.unacknowledge(by, timeMs, m_clock.fromUtc(timeMs)); });
}

void AlarmEngine::shelve(const AlarmKey &key, Shelf shelf, std::vector<AlarmTransition> &out)
{
    Slot *slot = find(key);
    if (!slot)
        return;
    m_shelved[key] = m_clock.fromUtc(shelf.untilMs);
    step(*slot, out, [&](AlarmPoint &point) { return point.shelve(std::move(shelf)); });
}

void AlarmEngine::unshelve(const AlarmKey &key, const std::string &by, std::int64_t timeMs,
                           std::vector<AlarmTransition> &out)
{
    Slot *slot = find(key);
    if (slot && m_shelved.erase(key) > 0)
        step(*slot, out, [&](AlarmPoint &point) { return point.unshelve(by, timeMs, 0, m_clock.fromUtc(timeMs)); });
}

void AlarmEngine::takeOutOfService(const AlarmKey &key, OutOfService service, std::vector<AlarmTransition> &out)
{
    Slot *slot = find(key);
    if (slot && !slot->point.alarm().outOfService)
        step(*slot, out, [&](AlarmPoint &point) { return point.takeOutOfService(std::move(service)); });
}

void AlarmEngine::returnToService(const AlarmKey &key, const std::string &by, std::int64_t timeMs,
                                  std::vector<AlarmTransition> &out)
{
    Slot *slot = find(key);
    if (slot && slot->point.alarm().outOfService)
        step(*slot, out, [&](AlarmPoint &point) { return point.returnToService(by, timeMs, m_clock.fromUtc(timeMs)); });
}

std::int64_t AlarmEngine::shelfEnd(const Shelf &shelf, std::int64_t nowMs) const
{
    const bool isClockDoubtful = shelf.sinceMs > nowMs + kClockToleranceMs; // set back meanwhile: it might never end
    return isClockDoubtful ? m_clock.now() : m_clock.fromUtc(shelf.untilMs);
}

void AlarmEngine::endShelves(std::int64_t nowMs, std::vector<AlarmTransition> &out)
{
    const auto takeDown = [&](Slot &slot) {
        step(slot, out, [&](AlarmPoint &point) { return point.unshelve({}, nowMs, 0, m_clock.now()); });
    };
    Slot *worst = nullptr;
    for (auto entry = m_shelved.begin(); entry != m_shelved.end();) {
        auto &[key, end] = *entry;
        Slot *slot = find(key);
        const Alarm &alarm = slot->point.alarm();
        if (!end)
            end = shelfEnd(*alarm.shelf, nowMs);
        if (*end <= m_clock.now() && !alarm.active) {
            takeDown(*slot);
            entry = m_shelved.erase(entry);
            continue;
        }
        if (*end <= m_clock.now() && (!worst || alarm.priority > worst->point.alarm().priority))
            worst = slot;
        ++entry;
    }
    if (!worst || m_clock.now() < m_nextReturn)
        return;
    m_nextReturn = m_clock.now() + kReturnPaceMs;
    m_shelved.erase(worst->point.alarm().key);
    takeDown(*worst);
}

void AlarmEngine::endReAlarms(std::vector<AlarmTransition> &out)
{
    while (!m_reAlarms.empty() && m_reAlarms.begin()->first <= m_clock.now()) {
        const auto [due, slot] = *m_reAlarms.begin();
        step(*slot, out, [&, at = due](AlarmPoint &point) { return point.reAlarm(m_clock.toUtc(at), at); });
    }
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
    const Slot *slot = find(key);
    const bool hasCome = slot && (slot->point.alarm().activatedMs || slot->point.alarm().isListed());
    return hasCome ? &slot->point.alarm() : nullptr;
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
        signal.slots.emplace(kind, Slot{AlarmPoint({series, kind}, limit)});
    return signal;
}

AlarmEngine::Slot *AlarmEngine::find(const AlarmKey &key)
{
    const auto signal = m_signals.find(SeriesView(key.series));
    if (signal == m_signals.end())
        return nullptr;
    const auto slot = signal->second.slots.find(key.limit);
    return slot == signal->second.slots.end() ? nullptr : &slot->second;
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

/// The one way an alarm takes a step: what hangs on it is brought up to date, and the step bears it.
template <typename Action>
void AlarmEngine::step(Slot &slot, std::vector<AlarmTransition> &out, Action action)
{
    const Alarm before = slot.point.alarm();
    out.push_back(action(slot.point));
    settled(slot, before, out.back());
    if (Slot *better = betterOf(before.key))
        mask(*better, AlarmTransition(out.back()), out);
}

void AlarmEngine::settled(Slot &slot, const Alarm &before, AlarmTransition &taken)
{
    if (!before.isTold())
        slot.toldSince = m_clock.now();
    m_firstOut.moved(before, slot.point.alarm());
    taken.calls = slot.point.settle(m_firstOut.isFirst(before.key));
    taken.alarm = slot.point.alarm();
    renewReAlarm(slot);
}

/// A one-shot shelf ends with the return.
void AlarmEngine::change(Slot &slot, const EventTime &when, std::uint64_t position, std::int64_t at,
                         std::vector<AlarmTransition> &out)
{
    step(slot, out, [&](AlarmPoint &point) { return point.change(when, position, at); });
    const Alarm &alarm = slot.point.alarm();
    if (!alarm.active && alarm.shelf && alarm.shelf->mode == ShelfMode::OneShot) {
        m_shelved.erase(alarm.key);
        step(slot, out, [&](AlarmPoint &point) { return point.unshelve({}, when.ms, position, at); });
    }
}

/// The limit that is crossed on the way to this one.
AlarmEngine::Slot *AlarmEngine::betterOf(const AlarmKey &key)
{
    if (key.limit != LimitKind::HighHigh && key.limit != LimitKind::LowLow)
        return nullptr;
    return find({key.series, key.limit == LimitKind::HighHigh ? LimitKind::High : LimitKind::Low});
}

/// The worse limit masks the better while it is active and in use: put aside, it tells nothing in its place. Seen with
/// it, the better one is seen. What is normal beneath bears the memory in silence: it may come any moment.
void AlarmEngine::mask(Slot &better, const AlarmTransition &ofWorse, std::vector<AlarmTransition> &out)
{
    const Alarm &worse = ofWorse.alarm;
    const std::string cause(toString(worse.key.limit));
    const Alarm before = better.point.alarm();
    auto taken = masks(worse)
        ? better.point.suppress({cause, ofWorse.timeMs}, ofWorse.position)
        : better.point.unsuppress(cause, worse.acknowledged && worse.isTold(), {ofWorse.timeMs, {}}, ofWorse.position);
    if (!taken || before.state() == AlarmState::Normal)
        return;
    out.push_back(*std::move(taken));
    settled(better, before, out.back());
}

void AlarmEngine::renewReAlarm(Slot &slot)
{
    const Alarm &alarm = slot.point.alarm();
    const auto length = slot.point.reAlarmTime().count();
    stopReAlarm(slot);
    if (length > 0 && alarm.active && alarm.isTold())
        slot.reAlarm = m_reAlarms.emplace(std::max(slot.point.calledAt(), slot.toldSince) + length, &slot);
}

void AlarmEngine::stopReAlarm(Slot &slot)
{
    if (slot.reAlarm)
        m_reAlarms.erase(*slot.reAlarm);
    slot.reAlarm.reset();
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
