// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmboard.h"
#include "alarms/machines.h"
#include "alarms/watchsettings.h"
#include "model/reading.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace lineside {

/// The alarms of a signal that is not as it should be, whatever its value: it is missing while its machine is heard,
/// its values are bad, or its value is frozen; and of one whose value changes too fast, is off its setpoint or one of
/// some numbers, where a rule says so. All is judged when the machine is heard, by a clock that goes while it
/// is: an outage, a stop of the edge or a step of its clock makes nothing missing.
/// Missing and frozen are measured by the signal's own habit, which must be known first: ten intervals, twenty changes.
/// So a setpoint or a counter at rest is not frozen, and a value told on change alone not missing.
/// Owner: AlarmEngine. Thread: pipeline. Errors: none.
class SignalAlarms
{
public:
    SignalAlarms(AlarmBoard &board, Machines &machines, const WatchSettings &settings);

    /// The rules are others: what was looked up is void.
    void configure() { m_watches.clear(); }
    /// A reading came, whatever it is worth.
    void heard(AlarmSignal &signal, const Reading &reading, std::int64_t now, std::vector<AlarmTransition> &out);
    /// Its value counts: it is not late and not bad.
    void valued(AlarmSignal &signal, const Reading &reading, const Occasion &occasion,
                std::vector<AlarmTransition> &out);
    /// The machine stands so now: its own word may be an alarm.
    void says(Machine &machine, std::int64_t nowMs, std::vector<AlarmTransition> &out);

private:
    [[nodiscard]] const SignalWatches &watchesOf(const Machine &machine, Hearing &hearing, const std::string &sensor);
    /// Rate, Deviation and Discrete: judgedsignals.cpp
    void measured(AlarmSignal &signal, const Reading &reading, const Occasion &occasion,
                  std::vector<AlarmTransition> &out);
    void hold(AlarmSignal &signal, LimitKind kind, const std::optional<LimitCheck> &check, std::optional<double> off,
              const AlarmPoint::Circumstance &circumstance, const Occasion &occasion,
              std::vector<AlarmTransition> &out);
    [[nodiscard]] static std::optional<double> changeOf(Hearing &hearing, double value, const Occasion &occasion);
    [[nodiscard]] static std::optional<double> setpointOf(Hearing &hearing);
    void lookForMissing(Machine &machine, const Occasion &occasion, std::vector<AlarmTransition> &out);
    void judge(AlarmSignal &signal, LimitKind kind, bool isPresent, const AlarmPoint::Circumstance &circumstance,
               const Occasion &occasion, std::vector<AlarmTransition> &out);

    AlarmBoard &m_board;
    Machines &m_machines;
    const WatchSettings &m_settings;
    // by device where one is named, else by type and sensor alone
    std::map<std::tuple<std::string, std::string, std::string>, std::shared_ptr<const SignalWatches>> m_watches;
};

} // namespace lineside
