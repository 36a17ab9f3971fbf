// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/commandcatalog.h"

#include "base/jsontext.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace lineside {

namespace {

constexpr std::size_t kMaxCommands = 64; // more buttons than any machine page can hold

std::string textOf(const QJsonObject &object, QLatin1String key)
{
    return object.value(key).toString().toStdString();
}

/// False when the key is there but no finite number.
bool readNumber(const QJsonObject &object, QLatin1String key, std::optional<double> &number)
{
    const QJsonValue value = object.value(key);
    if (value.isUndefined() || value.isNull())
        return true;
    if (!value.isDouble() || !std::isfinite(value.toDouble()))
        return false;
    number = value.toDouble();
    return true;
}

bool isUsableParameter(const QJsonValue &parameter)
{
    if (parameter.isUndefined() || parameter.isNull())
        return true;
    const QString name = parameter.toString();
    return parameter.isString() && name != QLatin1String("id") && name != QLatin1String("command");
}

std::optional<CommandSpec> readSpec(const QJsonObject &object)
{
    CommandSpec spec;
    spec.name = textOf(object, QLatin1String("name"));
    const bool readable = !spec.name.empty() && isUsableParameter(object.value(QLatin1String("parameter")))
        && readNumber(object, QLatin1String("min"), spec.min) && readNumber(object, QLatin1String("max"), spec.max)
        && readNumber(object, QLatin1String("step"), spec.step);
    if (!readable || (spec.min && spec.max && *spec.min > *spec.max) || (spec.step && *spec.step <= 0))
        return std::nullopt;
    spec.label = textOf(object, QLatin1String("label"));
    if (spec.label.empty())
        spec.label = spec.name;
    spec.parameter = textOf(object, QLatin1String("parameter"));
    spec.sensor = textOf(object, QLatin1String("sensor"));
    spec.unit = textOf(object, QLatin1String("unit"));
    return spec;
}

bool isKnown(const std::vector<CommandSpec> &specs, const std::string &name)
{
    return std::any_of(specs.begin(), specs.end(), [&](const CommandSpec &spec) { return spec.name == name; });
}

std::string numberText(double number)
{
    std::string text;
    appendJsonNumber(text, number);
    return text;
}

Result<void> checkValue(const CommandSpec &spec, std::optional<double> value)
{
    if (spec.parameter.empty() && value)
        return unexpected(ErrorCode::InvalidInput, "the command takes no value", spec.name);
    if (spec.parameter.empty())
        return {};
    if (!value || !std::isfinite(*value))
        return unexpected(ErrorCode::InvalidInput, "the command needs a value", spec.name);
    if (spec.min && *value < *spec.min)
        return unexpected(ErrorCode::InvalidInput, "the value is below " + numberText(*spec.min), spec.name);
    if (spec.max && *value > *spec.max)
        return unexpected(ErrorCode::InvalidInput, "the value is above " + numberText(*spec.max), spec.name);
    return {};
}

} // namespace

std::vector<CommandSpec> readCommandCatalog(std::string_view metadata)
{
    const auto bytes = QByteArray::fromRawData(metadata.data(), static_cast<qsizetype>(metadata.size()));
    const QJsonArray entries = QJsonDocument::fromJson(bytes).object().value(QLatin1String("commands")).toArray();
    std::vector<CommandSpec> specs;
    for (const auto &entry : entries) {
        auto spec = readSpec(entry.toObject());
        if (spec && specs.size() < kMaxCommands && !isKnown(specs, spec->name))
            specs.push_back(std::move(*spec));
    }
    return specs;
}

Result<std::string> buildCommandPayload(const CommandSpec &spec, std::string_view id, std::optional<double> value)
{
    if (const auto checked = checkValue(spec, value); !checked)
        return Unexpected(checked.error());
    std::string payload = "{\"id\":";
    appendJsonString(payload, id);
    payload += ",\"command\":";
    appendJsonString(payload, spec.name);
    if (value) {
        payload += ',';
        appendJsonString(payload, spec.parameter);
        payload += ':';
        appendJsonNumber(payload, *value);
    }
    payload += '}';
    return payload;
}

} // namespace lineside
