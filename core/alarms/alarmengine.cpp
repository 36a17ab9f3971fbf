// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmengine.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

// Types come from outside: remembered up to here, then anew. A hall has some dozens.
constexpr std::size_t kTypesRemembered = 1024;
constexpr LimitKind kWorstFirst[] = {LimitKind::HighHigh, LimitKind::LowLow, LimitKind::High, LimitKind::Low};

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
    m_board.restoreMasks();
}

void AlarmEngine::restoreOne(Alarm alarm)
{
    const AlarmKey key = alarm.key;
    AlarmSignal *known = m_board.signal(key.series);
    AlarmSignal &signal = known ? *known : addSignal(key.series, limitsOf(key.series, key.series.sensorType));
    AlarmPoint point = key.limit == LimitKind::Unit ? AlarmPoint::ofUnit(key.series) : AlarmPoint::withoutLimit(key);
    if (!alarm.sourceMs) // else of a clock that was wrong
        signal.clock.remember(std::max(alarm.activatedMs, alarm.returnedMs).value_or(0), SourceTrust::Sound);
    AlarmSlot &slot = signal.slots.try_emplace(key.limit, AlarmSlot{std::move(point)}).first->second;
    m_board.restore(slot, std::move(alarm));
}

bool AlarmEngine::evaluate(const Reading &reading, std::vector<AlarmTransition> &out, ValueOrigin origin)
{
    const std::int64_t now = m_board.clock().advance(reading.arrivalMs);
    m_board.endDelaysBefore(now, out);
    if (reading.quality == Quality::Bad)
        return false;
    AlarmSignal *signal = signalOf(reading);
    if (!signal || isLate(*signal, reading))
        return false;
    const Occasion occasion{reading.happened(signal->clock.slowMs().has_value()), reading.position, now};
    if (reading.unitUnknown)
        signal->slots.try_emplace(LimitKind::Unit, AlarmSlot{AlarmPoint::ofUnit(reading.series())});
    const auto isJudged = [&](LimitKind kind) { return kind == LimitKind::Unit || !reading.unitUnknown; };
    for (auto &[kind, slot] : signal->slots) {
        if (!isJudged(kind))
            continue;
        slot.point.observe(reading, origin);
        if (slot.point.isPresent())
            m_board.settle(slot, occasion, out);
    }
    // The better limit returns first: freed of its mask before, it would call for a moment.
    for (auto slot = signal->slots.rbegin(); slot != signal->slots.rend(); ++slot)
        if (isJudged(slot->first) && !slot->second.point.isPresent())
            m_board.settle(slot->second, occasion, out);
    return true;
}

void AlarmEngine::tick(std::int64_t nowMs, std::vector<AlarmTransition> &out)
{
    m_board.endDelaysBefore(m_board.clock().advance(nowMs), out);
    m_board.endShelves(nowMs, out);
    m_board.endReAlarms(out);
}

void AlarmEngine::acknowledge(const AlarmKey &key, const std::string &by, const std::string &comment,
                              std::int64_t timeMs, std::int64_t activatedBeforeMs, std::vector<AlarmTransition> &out)
{
    AlarmSlot *slot = m_board.find(key);
    if (slot && slot->point.awaitsAcknowledgement(m_board.clock().fromUtc(activatedBeforeMs)))
        m_board.step(*slot, out, [&](AlarmPoint &point) { return point.acknowledge(by, comment, timeMs); });
}

void AlarmEngine::reset(const AlarmKey &key, const std::string &by, std::int64_t timeMs,
                        std::vector<AlarmTransition> &out)
{
    AlarmSlot *slot = m_board.find(key);
    if (slot && slot->point.awaitsReset())
        m_board.step(*slot, out, [&](AlarmPoint &point) { return point.reset(by, timeMs); });
}

void AlarmEngine::comment(const AlarmKey &key, const std::string &by, const std::string &text, std::int64_t timeMs,
                          std::vector<AlarmTransition> &out)
{
    if (known(key))
        m_board.step(*m_board.find(key), out, [&](AlarmPoint &point) { return point.comment(by, text, timeMs); });
}

void AlarmEngine::remove(const std::set<std::string> &deviceIds, std::int64_t timeMs, std::vector<AlarmTransition> &out,
                         const std::string &why)
{
    m_board.remove(deviceIds, timeMs, why, out);
}

void AlarmEngine::unacknowledge(const AlarmKey &key, const std::string &by, std::int64_t timeMs,
                                std::vector<AlarmTransition> &out)
{
    AlarmSlot *slot = m_board.find(key);
    if (slot && slot->point.awaitsUnacknowledgement())
        m_board.step(*slot, out, [&](AlarmPoint &point) {
            return point.unacknowledge(by, timeMs, m_board.clock().fromUtc(timeMs));
        });
}

void AlarmEngine::shelve(const AlarmKey &key, Shelf shelf, std::vector<AlarmTransition> &out)
{
    if (AlarmSlot *slot = m_board.find(key))
        m_board.shelve(*slot, std::move(shelf), out);
}

void AlarmEngine::unshelve(const AlarmKey &key, const std::string &by, std::int64_t timeMs,
                           std::vector<AlarmTransition> &out)
{
    if (AlarmSlot *slot = m_board.find(key))
        m_board.unshelve(*slot, by, timeMs, out);
}

void AlarmEngine::takeOutOfService(const AlarmKey &key, OutOfService service, std::vector<AlarmTransition> &out)
{
    AlarmSlot *slot = m_board.find(key);
    if (slot && !slot->point.alarm().outOfService)
        m_board.step(*slot, out, [&](AlarmPoint &point) { return point.takeOutOfService(std::move(service)); });
}

void AlarmEngine::returnToService(const AlarmKey &key, const std::string &by, std::int64_t timeMs,
                                  std::vector<AlarmTransition> &out)
{
    AlarmSlot *slot = m_board.find(key);
    if (slot && slot->point.alarm().outOfService)
        m_board.step(*slot, out, [&](AlarmPoint &point) {
            return point.returnToService(by, timeMs, m_board.clock().fromUtc(timeMs));
        });
}

std::vector<AlarmKey> AlarmEngine::alarmsOf(const std::string &deviceId) const
{
    std::vector<AlarmKey> keys;
    for (const auto &[series, signal] : m_board.signals())
        if (series.deviceId == deviceId)
            for (const auto &[kind, slot] : signal.slots)
                keys.push_back({series, kind});
    std::ranges::sort(keys);
    return keys;
}

const Alarm *AlarmEngine::known(const AlarmKey &key)
{
    const AlarmSlot *slot = m_board.find(key);
    const bool hasCome = slot && (slot->point.alarm().activatedMs || slot->point.alarm().isListed());
    return hasCome ? &slot->point.alarm() : nullptr;
}

std::vector<Alarm> AlarmEngine::alarms() const
{
    std::vector<Alarm> present;
    for (const auto &[series, signal] : m_board.signals())
        for (const auto &[kind, slot] : signal.slots)
            if (slot.point.alarm().isListed())
                present.push_back(slot.point.alarm());
    std::sort(present.begin(), present.end(), [](const Alarm &a, const Alarm &b) { return a.key < b.key; });
    return present;
}

std::optional<Crossing> AlarmEngine::worstCrossing(const Reading &reading, ValueOrigin origin) const
{
    const auto signal = m_board.signals().find(SeriesView(reading));
    if (signal == m_board.signals().end() || reading.quality == Quality::Bad || reading.unitUnknown)
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

AlarmSignal *AlarmEngine::signalOf(const Reading &reading)
{
    if (AlarmSignal *known = m_board.signal(reading))
        return known;
    const AlarmLimits limits = limitsOf(reading, reading.sensorType);
    return limits.empty() ? nullptr : &addSignal(reading.series(), limits);
}

AlarmSignal &AlarmEngine::addSignal(const SeriesKey &series, const AlarmLimits &limits)
{
    AlarmSignal &signal = m_board.addSignal(series);
    for (const auto &[kind, limit] : limits)
        signal.slots.emplace(kind, AlarmSlot{AlarmPoint({series, kind}, limit)});
    return signal;
}

bool AlarmEngine::isHighlyManaged(const AlarmKey &key)
{
    const AlarmLimits limits = limitsOf(key.series, key.series.sensorType);
    const auto limit = limits.find(key.limit);
    return limit != limits.end() && limit->second.highlyManaged;
}

bool AlarmEngine::isLate(AlarmSignal &signal, const Reading &reading)
{
    m_edgeMs = std::max(m_edgeMs, reading.arrivalMs);
    const SourceTrust trust = trustOf(reading.timeQuality, reading.timestampMs, m_edgeMs);
    return !signal.clock.take(reading.timestampMs, reading.arrivalMs, trust);
}

} // namespace lineside
