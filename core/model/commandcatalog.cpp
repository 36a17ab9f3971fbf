// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/commandcatalog.h"

#include "model/name.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <set>

namespace lineside {

namespace {

using Kind = CommandSpec::Kind;

bool isAbsent(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull();
}

/// False when the key is there but no text of sane length.
bool readText(const QJsonObject &object, QLatin1String key, std::string &text, std::size_t mostBytes)
{
    const QJsonValue value = object.value(key);
    if (isAbsent(value))
        return true;
    text = value.toString().toStdString();
    return value.isString() && text.size() <= mostBytes;
}

/// False when the key is there but no finite number.
bool readNumber(const QJsonObject &object, QLatin1String key, std::optional<double> &number)
{
    const QJsonValue value = object.value(key);
    if (isAbsent(value))
        return true;
    if (!value.isDouble() || !std::isfinite(value.toDouble()))
        return false;
    number = value.toDouble();
    return true;
}

/// A list of what `readEach` understands: one entry it does not spoils all.
template <typename T, typename Read>
bool readList(const QJsonValue &value, std::vector<T> &list, std::size_t most, Read readEach)
{
    if (isAbsent(value))
        return true;
    const QJsonArray entries = value.toArray();
    if (!value.isArray() || static_cast<std::size_t>(entries.size()) > most)
        return false;
    for (const auto &entry : entries) {
        auto read = readEach(entry);
        if (!read)
            return false;
        list.push_back(*std::move(read));
    }
    return true;
}

std::optional<CommandValue> readValue(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool();
    if (value.isDouble() && std::isfinite(value.toDouble()))
        return value.toDouble();
    const std::string word = value.toString().toStdString();
    return value.isString() && word.size() <= kMostNameBytes ? std::optional<CommandValue>(word) : std::nullopt;
}

std::string labelOf(const QJsonValue &value)
{
    return value.isString() ? value.toString().toStdString() : value.toVariant().toString().toStdString();
}

/// {"value":…,"label":"…"}, or the value alone.
std::optional<CommandOption> readOption(const QJsonValue &entry)
{
    const QJsonObject object = entry.toObject();
    const QJsonValue said = entry.isObject() ? object.value(QLatin1String("value")) : entry;
    const auto value = readValue(said);
    std::string label;
    if (!value || !readText(object, QLatin1String("label"), label, kMostLabelBytes))
        return std::nullopt;
    return CommandOption{*value, label.empty() ? labelOf(said) : label};
}

bool areApart(const std::vector<CommandOption> &options)
{
    for (auto each = options.begin(); each != options.end(); ++each)
        if (std::any_of(each + 1, options.end(),
                        [&](const CommandOption &other) { return other.value == each->value; }))
            return false;
    return true;
}

/// One value of an order, out of the command itself or out of an entry of its "fields".
std::optional<CommandField> readField(const QJsonObject &object)
{
    CommandField field;
    const bool readable = readText(object, QLatin1String("parameter"), field.parameter, kMostNameBytes)
        && readText(object, QLatin1String("label"), field.label, kMostLabelBytes)
        && readText(object, QLatin1String("sensor"), field.sensor, kMostNameBytes)
        && readText(object, QLatin1String("unit"), field.unit, kMostNameBytes)
        && readNumber(object, QLatin1String("min"), field.min) && readNumber(object, QLatin1String("max"), field.max)
        && readNumber(object, QLatin1String("step"), field.step)
        && readList(object.value(QLatin1String("options")), field.options, kMostOptions, &readOption);
    if (!readable || field.parameter == "id" || field.parameter == "command" || !areApart(field.options))
        return std::nullopt;
    if ((field.min && field.max && *field.min > *field.max) || (field.step && *field.step <= 0))
        return std::nullopt;
    if (field.label.empty())
        field.label = field.parameter;
    return field;
}

std::optional<CommandField> readRecipeField(const QJsonValue &entry)
{
    auto field = readField(entry.toObject());
    return field && !field->parameter.empty() ? field : std::nullopt;
}

std::optional<CommandPermissive> readPermissive(const QJsonValue &entry)
{
    const QJsonObject object = entry.toObject();
    CommandPermissive permissive;
    const QJsonValue is = object.value(QLatin1String("is"));
    if (is.isBool())
        permissive.is = is.toBool() ? 1 : 0;
    const bool readable = readText(object, QLatin1String("sensor"), permissive.sensor, kMostNameBytes)
        && readText(object, QLatin1String("device"), permissive.device, kMostNameBytes)
        && readText(object, QLatin1String("unit"), permissive.unit, kMostNameBytes)
        && readText(object, QLatin1String("text"), permissive.text, kMostLabelBytes)
        && (is.isBool() || readNumber(object, QLatin1String("is"), permissive.is))
        && readNumber(object, QLatin1String("above"), permissive.above)
        && readNumber(object, QLatin1String("below"), permissive.below);
    const int tests = (permissive.is ? 1 : 0) + (permissive.above ? 1 : 0) + (permissive.below ? 1 : 0);
    const bool isOfDevice = permissive.device.empty() || isDeviceId(permissive.device);
    return readable && tests == 1 && !permissive.sensor.empty() && isOfDevice ? std::optional(permissive)
                                                                              : std::nullopt;
}

/// Of a word that is there, else of what the command has; nothing: it has what its kind does not take.
std::optional<Kind> kindOf(const QJsonValue &said, const CommandSpec &spec)
{
    const bool hasValue = !spec.fields.empty();
    const bool isChoice = hasValue && !spec.fields.front().options.empty();
    const QString word = said.toString();
    if (isAbsent(said))
        return spec.fields.size() > 1 ? Kind::Recipe
            : isChoice                ? Kind::Enumeration
            : hasValue                ? Kind::Setpoint
            : spec.name == "stop"     ? Kind::Stop
                                      : Kind::Momentary;
    if (word == QLatin1String("recipe") && hasValue)
        return Kind::Recipe;
    if (spec.fields.size() > 1)
        return std::nullopt;
    if (word == QLatin1String("setpoint") && hasValue && !isChoice)
        return Kind::Setpoint;
    if (word == QLatin1String("switch") && hasValue && spec.fields.front().options.size() == 2)
        return Kind::Switch;
    if (word == QLatin1String("enumeration") && isChoice)
        return Kind::Enumeration;
    if (word == QLatin1String("stop") && !hasValue)
        return Kind::Stop;
    return word == QLatin1String("momentary") && !hasValue ? std::optional(Kind::Momentary) : std::nullopt;
}

bool areParametersApart(const std::vector<CommandField> &fields)
{
    std::set<std::string> seen;
    return std::all_of(fields.begin(), fields.end(),
                       [&](const CommandField &field) { return seen.insert(field.parameter).second; });
}

/// The values of a command: its "fields", or the one it names itself.
bool readFields(const QJsonObject &object, CommandSpec &spec)
{
    auto own = readField(object);
    if (!own || !readList(object.value(QLatin1String("fields")), spec.fields, kMostFields, &readRecipeField))
        return false;
    const bool isSwitch = object.value(QLatin1String("kind")).toString() == QLatin1String("switch");
    if (isSwitch && own->options.empty())
        own->options = {{false, "off"}, {true, "on"}};
    if (own->parameter.empty())
        return areParametersApart(spec.fields) && (own->options.empty() || isSwitch);
    if (!spec.fields.empty())
        return false; // a recipe has no value of its own beside its fields
    spec.fields.push_back(*std::move(own));
    return true;
}

std::optional<CommandSpec> readSpec(const QJsonValue &entry)
{
    const QJsonObject object = entry.toObject();
    CommandSpec spec;
    std::string confirm;
    if (!readText(object, QLatin1String("name"), spec.name, kMostNameBytes) || spec.name.empty()
        || !readText(object, QLatin1String("label"), spec.label, kMostLabelBytes) || !readFields(object, spec)
        || !readText(object, QLatin1String("confirm"), confirm, kMostNameBytes)
        || !readList(object.value(QLatin1String("permissives")), spec.permissives, kMostPermissives, &readPermissive))
        return std::nullopt;
    const auto kind = kindOf(object.value(QLatin1String("kind")), spec);
    const auto meant = parseConfirmBy(confirm);
    if (!kind || (!confirm.empty() && !meant))
        return std::nullopt;
    spec.kind = *kind;
    spec.confirm = meant.value_or(usualConfirm(*kind));
    spec.isEssential = *kind == Kind::Stop && spec.name == "stop";
    if (spec.label.empty())
        spec.label = spec.name;
    return spec;
}

} // namespace

std::vector<CommandSpec> readCommandCatalog(std::string_view metadata)
{
    const auto bytes = QByteArray::fromRawData(metadata.data(), static_cast<qsizetype>(metadata.size()));
    const QJsonArray entries = QJsonDocument::fromJson(bytes).object().value(QLatin1String("commands")).toArray();
    std::vector<CommandSpec> specs;
    for (const auto &entry : entries) {
        auto spec = readSpec(entry);
        if (spec && specs.size() < kMostCommands && findCommand(specs, spec->name) == nullptr)
            specs.push_back(std::move(*spec));
    }
    return specs;
}

const CommandSpec *findCommand(const std::vector<CommandSpec> &specs, std::string_view name)
{
    const auto found = std::ranges::find(specs, name, &CommandSpec::name);
    return found == specs.end() ? nullptr : &*found;
}

} // namespace lineside
