// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/alarm.h"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lineside {

/// Which alarms a rule is of: those of one kind, of all that fit. What is empty takes all.
struct AlarmSubject
{
    LimitKind kind = LimitKind::High;
    std::string deviceType{}; ///< a machine's class, the type it tells
    std::string name{}; ///< a signal's sensor type; of Line the place, of Link the source
    std::string device{};

    bool operator==(const AlarmSubject &) const = default;
};

/// What the site says of how alarms behave: one [[alarms.limit]] or [[alarms.watch]], or one change made on a panel.
/// What it leaves out is as a wider rule has it. A value.
struct AlarmRule
{
    LimitKind kind = LimitKind::High;
    std::string deviceType{}; ///< likewise AlarmSubject, as the next two
    std::string name{};
    std::string device{};
    std::optional<bool> isOn{}; ///< false: it raises no alarm; a limit that is given switches it on
    std::optional<double> limit{}; ///< kinds with a limit: strictly beyond it; in `unit`, or what its signals measure
    std::optional<std::string> unit{}; ///< of limit and deadband; a limit without one is in the base unit
    std::optional<double> deadband{};
    std::optional<std::chrono::milliseconds> per{}; ///< Rate: the time its limit is of
    std::optional<double> setpoint{}; ///< Deviation: in `unit`
    std::optional<std::string> setpointOf{}; ///< Deviation: or the signal of the same machine that has it
    std::optional<std::vector<std::string>> equals{}; ///< Discrete: numbers of a signal, or words of the machine
    std::optional<std::chrono::milliseconds> after{}; ///< timed kinds
    std::optional<double> times{}; ///< Missing and Frozen: of its usual intervals
    std::optional<Priority> priority{};
    std::optional<std::chrono::milliseconds> onDelay{};
    std::optional<std::chrono::milliseconds> offDelay{};
    std::optional<std::chrono::milliseconds> reAlarm{};
    std::optional<bool> latch{};
    std::optional<bool> highlyManaged{};
    std::optional<std::vector<std::string>> unlessStates{};

    [[nodiscard]] AlarmSubject subject() const { return {kind, deviceType, name, device}; }
    bool operator==(const AlarmRule &) const = default;
};

/// The same alarms, however a sensor type is written.
[[nodiscard]] bool isSameSubject(const AlarmSubject &one, const AlarmSubject &other);
/// How near a rule is to one alarm: the device before the name before the class.
[[nodiscard]] int nearness(const AlarmRule &rule);

/// One thing a rule may say, under the word it has in the configuration, over HTTP, in a table and in the record of
/// who changed what.
struct RuleField
{
    template <typename T>
    using Member = std::optional<T> AlarmRule::*;

    std::string_view name;
    std::variant<Member<bool>, Member<double>, Member<std::chrono::milliseconds>, Member<Priority>, Member<std::string>,
                 Member<std::vector<std::string>>>
        member;
    double least = 0; ///< of numbers, and of durations in ms
    double most = 0;

    /// Whether alarms of that kind have it.
    [[nodiscard]] bool isOf(LimitKind kind) const;
};

/// All there are, in the order in which people read them.
[[nodiscard]] std::span<const RuleField> ruleFields();
/// Null: no field has that name.
[[nodiscard]] const RuleField *findRuleField(std::string_view name);

/// "30s", "80.5", "true", "high", "stopped;off": what the rule says there. None: nothing.
[[nodiscard]] std::optional<std::string> ruleText(const AlarmRule &rule, const RuleField &field);
/// Has the rule say what such a text does. Errors: InvalidInput.
Result<void> setRuleText(AlarmRule &rule, const RuleField &field, std::string_view text);
/// Bounds, fields its kind does not have, a subject that cannot be. Errors: InvalidInput; the context is the field.
Result<void> checkRule(const AlarmRule &rule);

/// Has `rule` say as well all that `said` does; of the same field the latter counts.
void layOver(AlarmRule &rule, const AlarmRule &said);

} // namespace lineside
