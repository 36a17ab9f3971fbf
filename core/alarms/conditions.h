// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmboard.h"
#include "alarms/conditionrule.h"
#include "alarms/limitcheck.h"
#include "alarms/machines.h"
#include "model/conditionstate.h"
#include "model/reading.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lineside {

/// One rule on one machine. Owner: Conditions, never moved in memory.
struct Condition
{
    const ConditionRule *rule = nullptr;
    Machine *machine = nullptr;
    std::optional<bool> isTrue{}; ///< none: not known
    std::optional<std::int64_t> sinceMs{}; ///< UTC: true since then, whatever was not known in between
    std::optional<std::int64_t> valuedAt{}; ///< ArrivalClock time of its value; none: of before the start
    bool holds = false; ///< its alarms are suppressed
};

/// Suppression by configured conditions: over a signal's value, the machine's own word, or another alarm of the
/// machine. What is not known keeps nothing suppressed: a value that is bad, old, of another unit, or of a machine that
/// is away. After its longest time a suppression ends by itself, and begins again once its condition was false. An
/// alarm that suppresses others is suppressed by no other alarm, so no two can silence each other. Owner: AlarmEngine.
/// Thread: pipeline. Errors: none.
class Conditions
{
public:
    Conditions(AlarmBoard &board, Machines &machines, const std::vector<ConditionRule> &rules);

    /// As it stood when the program ended, after all alarms and machines: alarms are brought in line with it.
    void restore(const std::vector<ConditionState> &states, std::int64_t nowMs, std::vector<AlarmTransition> &out);
    /// The machine stands so now.
    void follow(Machine &machine, std::int64_t nowMs, std::vector<AlarmTransition> &out);
    /// A value came. What it makes true suppresses before alarms are judged by it, what it makes false lets go after.
    void begin(AlarmSignal &signal, const Reading &reading, ValueOrigin origin, std::vector<AlarmTransition> &out)
    {
        if (!m_rules.empty())
            take(signal, &reading, origin, out);
    }
    void end(AlarmSignal &signal, std::vector<AlarmTransition> &out);
    /// One came that says nothing.
    void unknown(AlarmSignal &signal, std::vector<AlarmTransition> &out)
    {
        if (!m_rules.empty())
            take(signal, nullptr, ValueOrigin::AsWritten, out);
    }
    /// Alarms took the steps from `first` on, those of conditions among them.
    void moved(std::size_t first, std::vector<AlarmTransition> &out);
    /// What time ended before `now`, each at its own.
    void endBefore(std::int64_t now, std::vector<AlarmTransition> &out);
    /// A new alarm: suppressed in silence by what holds.
    void cover(AlarmSlot &slot);
    /// These machines leave; before their alarms do.
    void leave(const std::string &id, std::int64_t nowMs, std::vector<AlarmTransition> &out);

    /// What is to be kept since the last call.
    [[nodiscard]] std::vector<ConditionState> takeChanges() { return std::exchange(m_changes, {}); }

private:
    void take(AlarmSignal &signal, const Reading *reading, ValueOrigin origin, std::vector<AlarmTransition> &out);
    void adopt(Machine &machine);
    void bind(AlarmSignal &signal);
    [[nodiscard]] std::optional<bool> judged(const Condition &condition) const;
    void settle(Condition &condition, std::optional<bool> isTrue, std::int64_t at, std::vector<AlarmTransition> &out);
    void note(const Condition &condition, std::int64_t timeMs, bool isTimeOver);
    void apply(const Condition &condition, bool isTimeOver, std::int64_t timeMs, std::vector<AlarmTransition> &out);
    void sync(AlarmSlot &slot, std::int64_t nowMs, std::vector<AlarmTransition> &out);
    [[nodiscard]] std::int64_t dueOf(const Condition &condition, std::int64_t now) const;
    [[nodiscard]] const Condition *holderOf(std::size_t rule, const AlarmKey &key) const;
    [[nodiscard]] bool covers(const ConditionRule &rule, const Machine &of, const AlarmKey &key) const;
    [[nodiscard]] bool isParent(const AlarmKey &key) const;

    AlarmBoard &m_board;
    Machines &m_machines;
    const std::vector<ConditionRule> &m_rules;
    std::map<std::pair<std::string, std::size_t>, Condition> m_conditions; // by machine and rule
    std::vector<ConditionState> m_changes;
    std::int64_t m_nextDue = std::numeric_limits<std::int64_t>::min(); // ArrivalClock time, or sooner
};

} // namespace lineside
