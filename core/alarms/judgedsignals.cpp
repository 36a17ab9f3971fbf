// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/signalalarms.h"
#include "model/name.h"

#include <algorithm>
#include <cmath>

namespace lineside {

namespace {

bool isEqual(double one, double other)
{
    return std::abs(one - other) <= 1e-9 * std::max(std::abs(one), std::abs(other)); // as LimitCheck has it
}

} // namespace

/// By the device's own time, so that a burst changes nothing faster.
std::optional<double> SignalAlarms::changeOf(Hearing &hearing, double value, const Occasion &occasion)
{
    if (!hearing.rate)
        hearing.rate = std::make_shared<RateWindow>(hearing.watches->rate.per.count());
    hearing.rate->add(occasion.when.ms, value);
    return hearing.rate->change();
}

/// One that is not known, bad or missing is none: nothing is held against it.
std::optional<double> SignalAlarms::setpointOf(Hearing &hearing)
{
    const Watch &watch = hearing.watches->deviation;
    if (watch.setpoint)
        return watch.setpoint;
    for (const AlarmSignal *signal : hearing.machine->signals)
        if (!hearing.setpoint && isSameSensorType(signal->hearing.series->sensorType, watch.setpointOf))
            hearing.setpoint = signal;
    const bool isLive = hearing.setpoint && hearing.setpoint->hearing.isGood && !hearing.setpoint->hearing.isMissing;
    return isLive ? hearing.setpoint->hearing.value : std::nullopt;
}

void SignalAlarms::measured(AlarmSignal &signal, const Reading &reading, const Occasion &occasion,
                            std::vector<AlarmTransition> &out)
{
    if (reading.unitUnknown)
        return;
    Hearing &hearing = signal.hearing;
    const SignalWatches &watches = *hearing.watches;
    AlarmPoint::Circumstance circumstance{
        .limit = watches.rate.limit.limit, .unit = reading.unit, .location = reading.location};
    const auto change = watches.rateCheck ? changeOf(hearing, reading.value, occasion) : std::nullopt;
    circumstance.value = change.value_or(0);
    hold(signal, LimitKind::Rate, watches.rateCheck, change, circumstance, occasion, out);
    const auto setpoint = watches.deviationCheck ? setpointOf(hearing) : std::nullopt;
    circumstance.limit = watches.deviation.limit.limit;
    circumstance.value = reading.value;
    hold(signal, LimitKind::Deviation, watches.deviationCheck,
         setpoint ? std::optional(reading.value - *setpoint) : std::nullopt, circumstance, occasion, out);
    circumstance.limit = 0;
    const bool is = std::ranges::any_of(watches.numbers, [&](double each) { return isEqual(each, reading.value); });
    judge(signal, LimitKind::Discrete, is, circumstance, occasion, out);
}

/// `off` on either side. None: it stands as it did; one that is watched no longer ends.
void SignalAlarms::hold(AlarmSignal &signal, LimitKind kind, const std::optional<LimitCheck> &check,
                        std::optional<double> off, const AlarmPoint::Circumstance &circumstance,
                        const Occasion &occasion, std::vector<AlarmTransition> &out)
{
    if (!check)
        return judge(signal, kind, false, circumstance, occasion, out);
    if (!off)
        return;
    const auto known = signal.slots.find(kind);
    const bool was = known != signal.slots.end() && known->second.point.isPresent();
    const double distance = std::abs(*off);
    const bool is = was ? !check->isBackInside(distance, ValueOrigin::Converted)
                        : check->isBeyond(distance, ValueOrigin::Converted);
    judge(signal, kind, is, circumstance, occasion, out);
}

void SignalAlarms::says(Machine &machine, std::int64_t nowMs, std::vector<AlarmTransition> &out)
{
    const AlarmKey key{{machine.id, std::string(kWholeDevice)}, LimitKind::Discrete};
    const bool is = machine.said.isOn && Machines::isIn(machine, machine.said.equals);
    if (machine.isAway || machine.isRemembered || (!is && !m_board.find(key)))
        return;
    AlarmSlot &slot = m_machines.slotOf(machine, key, machine.said.limit);
    slot.point.judge(is, {.unit = machine.state, .location = machine.location});
    m_board.settle(slot, nowMs, out);
}

} // namespace lineside
