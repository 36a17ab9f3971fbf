// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/machines.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

constexpr std::int64_t kStartUpMs = 30'000; // until a machine that was started is as it should be

/// Why it is suppressed by the machine's word; empty: it is not.
std::string stateCauseOf(const Alarm &alarm)
{
    const auto cause = std::ranges::find_if(alarm.suppressed,
                                            [](const Suppression &each) { return each.cause.starts_with(kByState); });
    return cause == alarm.suppressed.end() ? std::string() : cause->cause;
}

} // namespace

Machines::Machines(AlarmBoard &board, const WatchSettings &settings)
    : m_board(board)
    , m_settings(settings)
{
}

Machine &Machines::machineOf(const std::string &id)
{
    const auto [entry, isNew] = m_machines.try_emplace(id);
    if (isNew) {
        entry->second.id = id;
        entry->second.heardAt = m_board.clock().now();
        resolve(entry->second);
    }
    return entry->second;
}

void Machines::resolve(Machine &machine) const
{
    machine.offline = m_settings.watchOf(LimitKind::Offline, {.deviceType = machine.type, .device = machine.id});
    machine.said = m_settings.watchOf(LimitKind::Discrete,
                                      {.deviceType = machine.type, .name = kWholeDevice, .device = machine.id});
}

Machine *Machines::find(const std::string &id)
{
    const auto known = m_machines.find(id);
    return known == m_machines.end() ? nullptr : &known->second;
}

void Machines::stands(Machine &machine, const Device &device, std::int64_t nowMs, std::vector<AlarmTransition> &out)
{
    const bool wasAway = machine.isAway;
    if (machine.type != device.type) {
        machine.type = device.type;
        configure(machine);
    }
    machine.location = device.location;
    machine.source = device.source;
    machine.isPassing = device.isPassing;
    machine.isRemembered = device.isRemembered;
    machine.isLongGone = machine.isLongGone && device.isRemembered;
    machine.isAway = device.isOffline();
    machine.saysSo = device.isOffline() && device.toldStatus == device.status;
    const std::int64_t now = m_board.clock().now();
    machine.heardMs = device.lastSeenMs;
    const std::int64_t heardAt = now - std::max<std::int64_t>(0, nowMs - device.lastSeenMs);
    machine.heardAt = device.isRemembered ? heardAt : std::max(machine.heardAt, heardAt);
    if (machine.isAway && !wasAway)
        machine.awayAt = now;
    if (!device.toldStatus.empty() && device.toldStatus != "offline")
        setState(machine, device.toldStatus, nowMs, out);
}

void Machines::configure(Machine &machine)
{
    resolve(machine);
    for (AlarmSignal *signal : machine.signals) {
        signal->hearing.watches.reset(); // found anew with its next reading
        signal->hearing.rate.reset();
    }
}

AlarmSignal &Machines::signalOf(Machine &machine, const SeriesKey &series)
{
    if (AlarmSignal *known = m_board.signal(series))
        return *known;
    AlarmSignal &added = m_board.addSignal(series);
    added.hearing.machine = &machine;
    added.hearing.series = &m_board.signals().find(SeriesView(series))->first;
    machine.signals.push_back(&added);
    return added;
}

AlarmSlot &Machines::slotOf(Machine &machine, const AlarmKey &key, const AlarmLimit &limit)
{
    auto &slots = signalOf(machine, key.series).slots;
    const auto known = slots.find(key.limit);
    if (known != slots.end())
        return known->second;
    AlarmSlot &slot = m_board.slotOf(key, limit);
    if (isIn(machine, limit.unlessStates))
        (void)slot.point.suppress({std::string(kByState) + machine.state, machine.heardMs}, 0);
    m_whenMade(slot);
    return slot;
}

bool Machines::isIn(const Machine &machine, const std::vector<std::string> &states)
{
    return !machine.state.empty() && std::ranges::find(states, machine.state) != states.end();
}

void Machines::tick(std::int64_t nowMs, std::vector<AlarmTransition> &out)
{
    for (auto &[id, machine] : m_machines) {
        if (!machine.startedAt || m_board.clock().now() < *machine.startedAt + kStartUpMs)
            continue;
        machine.startedAt.reset();
        suppress(machine, nowMs, out);
    }
}

void Machines::setState(Machine &machine, const std::string &state, std::int64_t timeMs,
                        std::vector<AlarmTransition> &out)
{
    if (machine.state == state)
        return;
    machine.state = state;
    machine.startedAt = m_board.clock().now();
    for (AlarmSignal *signal : machine.signals)
        signal->hearing.moved.resume(machine.aliveMs);
    suppress(machine, timeMs, out);
}

void Machines::suppress(Machine &machine, std::int64_t timeMs, std::vector<AlarmTransition> &out)
{
    for (AlarmSignal *signal : machine.signals)
        for (auto &[kind, slot] : signal->slots)
            suppress(machine, slot, timeMs, out);
}

void Machines::suppress(const Machine &machine, AlarmSlot &slot, std::int64_t timeMs, std::vector<AlarmTransition> &out)
{
    const auto &limit = slot.point.limit();
    const bool isMeantTo = limit && isIn(machine, limit->unlessStates);
    const std::string cause = isMeantTo ? std::string(kByState) + machine.state : std::string();
    const std::string before = stateCauseOf(slot.point.alarm());
    if (cause == before)
        return;
    if (isMeantTo)
        m_board.setSuppressed(slot, cause, true, timeMs, out);
    if (!before.empty() && (isMeantTo || !machine.startedAt))
        m_board.setSuppressed(slot, before, false, timeMs, out);
}

} // namespace lineside
