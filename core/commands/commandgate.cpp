// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/commandgate.h"

#include "base/jsontext.h"
#include "base/utf8.h"
#include "model/commandpayload.h"
#include "model/reason.h"

#include <algorithm>
#include <cmath>

namespace lineside {

namespace {

constexpr std::size_t kMostChangeBytes = 1024; // of sixteen values; the order itself is kept whole

/// Enough to tell two values apart, without what floating point adds.
std::string numberText(double number)
{
    constexpr double kDigits = 1e6;
    std::string text;
    appendJsonNumber(text, std::abs(number) < 1e9 ? std::round(number * kDigits) / kDigits : number);
    return text;
}

/// In the wanted unit; none: there is no way to it.
std::optional<double> valueIn(const std::string &unit, const SignalNow &now, const UnitTable &units)
{
    if (!now.value || unit.empty() || unit == now.unit)
        return now.value;
    return units.convert(*now.value, now.unit, unit);
}

Error refusal(Reason reason, const CommandPermissive &permissive, const std::optional<double> &value)
{
    const std::string signal
        = permissive.device.empty() ? permissive.sensor : permissive.device + ' ' + permissive.sensor;
    const std::string wanted = permissive.text.empty() ? signal : permissive.text + ": " + signal;
    const std::string said = value ? wanted + " is " + numberText(*value) : wanted;
    return {ErrorCode::Conflict, std::string(toString(reason)),
            permissive.unit.empty() || !value ? said : said + ' ' + permissive.unit};
}

std::string oldText(const CommandField &field, const std::string &deviceId, const SignalLookUp &lookUp,
                    const UnitTable &units)
{
    if (field.sensor.empty())
        return "-";
    const std::optional<double> value = valueIn(field.unit, lookUp(deviceId, field.sensor), units);
    if (!value)
        return "-";
    const auto option = std::ranges::find_if(field.options, [&](const CommandOption &each) {
        const double *number = std::get_if<double>(&each.value);
        const bool *truth = std::get_if<bool>(&each.value);
        return (number && std::equal_to<>()(*number, *value)) || (truth && *truth == (*value != 0));
    });
    return option == field.options.end() ? numberText(*value) : option->label;
}

std::string newText(const CommandField &field, const CommandValue &value)
{
    const auto option = std::ranges::find(field.options, value, &CommandOption::value);
    return option == field.options.end() ? commandValueText(value) : option->label;
}

} // namespace

Result<void> checkPermissives(const CommandSpec &spec, const std::string &deviceId, const SignalLookUp &lookUp,
                              const UnitTable &units)
{
    for (const CommandPermissive &each : spec.permissives) {
        const SignalNow now = lookUp(each.device.empty() ? deviceId : each.device, each.sensor);
        const std::optional<double> value = valueIn(each.unit, now, units);
        switch (judged(each, value, now.isLive)) {
        case PermissiveState::Met:
            break;
        case PermissiveState::NotMet:
            return Unexpected(refusal(Reason::PermissiveNotMet, each, value));
        case PermissiveState::NotLive:
            return Unexpected(refusal(Reason::PermissiveNotLive, each, std::nullopt));
        }
    }
    return {};
}

std::string changeOf(const CommandSpec &spec, const CommandValues &values, const std::string &deviceId,
                     const SignalLookUp &lookUp, const UnitTable &units)
{
    std::string change;
    for (const CommandField &field : spec.fields) {
        const auto value = values.find(field.parameter);
        if (value == values.end())
            continue;
        change += (change.empty() ? "" : "; ") + field.label + ": " + oldText(field, deviceId, lookUp, units) + " -> "
            + newText(field, value->second) + (field.unit.empty() ? "" : ' ' + field.unit);
    }
    return shortened(change, kMostChangeBytes);
}

} // namespace lineside
