// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/commandpayload.h"

#include "base/jsontext.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace lineside {

namespace {

/// What floating point adds on the way of a value there and back is no step.
constexpr double kStepTolerance = 1e-6;

QJsonObject objectOf(std::string_view payload)
{
    const auto bytes = QByteArray::fromRawData(payload.data(), static_cast<qsizetype>(payload.size()));
    return QJsonDocument::fromJson(bytes).object();
}

std::string numberText(double number)
{
    std::string text;
    appendJsonNumber(text, number);
    return text;
}

bool isOnStep(const CommandField &field, double value)
{
    if (!field.step)
        return true;
    const double steps = (value - field.min.value_or(0)) / *field.step;
    return std::abs(steps - std::round(steps)) <= kStepTolerance * std::max(1.0, std::abs(steps));
}

Result<void> checkNumber(const CommandField &field, const CommandValue &value)
{
    const double *number = std::get_if<double>(&value);
    if (!number || !std::isfinite(*number))
        return unexpected(ErrorCode::InvalidInput, "the value must be a number", field.parameter);
    if (field.min && *number < *field.min)
        return unexpected(ErrorCode::InvalidInput, "the value is below " + numberText(*field.min), field.parameter);
    if (field.max && *number > *field.max)
        return unexpected(ErrorCode::InvalidInput, "the value is above " + numberText(*field.max), field.parameter);
    if (!isOnStep(field, *number))
        return unexpected(ErrorCode::InvalidInput, "the value is not on a step of " + numberText(*field.step),
                          field.parameter);
    return {};
}

Result<void> checkField(const CommandField &field, const CommandValues &values)
{
    const auto value = values.find(field.parameter);
    if (value == values.end())
        return unexpected(ErrorCode::InvalidInput, "the command needs a value", field.parameter);
    if (field.options.empty())
        return checkNumber(field, value->second);
    if (std::ranges::find(field.options, value->second, &CommandOption::value) == field.options.end())
        return unexpected(ErrorCode::InvalidInput, "the value is none of those there are", field.parameter);
    return {};
}

void appendValue(std::string &out, const CommandValue &value)
{
    if (const double *number = std::get_if<double>(&value))
        appendJsonNumber(out, *number);
    else if (const bool *truth = std::get_if<bool>(&value))
        out += *truth ? "true" : "false";
    else
        appendJsonString(out, std::get<std::string>(value));
}

} // namespace

Result<void> checkCommandValues(const CommandSpec &spec, const CommandValues &values)
{
    for (const CommandField &field : spec.fields)
        if (auto checked = checkField(field, values); !checked)
            return checked;
    return {};
}

Result<std::string> buildCommandPayload(const CommandSpec &spec, std::string_view id, const CommandValues &values)
{
    if (values.size() > spec.fields.size())
        return unexpected(ErrorCode::InvalidInput, "the command takes no value", spec.name);
    if (const auto checked = checkCommandValues(spec, values); !checked)
        return Unexpected(checked.error());
    std::string payload = "{\"id\":";
    appendJsonString(payload, id);
    payload += ",\"command\":";
    appendJsonString(payload, spec.name);
    for (const CommandField &field : spec.fields) {
        payload += ',';
        appendJsonString(payload, field.parameter);
        payload += ':';
        appendValue(payload, values.at(field.parameter));
    }
    payload += '}';
    return payload;
}

std::string commandNameOf(std::string_view payload)
{
    return objectOf(payload).value(QLatin1String("command")).toString().toStdString();
}

bool hasCommandValues(std::string_view payload)
{
    static const QStringList kPlain{QStringLiteral("command"), QStringLiteral("id"), QStringLiteral("reason")};
    const QStringList members = objectOf(payload).keys();
    return !std::ranges::all_of(members, [](const QString &member) { return kPlain.contains(member); });
}

CommandValues commandValuesOf(const CommandSpec &spec, std::string_view payload)
{
    const QJsonObject object = objectOf(payload);
    CommandValues values;
    for (const CommandField &field : spec.fields) {
        const QJsonValue value = object.value(QString::fromStdString(field.parameter));
        if (value.isBool())
            values.emplace(field.parameter, value.toBool());
        else if (value.isDouble())
            values.emplace(field.parameter, value.toDouble());
        else if (value.isString())
            values.emplace(field.parameter, value.toString().toStdString());
    }
    return values;
}

Result<void> checkCommandPayload(const CommandSpec &spec, std::string_view payload)
{
    return checkCommandValues(spec, commandValuesOf(spec, payload));
}

std::string commandValueText(const CommandValue &value)
{
    if (const auto *word = std::get_if<std::string>(&value))
        return *word;
    std::string text;
    appendValue(text, value);
    return text;
}

} // namespace lineside
