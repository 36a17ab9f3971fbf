// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmengine.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

// Types come from outside: remembered up to here, then anew. A hall has some dozens.
constexpr std::size_t kTypesRemembered = 1024;
constexpr std::size_t kSignalsWatched = 500; // of one device, beside those with limits
constexpr LimitKind kWorstFirst[] = {LimitKind::HighHigh, LimitKind::LowLow, LimitKind::High, LimitKind::Low};

std::optional<AlarmLimit> limitIn(const AlarmLimits &limits, LimitKind kind)
{
    const auto known = limits.find(kind);
    return known == limits.end() ? std::nullopt : std::optional(known->second);
}

} // namespace

AlarmEngine::AlarmEngine(AlarmSettings settings)
    : m_settings(std::move(settings))
    , m_machines(m_board, m_settings.watches)
    , m_signalAlarms(m_board, m_machines, m_settings.watches)
    , m_silence(m_board, m_machines, m_settings.watches)
    , m_edge(m_board, m_settings.watches)
    , m_rejections(m_board, m_machines, m_settings.watches)
    , m_conditions(m_board, m_machines, m_settings.conditions)
{
    m_machines.tellNewAlarms([this](AlarmSlot &slot) { m_conditions.cover(slot); });
    m_board.setEscalationTimes(m_settings.escalateAfter);
}

void AlarmEngine::configure(AlarmSettings settings, std::int64_t nowMs, std::vector<AlarmTransition> &out)
{
    const std::size_t first = out.size();
    m_board.clock().start(nowMs);
    settings.conditions = std::move(m_settings.conditions); // who holds them points there
    m_settings = std::move(settings);
    m_limitsOfType.clear();
    m_signalAlarms.configure();
    m_silence.configure();
    m_machines.forEach([this](Machine &machine) { m_machines.configure(machine); });
    for (const auto &[series, signal] : m_board.signals())
        configure(series, *m_board.signal(series), nowMs, out);
    m_machines.forEach([&](Machine &machine) {
        m_machines.suppress(machine, nowMs, out);
        if (machine.place)
            m_silence.follow(machine);
    });
    m_conditions.moved(first, out);
}

void AlarmEngine::configure(const SeriesKey &series, AlarmSignal &signal, std::int64_t nowMs,
                            std::vector<AlarmTransition> &out)
{
    Machine *machine = m_machines.find(series.deviceId);
    const AlarmLimits limits = machine ? limitsOf(*machine, series) : m_settings.limitsOf(series);
    for (const auto &[kind, limit] : machine ? limits : AlarmLimits())
        (void)m_machines.slotOf(*machine, {series, kind}, limit);
    const Occasion occasion{{nowMs, std::nullopt}, 0, m_board.clock().now()};
    const auto isSettled = [](const auto &each) { return isLimit(each.first) || !each.second.point.limit(); };
    for (auto &[kind, slot] : signal.slots)
        if (kind != LimitKind::Unit)
            m_board.setLimit(slot, isLimit(kind) ? limitIn(limits, kind) : limitFor({series, kind}));
    for (auto &each : signal.slots)
        if (isSettled(each) && each.second.point.isPresent())
            m_board.settle(each.second, occasion, out);
    // The better limit returns first: freed of its mask before, it would call for a moment.
    for (auto each = signal.slots.rbegin(); each != signal.slots.rend(); ++each)
        if (isSettled(*each) && !each->second.point.isPresent() && each->first != LimitKind::Unit)
            m_board.settle(each->second, occasion, out);
}

void AlarmEngine::restore(std::vector<Alarm> alarms)
{
    for (Alarm &alarm : alarms)
        if (alarm.isListed())
            restoreOne(std::move(alarm));
    m_board.restoreMasks();
}

void AlarmEngine::restore(std::vector<Alarm> alarms, const std::vector<Device> &devices, std::int64_t nowMs,
                          std::vector<AlarmTransition> &out, const std::vector<ConditionState> &conditions)
{
    const std::size_t first = out.size();
    for (const Device &device : devices) {
        Machine &machine = m_machines.machineOf(device.id);
        m_machines.stands(machine, device, nowMs, out);
        m_conditions.follow(machine, nowMs, out);
    }
    restore(std::move(alarms));
    for (const Device &device : devices)
        m_silence.follow(m_machines.machineOf(device.id));
    m_conditions.restore(conditions, nowMs, out);
    m_conditions.moved(first, out);
}

void AlarmEngine::stands(const Device &device, std::int64_t nowMs, std::vector<AlarmTransition> &out)
{
    const std::size_t first = out.size();
    Machine &machine = m_machines.machineOf(device.id);
    const bool isOfOtherClass = machine.type != device.type;
    m_machines.stands(machine, device, nowMs, out);
    if (isOfOtherClass)
        for (AlarmSignal *signal : machine.signals)
            configure(*signal->hearing.series, *signal, nowMs, out);
    m_silence.follow(machine);
    m_signalAlarms.says(machine, nowMs, out);
    m_conditions.follow(machine, nowMs, out);
    m_conditions.moved(first, out);
}

void AlarmEngine::restoreOne(Alarm alarm)
{
    const AlarmKey key = alarm.key;
    AlarmSignal *known = m_board.signal(key.series);
    Machine &machine = m_machines.machineOf(key.series.deviceId);
    AlarmSignal &signal = known ? *known : addSignal(machine, key.series, limitsOf(machine, key.series));
    if (!alarm.sourceMs) // else of a clock that was wrong
        signal.clock.remember(std::max(alarm.activatedMs, alarm.returnedMs).value_or(0), SourceTrust::Sound);
    AlarmSlot &slot = signal.slots.try_emplace(key.limit, AlarmSlot{pointOf(key)}).first->second;
    signal.hearing.hasAlarms |= !isLimit(key.limit);
    if (key.limit == LimitKind::Frozen && alarm.active) {
        signal.hearing.isFrozen = true;
        signal.hearing.value = alarm.value;
        signal.hearing.movedMs = alarm.activatedMs.value_or(0);
    }
    signal.hearing.isMissing |= key.limit == LimitKind::Missing && alarm.active;
    m_board.restore(slot, std::move(alarm));
}

/// As restored: of a limit that is configured it is there already.
AlarmPoint AlarmEngine::pointOf(const AlarmKey &key)
{
    if (key.limit == LimitKind::Unit)
        return AlarmPoint::ofUnit(key.series);
    const auto limit = limitFor(key);
    return limit ? AlarmPoint(key, *limit) : AlarmPoint::withoutLimit(key);
}

/// None: nobody watches for it.
std::optional<AlarmLimit> AlarmEngine::limitFor(const AlarmKey &key)
{
    if (isOfEdge(key))
        return m_silence.limitOf(key);
    const Machine *machine = m_machines.find(key.series.deviceId);
    if (isLimit(key.limit))
        return limitIn(machine ? limitsOf(*machine, key.series) : m_settings.limitsOf(key.series), key.limit);
    const Watch watch = m_settings.watches.watchOf(
        key.limit, {machine ? machine->type : std::string_view(), key.series.sensorType, key.series.deviceId});
    return watch.isOn ? std::optional(watch.limit) : std::nullopt;
}

bool AlarmEngine::evaluate(const Reading &reading, std::vector<AlarmTransition> &out, ValueOrigin origin)
{
    const std::size_t first = out.size();
    const std::int64_t now = m_board.clock().advance(reading.arrivalMs);
    m_board.endDelaysBefore(now, out);
    m_conditions.endBefore(now, out);
    m_frozenSinceMs.reset();
    AlarmSignal *signal = signalOf(reading);
    const bool counts = signal && take(*signal, reading, origin, now, out);
    m_conditions.moved(first, out);
    return counts;
}

bool AlarmEngine::take(AlarmSignal &signal, const Reading &reading, ValueOrigin origin, std::int64_t now,
                       std::vector<AlarmTransition> &out)
{
    m_signalAlarms.heard(signal, reading, now, out);
    if (reading.quality == Quality::Bad)
        m_conditions.unknown(signal, out);
    if (reading.quality == Quality::Bad || isLate(signal, reading))
        return false;
    const Occasion occasion{reading.happened(signal.clock.slowMs().has_value()), reading.position, now};
    m_conditions.begin(signal, reading, origin, out);
    m_signalAlarms.valued(signal, reading, occasion, out);
    if (signal.hearing.isFrozen)
        m_frozenSinceMs = signal.hearing.movedMs;
    const bool isJudged = judgeLimits(signal, reading, origin, occasion, out);
    m_conditions.end(signal, out);
    return isJudged;
}

bool AlarmEngine::judgeLimits(AlarmSignal &signal, const Reading &reading, ValueOrigin origin, const Occasion &occasion,
                              std::vector<AlarmTransition> &out)
{
    auto &slots = signal.slots;
    const bool hasLimits = std::ranges::any_of(
        slots, [](const auto &each) { return isLimit(each.first) && each.second.point.limit(); }); // they stand first
    if (reading.unitUnknown && hasLimits) {
        const auto [made, isNew] = slots.try_emplace(LimitKind::Unit, AlarmSlot{AlarmPoint::ofUnit(reading.series())});
        if (isNew)
            m_conditions.cover(made->second);
    }
    const auto isJudged
        = [&](LimitKind kind) { return kind == LimitKind::Unit || (isLimit(kind) && !reading.unitUnknown); };
    for (auto &[kind, slot] : slots) {
        if (!isJudged(kind))
            continue;
        slot.point.observe(reading, origin);
        if (slot.point.isPresent())
            m_board.settle(slot, occasion, out);
    }
    // The better limit returns first: freed of its mask before, it would call for a moment.
    for (auto slot = slots.rbegin(); slot != slots.rend(); ++slot)
        if (isJudged(slot->first) && !slot->second.point.isPresent())
            m_board.settle(slot->second, occasion, out);
    return !slots.empty();
}

void AlarmEngine::tick(std::int64_t nowMs, std::vector<AlarmTransition> &out)
{
    const std::size_t first = out.size();
    m_board.endDelaysBefore(m_board.clock().advance(nowMs), out);
    m_conditions.endBefore(m_board.clock().now(), out);
    m_board.endShelves(nowMs, out);
    m_board.endReAlarms(out);
    m_board.escalate(out);
    m_machines.tick(nowMs, out);
    m_silence.tick(nowMs, out);
    m_rejections.tick(nowMs, out);
    m_conditions.moved(first, out);
}

/// Somebody may act before anything arrived since the start: what lasts from then on needs a clock.
AlarmSlot *AlarmEngine::actedOn(const AlarmKey &key, std::int64_t timeMs)
{
    m_board.clock().start(timeMs);
    return m_board.find(key);
}

void AlarmEngine::acknowledge(const AlarmKey &key, const std::string &by, const std::string &comment,
                              std::int64_t timeMs, std::int64_t activatedBeforeMs, std::vector<AlarmTransition> &out)
{
    AlarmSlot *slot = actedOn(key, timeMs);
    if (slot && slot->point.awaitsAcknowledgement(m_board.clock().fromUtc(activatedBeforeMs)))
        m_board.step(*slot, out, [&](AlarmPoint &point) { return point.acknowledge(by, comment, timeMs); });
}

void AlarmEngine::reset(const AlarmKey &key, const std::string &by, std::int64_t timeMs,
                        std::vector<AlarmTransition> &out)
{
    AlarmSlot *slot = actedOn(key, timeMs);
    if (slot && slot->point.awaitsReset())
        m_board.step(*slot, out, [&](AlarmPoint &point) { return point.reset(by, timeMs); });
}

void AlarmEngine::comment(const AlarmKey &key, const std::string &by, const std::string &text, std::int64_t timeMs,
                          std::vector<AlarmTransition> &out)
{
    AlarmSlot *slot = actedOn(key, timeMs);
    if (known(key))
        m_board.step(*slot, out, [&](AlarmPoint &point) { return point.comment(by, text, timeMs); });
}

void AlarmEngine::remove(const std::set<std::string> &deviceIds, std::int64_t timeMs, std::vector<AlarmTransition> &out,
                         const std::string &why)
{
    const std::size_t first = out.size();
    for (const std::string &id : deviceIds)
        if (Machine *machine = m_machines.find(id)) {
            SilenceAlarms::leave(*machine);
            m_conditions.leave(id, timeMs, out);
        }
    m_board.remove(deviceIds, timeMs, why, out);
    for (const std::string &id : deviceIds)
        m_machines.erase(id);
    m_conditions.moved(first, out);
}

void AlarmEngine::unacknowledge(const AlarmKey &key, const std::string &by, std::int64_t timeMs,
                                std::vector<AlarmTransition> &out)
{
    AlarmSlot *slot = actedOn(key, timeMs);
    if (slot && slot->point.awaitsUnacknowledgement())
        m_board.step(*slot, out, [&](AlarmPoint &point) {
            return point.unacknowledge(by, timeMs, m_board.clock().fromUtc(timeMs));
        });
}

void AlarmEngine::shelve(const AlarmKey &key, Shelf shelf, std::vector<AlarmTransition> &out)
{
    const std::size_t first = out.size();
    if (AlarmSlot *slot = actedOn(key, shelf.sinceMs))
        m_board.shelve(*slot, std::move(shelf), out);
    m_conditions.moved(first, out);
}

void AlarmEngine::unshelve(const AlarmKey &key, const std::string &by, std::int64_t timeMs,
                           std::vector<AlarmTransition> &out)
{
    const std::size_t first = out.size();
    if (AlarmSlot *slot = actedOn(key, timeMs))
        m_board.unshelve(*slot, by, timeMs, out);
    m_conditions.moved(first, out);
}

void AlarmEngine::takeOutOfService(const AlarmKey &key, OutOfService service, std::vector<AlarmTransition> &out)
{
    const std::size_t first = out.size();
    AlarmSlot *slot = actedOn(key, service.sinceMs);
    if (slot && !slot->point.alarm().outOfService)
        m_board.step(*slot, out, [&](AlarmPoint &point) { return point.takeOutOfService(std::move(service)); });
    m_conditions.moved(first, out);
}

void AlarmEngine::returnToService(const AlarmKey &key, const std::string &by, std::int64_t timeMs,
                                  std::vector<AlarmTransition> &out)
{
    const std::size_t first = out.size();
    AlarmSlot *slot = actedOn(key, timeMs);
    if (slot && slot->point.alarm().outOfService)
        m_board.step(*slot, out, [&](AlarmPoint &point) {
            return point.returnToService(by, timeMs, m_board.clock().fromUtc(timeMs));
        });
    m_conditions.moved(first, out);
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

/// Asked at every reading of a signal that is not watched, so that what counts for all machines of a class is looked up
/// once for each spelling.
AlarmLimits AlarmEngine::limitsOf(const Machine &machine, SeriesView series)
{
    if (m_settings.watches.rules.hasOfDevice(machine.id))
        return m_settings.limitsOf({machine.id, std::string(series.sensorType)}, machine.type);
    if (m_limitsOfType.size() >= kTypesRemembered)
        m_limitsOfType.clear();
    const auto [known, isNew] = m_limitsOfType.try_emplace({machine.type, std::string(series.sensorType)});
    if (isNew)
        known->second = m_settings.limitsOf({{}, known->first.second}, machine.type);
    return known->second;
}

/// Its devices are bounded by the registry; of one device alone somebody might make up any number.
AlarmSignal *AlarmEngine::signalOf(const Reading &reading)
{
    if (AlarmSignal *known = m_board.signal(reading))
        return known;
    Machine &machine = m_machines.machineOf(reading.deviceId);
    const AlarmLimits limits = limitsOf(machine, reading);
    const bool isWatched = !limits.empty() || machine.signals.size() < kSignalsWatched;
    return isWatched ? &addSignal(machine, reading.series(), limits) : nullptr;
}

AlarmSignal &AlarmEngine::addSignal(Machine &machine, const SeriesKey &series, const AlarmLimits &limits)
{
    for (const auto &[kind, limit] : limits)
        (void)m_machines.slotOf(machine, {series, kind}, limit);
    return m_machines.signalOf(machine, series);
}

bool AlarmEngine::isHighlyManaged(const AlarmKey &key)
{
    const auto limit = limitFor(key);
    return limit && limit->highlyManaged;
}

bool AlarmEngine::isLate(AlarmSignal &signal, const Reading &reading)
{
    m_edgeMs = std::max(m_edgeMs, reading.arrivalMs);
    const SourceTrust trust = trustOf(reading.timeQuality, reading.timestampMs, m_edgeMs);
    return !signal.clock.take(reading.timestampMs, reading.arrivalMs, trust);
}

} // namespace lineside
