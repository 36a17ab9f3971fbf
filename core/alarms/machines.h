// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmboard.h"
#include "alarms/machine.h"
#include "model/device.h"

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace lineside {

/// All machines as their alarms see them, and which of their alarms an intended stop suppresses: one that names the
/// machine's own word among its unlessStates. When the machine starts again they stay so for a while, since nothing is
/// yet as it should be.
/// Owner: AlarmEngine. Thread: pipeline. Errors: none.
class Machines
{
public:
    Machines(AlarmBoard &board, const WatchSettings &settings);

    /// Made if need be.
    [[nodiscard]] Machine &machineOf(const std::string &id);
    /// Null: not known.
    [[nodiscard]] Machine *find(const std::string &id);
    void erase(const std::string &id) { m_machines.erase(id); }
    template <typename Visit>
    void forEach(Visit visit)
    {
        for (auto &[id, machine] : m_machines)
            visit(machine);
    }

    /// It stands so now; `nowMs` in UTC.
    void stands(Machine &machine, const Device &device, std::int64_t nowMs, std::vector<AlarmTransition> &out);
    /// The rules are others, or those of another class count for it.
    void configure(Machine &machine);
    /// Which of its alarms its own word suppresses, after their rules have changed.
    void suppress(Machine &machine, std::int64_t timeMs, std::vector<AlarmTransition> &out);
    /// A signal of it, made if need be.
    AlarmSignal &signalOf(Machine &machine, const SeriesKey &series);
    /// Called with each alarm that is made.
    void tellNewAlarms(std::function<void(AlarmSlot &)> whenMade) { m_whenMade = std::move(whenMade); }
    /// An alarm of the machine, made if need be: suppressed from the start when the machine is meant to stand.
    AlarmSlot &slotOf(Machine &machine, const AlarmKey &key, const AlarmLimit &limit);
    /// Its word is one of these.
    [[nodiscard]] static bool isIn(const Machine &machine, const std::vector<std::string> &states);
    /// Shortly after a start its alarms are told again.
    void tick(std::int64_t nowMs, std::vector<AlarmTransition> &out);

private:
    void resolve(Machine &machine) const;
    void setState(Machine &machine, const std::string &state, std::int64_t timeMs, std::vector<AlarmTransition> &out);
    void suppress(const Machine &machine, AlarmSlot &slot, std::int64_t timeMs, std::vector<AlarmTransition> &out);

    AlarmBoard &m_board;
    const WatchSettings &m_settings;
    std::function<void(AlarmSlot &)> m_whenMade = [](AlarmSlot &) {};
    std::unordered_map<std::string, Machine> m_machines;
};

} // namespace lineside
