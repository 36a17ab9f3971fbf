// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lineside {

/// What travels under one parameter of an order: a number, a truth or a word.
using CommandValue = std::variant<double, bool, std::string>;
/// By parameter.
using CommandValues = std::map<std::string, CommandValue>;

/// One of the values a switch or a choice can have.
struct CommandOption
{
    CommandValue value;
    std::string label; ///< for a person; the value itself when the device gives none

    bool operator==(const CommandOption &) const = default;
};

/// One value of an order: what it may be, and where it is seen.
struct CommandField
{
    std::string parameter{}; ///< key under which it travels
    std::string label{}; ///< for a person; the parameter when the device gives none
    std::string sensor{}; ///< sensor type that shows the value now; empty: none
    std::string unit{};
    std::optional<double> min{}; ///< included; none: not bounded below
    std::optional<double> max{}; ///< included; none: not bounded above
    std::optional<double> step{}; ///< only multiples of it are taken, counted from min, else from 0; none: any number
    std::vector<CommandOption> options{}; ///< one of them it must be; empty: it is a number

    bool operator==(const CommandField &) const = default;
};

/// Something that must be so before an order may go. Exactly one of the three tests is set.
struct CommandPermissive
{
    std::string sensor{};
    std::string device{}; ///< empty: the machine that is ordered
    std::optional<double> is{};
    std::optional<double> above{}; ///< strictly
    std::optional<double> below{}; ///< strictly
    std::string unit{}; ///< of the number it is held against; empty: that of the value, as the edge keeps it
    std::string text{}; ///< what is wanted, in words: "Door closed"

    bool operator==(const CommandPermissive &) const = default;
};

/// What stands of a permissive. Unknown is never the best case.
enum class PermissiveState : std::uint8_t {
    Met, ///< the value is live, and so
    NotMet, ///< the value is live, and otherwise
    NotLive, ///< nobody can tell: late, stale, bad, never heard, or the device is offline
};

/// How a person says that he means it. In order: a site may raise it, a device never lowers what the site said.
enum class ConfirmBy : std::uint8_t {
    Press = 1, ///< a short press
    Hold = 2, ///< a long one
    Ask = 3, ///< a question, with the old values and the new
    Two = 4, ///< and a second person approves
};

/// One order a device understands.
struct CommandSpec
{
    enum class Kind : std::uint8_t {
        Momentary, ///< takes no value
        Setpoint, ///< one number
        Switch, ///< one of two values
        Enumeration, ///< one of several values
        Recipe, ///< several values, taken all or none
        Stop, ///< takes no value, and is the safe direction
    };

    std::string name{}; ///< goes into "command"
    std::string label{}; ///< for a person; the name when the device gives none
    Kind kind = Kind::Momentary;
    ConfirmBy confirm = ConfirmBy::Hold;
    std::vector<CommandField> fields{}; ///< none, one, or those of a recipe
    std::vector<CommandPermissive> permissives{};
    bool isDeclared = true; ///< by the device; false: the site alone names it
    bool isEssential = false; ///< the site's word: nothing but a permissive the site names for it holds it up
    std::vector<std::string> stopReasons{}; ///< the site's, to pick from once it has stopped

    /// Neither approval nor what the device itself wants first holds it up.
    [[nodiscard]] bool isFree() const { return kind == Kind::Stop || isEssential; }
    bool operator==(const CommandSpec &) const = default;
};

[[nodiscard]] std::string_view toString(ConfirmBy confirm); ///< "press", "hold", "ask", "two"
[[nodiscard]] std::optional<ConfirmBy> parseConfirmBy(std::string_view word);

/// How an order of this kind is meant where nobody says otherwise.
[[nodiscard]] ConfirmBy usualConfirm(CommandSpec::Kind kind);

/// What the permissive is held against is in its own unit. `value`: none when nothing is known.
[[nodiscard]] PermissiveState judged(const CommandPermissive &permissive, std::optional<double> value, bool isLive);

} // namespace lineside
