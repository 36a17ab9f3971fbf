// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/alarmrule.h"

#include "base/amounts.h"
#include "base/asciitext.h"
#include "base/blanks.h"
#include "model/name.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

namespace lineside {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr double kAnyNumber = std::numeric_limits<double>::max();
constexpr std::size_t kMostStates = 32;
constexpr milliseconds kShortestReAlarm = 10s; // nobody acts sooner

constexpr double ms(milliseconds duration)
{
    return static_cast<double>(duration.count());
}

constexpr std::array kFields{
    RuleField{"enabled", &AlarmRule::isOn},
    RuleField{"limit", &AlarmRule::limit, -kAnyNumber, kAnyNumber},
    RuleField{"unit", &AlarmRule::unit},
    RuleField{"deadband", &AlarmRule::deadband, 0, kAnyNumber},
    RuleField{"per", &AlarmRule::per, ms(1s), ms(24h)},
    RuleField{"setpoint", &AlarmRule::setpoint, -kAnyNumber, kAnyNumber},
    RuleField{"setpoint_of", &AlarmRule::setpointOf},
    RuleField{"equals", &AlarmRule::equals},
    RuleField{"after", &AlarmRule::after, ms(5s), ms(30 * 24h)},
    RuleField{"times", &AlarmRule::times, 1, 1000},
    RuleField{"priority", &AlarmRule::priority},
    RuleField{"on_delay", &AlarmRule::onDelay, 0, ms(24h)},
    RuleField{"off_delay", &AlarmRule::offDelay, 0, ms(24h)},
    RuleField{"re_alarm", &AlarmRule::reAlarm, 0, ms(7 * 24h)},
    RuleField{"latch", &AlarmRule::latch},
    RuleField{"highly_managed", &AlarmRule::highlyManaged},
    RuleField{"unless", &AlarmRule::unlessStates},
};

Unexpected invalid(std::string why, std::string_view field = {})
{
    return unexpected(ErrorCode::InvalidInput, std::move(why), std::string(field));
}

// What a value of each type is as text, and back.

std::string toText(bool value)
{
    return value ? "true" : "false";
}
/// As people write it; only what would be longer than a line of digits has an exponent.
std::string toText(double value)
{
    std::array<char, 32> text{};
    const double size = std::abs(value);
    const bool isPlain = size == 0 || (size >= 1e-6 && size < 1e15);
    const auto format = isPlain ? std::chars_format::fixed : std::chars_format::scientific;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, format).ptr;
    return {text.data(), end};
}
std::string toText(milliseconds value)
{
    return durationText(value);
}
std::string toText(Priority value)
{
    return std::string(toString(value));
}
std::string toText(const std::string &value)
{
    return value;
}
std::string toText(const std::vector<std::string> &value)
{
    std::string text;
    for (const std::string &each : value)
        text += (text.empty() ? "" : ";") + each;
    return text;
}

Result<void> fromText(std::string_view text, bool &value)
{
    value = equalsIgnoringAsciiCase(text, "true"); // a spreadsheet writes them large
    if (!value && !equalsIgnoringAsciiCase(text, "false"))
        return invalid("must be true or false");
    return {};
}
Result<void> fromText(std::string_view text, double &value)
{
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return invalid("must be a number");
    return {};
}
Result<void> fromText(std::string_view text, milliseconds &value)
{
    const auto parsed = parseDuration(text);
    if (!parsed)
        return Unexpected(parsed.error());
    value = *parsed;
    return {};
}
Result<void> fromText(std::string_view text, Priority &value)
{
    for (const Priority each : {Priority::Low, Priority::Medium, Priority::High, Priority::Critical}) {
        if (text == toString(each)) {
            value = each;
            return {};
        }
    }
    return invalid("must be low, medium, high or critical");
}
Result<void> fromText(std::string_view text, std::string &value)
{
    value = text;
    return {};
}
Result<void> fromText(std::string_view text, std::vector<std::string> &value)
{
    value.clear();
    while (!text.empty()) {
        const auto end = std::min(text.find(';'), text.size());
        if (const std::string_view each = withoutBlanks(text.substr(0, end)); !each.empty())
            value.emplace_back(each);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return {};
}

std::optional<double> measured(const AlarmRule &rule, const RuleField &field)
{
    if (const auto *number = std::get_if<RuleField::Member<double>>(&field.member))
        return rule.**number;
    if (const auto *duration = std::get_if<RuleField::Member<milliseconds>>(&field.member); duration && rule.**duration)
        return ms(*(rule.**duration));
    return std::nullopt;
}

Result<void> checkField(const AlarmRule &rule, const RuleField &field)
{
    if (!std::visit([&](auto member) { return (rule.*member).has_value(); }, field.member))
        return {};
    if (!field.isOf(rule.kind))
        return invalid("is nothing that an alarm of kind \"" + std::string(toString(rule.kind)) + "\" has", field.name);
    if (const auto value = measured(rule, field); value && !(*value >= field.least && *value <= field.most))
        return invalid("is out of its bounds", field.name);
    return {};
}

Result<void> checkSubject(const AlarmRule &rule)
{
    if (!rule.device.empty() && !isDeviceId(rule.device))
        return invalid("is no id a device can have", "device");
    for (const std::string *name : {&rule.deviceType, &rule.name})
        if (!name->empty() && !isName(*name))
            return invalid("is too long, or no text", name == &rule.name ? "name" : "device_type");
    return {};
}

} // namespace

bool RuleField::isOf(LimitKind kind) const
{
    if (name == "limit" || name == "unit" || name == "deadband")
        return isLimit(kind) || kind == LimitKind::Rate || kind == LimitKind::Deviation;
    if (name == "per")
        return kind == LimitKind::Rate;
    if (name == "setpoint" || name == "setpoint_of")
        return kind == LimitKind::Deviation;
    if (name == "equals")
        return kind == LimitKind::Discrete;
    if (name == "after")
        return isTimed(kind);
    return name != "times" || kind == LimitKind::Missing || kind == LimitKind::Frozen;
}

bool isSameSubject(const AlarmSubject &one, const AlarmSubject &other)
{
    return one.kind == other.kind && one.deviceType == other.deviceType && one.device == other.device
        && (one.name == other.name || isSameSensorType(one.name, other.name));
}

int nearness(const AlarmRule &rule)
{
    return (rule.device.empty() ? 0 : 4) + (rule.name.empty() ? 0 : 2) + (rule.deviceType.empty() ? 0 : 1);
}

std::span<const RuleField> ruleFields()
{
    return kFields;
}

const RuleField *findRuleField(std::string_view name)
{
    const auto *found = std::ranges::find(kFields, name, &RuleField::name);
    return found == kFields.end() ? nullptr : found;
}

std::optional<std::string> ruleText(const AlarmRule &rule, const RuleField &field)
{
    return std::visit(
        [&](auto member) -> std::optional<std::string> {
            const auto &value = rule.*member;
            return value ? std::optional(toText(*value)) : std::nullopt;
        },
        field.member);
}

Result<void> setRuleText(AlarmRule &rule, const RuleField &field, std::string_view text)
{
    return std::visit(
        [&](auto member) -> Result<void> {
            typename std::remove_reference_t<decltype(rule.*member)>::value_type value{};
            if (const auto read = fromText(text, value); !read)
                return read;
            rule.*member = std::move(value);
            return {};
        },
        field.member);
}

Result<void> checkRule(const AlarmRule &rule)
{
    if (const auto subject = checkSubject(rule); !subject)
        return subject;
    for (const RuleField &field : kFields)
        if (const auto fitting = checkField(rule, field); !fitting)
            return fitting;
    if (rule.reAlarm && *rule.reAlarm > 0ms && *rule.reAlarm < kShortestReAlarm)
        return invalid("must be 0s, or 10s at least", "re_alarm");
    if (rule.unlessStates && rule.unlessStates->size() > kMostStates)
        return invalid("has more than 32 states", "unless");
    return {};
}

void layOver(AlarmRule &rule, const AlarmRule &said)
{
    if (said.limit) { // its unit goes with it, and it is there to be used
        rule.unit.reset();
        rule.isOn = true;
    }
    for (const RuleField &field : kFields)
        std::visit(
            [&](auto member) {
                if (said.*member)
                    rule.*member = said.*member;
            },
            field.member);
}

} // namespace lineside
