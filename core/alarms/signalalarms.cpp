// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/signalalarms.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

namespace lineside {

namespace {

constexpr std::int64_t kLongestGapMs = 60'000; // of a machine's clock: a longer one is an outage
constexpr std::int64_t kLookEveryMs = 5'000;
constexpr int kIntervalsKnown = 10; // from here on a habit
constexpr int kMovesKnown = 20;
constexpr std::size_t kWatchesRemembered = 1024; // names come from outside

bool isOver(const Rhythm &rhythm, std::int64_t at, const Watch &watch)
{
    const auto habit = static_cast<std::int64_t>(watch.times * static_cast<double>(rhythm.usual()));
    return rhythm.since(at) > std::max<std::int64_t>(watch.after.count(), habit);
}

AlarmPoint::Circumstance circumstanceOf(const Reading &reading, double limit)
{
    return {.limit = limit, .value = reading.value, .unit = reading.unit, .location = reading.location};
}

std::optional<LimitCheck> checkOf(const Watch &watch)
{
    if (!watch.isOn)
        return std::nullopt;
    return LimitCheck(LimitKind::High, watch.limit.limit, watch.limit.deadband.value_or(0));
}

std::vector<double> numbersOf(const Watch &watch)
{
    std::vector<double> numbers;
    for (const std::string &text : watch.equals) {
        double number = 0;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (problem == std::errc() && end == text.data() + text.size())
            numbers.push_back(number);
    }
    return numbers;
}

SignalWatches watchesFor(const WatchSettings &settings, const WatchSubject &subject)
{
    SignalWatches watches{.missing = settings.watchOf(LimitKind::Missing, subject),
                          .badQuality = settings.watchOf(LimitKind::BadQuality, subject),
                          .frozen = settings.watchOf(LimitKind::Frozen, subject),
                          .rate = settings.watchOf(LimitKind::Rate, subject),
                          .deviation = settings.watchOf(LimitKind::Deviation, subject),
                          .discrete = settings.watchOf(LimitKind::Discrete, subject)};
    watches.rateCheck = checkOf(watches.rate);
    watches.deviationCheck = checkOf(watches.deviation);
    watches.numbers = watches.discrete.isOn ? numbersOf(watches.discrete) : std::vector<double>();
    watches.isJudged = watches.rateCheck || watches.deviationCheck || !watches.numbers.empty();
    return watches;
}

double secondsOf(std::int64_t ms)
{
    return static_cast<double>(ms / 1000);
}

} // namespace

SignalAlarms::SignalAlarms(AlarmBoard &board, Machines &machines, const WatchSettings &settings)
    : m_board(board)
    , m_machines(machines)
    , m_settings(settings)
{
}

const SignalWatches &SignalAlarms::watchesOf(const Machine &machine, Hearing &hearing, const std::string &sensor)
{
    if (hearing.watches)
        return *hearing.watches;
    const bool isNamed = m_settings.rules.hasOfDevice(machine.id);
    if (m_watches.size() >= kWatchesRemembered)
        m_watches.clear();
    auto &known = m_watches[{isNamed ? machine.id : std::string(), machine.type, sensor}];
    if (!known) {
        const WatchSubject subject{.deviceType = machine.type, .name = sensor, .device = machine.id};
        known = std::make_shared<SignalWatches>(watchesFor(m_settings, subject));
    }
    hearing.watches = known;
    hearing.rate.reset();
    hearing.setpoint = nullptr;
    return *known;
}

void SignalAlarms::heard(AlarmSignal &signal, const Reading &reading, std::int64_t now,
                         std::vector<AlarmTransition> &out)
{
    Hearing &hearing = signal.hearing;
    if (!hearing.machine)
        return;
    Machine &machine = *hearing.machine;
    machine.aliveMs += std::clamp<std::int64_t>(now - machine.heardAt, 0, kLongestGapMs);
    machine.heardAt = std::max(machine.heardAt, now);
    const SignalWatches &watches = watchesOf(machine, hearing, reading.sensorType);
    if (std::exchange(hearing.isMissing, false))
        hearing.heard.resume(machine.aliveMs);
    else
        hearing.heard.beat(machine.aliveMs);
    hearing.heardAt = now;
    hearing.isGood = reading.quality != Quality::Bad && !reading.unitUnknown;
    const bool isBad = reading.quality == Quality::Bad && watches.badQuality.isOn;
    if (isBad || hearing.hasAlarms || machine.aliveMs - machine.lookedAt >= kLookEveryMs) {
        const Occasion occasion{reading.happened(signal.clock.slowMs().has_value()), reading.position, now};
        judge(signal, LimitKind::Missing, false, {}, occasion, out);
        judge(signal, LimitKind::BadQuality, isBad, circumstanceOf(reading, 0), occasion, out);
        lookForMissing(machine, occasion, out);
    }
}

void SignalAlarms::valued(AlarmSignal &signal, const Reading &reading, const Occasion &occasion,
                          std::vector<AlarmTransition> &out)
{
    Hearing &hearing = signal.hearing;
    if (!hearing.machine || !hearing.watches)
        return;
    const Watch &watch = hearing.watches->frozen;
    const std::int64_t alive = hearing.machine->aliveMs;
    const bool wasFrozen = hearing.isFrozen;
    if (hearing.value != reading.value) {
        if (std::exchange(hearing.isFrozen, false))
            hearing.moved.resume(alive);
        else
            hearing.moved.beat(alive);
        hearing.value = reading.value;
        hearing.movedMs = reading.arrivalMs;
    } else if (!wasFrozen) {
        hearing.isFrozen = watch.after.count() > 0 && hearing.moved.beats() > kMovesKnown
            && isOver(hearing.moved, alive, watch) && !Machines::isIn(*hearing.machine, watch.limit.unlessStates);
    }
    if (watch.isOn && (hearing.isFrozen || wasFrozen || hearing.hasAlarms))
        judge(signal, LimitKind::Frozen, hearing.isFrozen,
              circumstanceOf(reading, secondsOf(reading.arrivalMs - hearing.movedMs)), occasion, out);
    if (hearing.watches->isJudged || hearing.hasAlarms)
        measured(signal, reading, occasion, out);
}

void SignalAlarms::lookForMissing(Machine &machine, const Occasion &occasion, std::vector<AlarmTransition> &out)
{
    if (machine.aliveMs - machine.lookedAt < kLookEveryMs)
        return;
    machine.lookedAt = machine.aliveMs;
    for (AlarmSignal *signal : machine.signals) {
        Hearing &hearing = signal->hearing;
        const bool isKnown = hearing.watches && hearing.watches->missing.isOn && hearing.heard.beats() > kIntervalsKnown
            && !hearing.isMissing;
        if (!isKnown || !isOver(hearing.heard, machine.aliveMs, hearing.watches->missing))
            continue;
        hearing.isMissing = true;
        const std::int64_t silentMs = occasion.now - hearing.heardAt;
        judge(*signal, LimitKind::Missing, true, {.limit = secondsOf(silentMs), .location = machine.location},
              {{occasion.when.ms, std::nullopt}, occasion.position, occasion.now}, out);
    }
}

/// An alarm that is not there is made when it comes first.
void SignalAlarms::judge(AlarmSignal &signal, LimitKind kind, bool isPresent,
                         const AlarmPoint::Circumstance &circumstance, const Occasion &occasion,
                         std::vector<AlarmTransition> &out)
{
    const auto known = signal.slots.find(kind);
    if (known == signal.slots.end() && !isPresent)
        return;
    const SignalWatches &watches = *signal.hearing.watches;
    const Watch &watch = kind == LimitKind::Missing ? watches.missing
        : kind == LimitKind::Frozen                 ? watches.frozen
        : kind == LimitKind::Rate                   ? watches.rate
        : kind == LimitKind::Deviation              ? watches.deviation
        : kind == LimitKind::Discrete               ? watches.discrete
                                                    : watches.badQuality;
    signal.hearing.hasAlarms = true;
    AlarmSlot &slot = m_machines.slotOf(*signal.hearing.machine, {*signal.hearing.series, kind}, watch.limit);
    slot.point.judge(isPresent, circumstance);
    m_board.settle(slot, occasion, out);
}

} // namespace lineside
