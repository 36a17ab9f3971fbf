// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/alarmsettingsviews.h"

#include "api/jsonbody.h"
#include "api/jsonwriter.h"

#include <QJsonArray>

#include <array>
#include <charconv>
#include <utility>

namespace lineside {

namespace {

void write(JsonWriter &json, const AlarmSubject &subject)
{
    json.key("kind").text(toString(subject.kind));
    json.key("device_type").text(subject.deviceType);
    json.key("device").text(subject.device);
    json.key("name").text(subject.name);
}

void writeValue(JsonWriter &json, bool value)
{
    json.boolean(value);
}
void writeValue(JsonWriter &json, double value)
{
    json.number(value);
}
void writeValue(JsonWriter &json, const std::vector<std::string> &value)
{
    json.beginArray();
    for (const std::string &each : value)
        json.text(each);
    json.endArray();
}

void write(JsonWriter &json, const AlarmRule &rule)
{
    json.beginObject();
    write(json, rule.subject());
    for (const RuleField &field : ruleFields())
        std::visit(
            [&](auto member) {
                if (!(rule.*member))
                    return;
                json.key(field.name);
                if constexpr (requires { writeValue(json, *(rule.*member)); })
                    writeValue(json, *(rule.*member));
                else
                    json.text(*ruleText(rule, field));
            },
            field.member);
    json.endObject();
}

void writeVersion(JsonWriter &json, const AlarmRulesVersion &version)
{
    json.key("version").count(version.number);
    json.key("time").timeOrNull(version.timeMs == 0 ? std::nullopt : std::optional(version.timeMs));
    json.key("by").text(version.by);
    json.key("reason").text(version.reason);
}

Unexpected wrong(std::string what)
{
    return unexpected(ErrorCode::InvalidInput, std::move(what));
}

/// What ruleText() has for such a value. None: it can be none.
std::optional<std::string> textOf(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? "true" : "false";
    if (value.isString())
        return value.toString().toStdString();
    if (value.isDouble()) {
        std::array<char, 32> text{};
        return std::string(text.data(), std::to_chars(text.data(), text.data() + text.size(), value.toDouble()).ptr);
    }
    if (!value.isArray())
        return std::nullopt;
    std::string words;
    for (const QJsonValue &each : value.toArray()) {
        if (!each.isString() || each.toString().contains(QLatin1Char(';')))
            return std::nullopt;
        words += (words.empty() ? "" : ";") + each.toString().toStdString();
    }
    return words;
}

/// False: the member is none of a subject.
bool readSubject(const QString &member, const QJsonValue &value, AlarmRule &rule, bool &isFitting)
{
    if (member == QLatin1String("kind")) {
        const auto kind = parseLimitKind(value.toString().toStdString());
        isFitting = kind.has_value();
        rule.kind = kind.value_or(rule.kind);
        return true;
    }
    std::string *text = member == QLatin1String("device_type") ? &rule.deviceType
        : member == QLatin1String("device")                    ? &rule.device
        : member == QLatin1String("name")                      ? &rule.name
                                                               : nullptr;
    if (!text)
        return false;
    isFitting = value.isString();
    *text = value.toString().toStdString();
    return true;
}

Result<AlarmRule> readRule(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    if (!object.contains(QLatin1String("kind")))
        return wrong("a rule must be an object with its \"kind\"");
    AlarmRule rule;
    for (auto member = object.begin(); member != object.end(); ++member) {
        const std::string name = member.key().toStdString();
        bool isFitting = true;
        if (readSubject(member.key(), member.value(), rule, isFitting)) {
            if (!isFitting)
                return wrong('"' + name + "\" of a rule is no such thing");
            continue;
        }
        const RuleField *field = findRuleField(name);
        const auto text = textOf(member.value());
        if (!field || !text)
            return wrong('"' + name + (field ? "\" of a rule has a value it cannot have" : "\" is nothing a rule has"));
        if (const auto read = setRuleText(rule, *field, *text); !read)
            return wrong('"' + name + "\" " + read.error().message);
    }
    if (const auto fitting = checkRule(rule); !fitting)
        return wrong('"' + fitting.error().context + "\" " + fitting.error().message);
    return rule;
}

Result<void> readRules(const QJsonValue &value, std::vector<AlarmRule> &rules)
{
    if (!value.isArray())
        return wrong("rules stand in a list");
    for (const QJsonValue &each : value.toArray()) {
        auto rule = readRule(each);
        if (!rule)
            return Unexpected(rule.error());
        rules.push_back(*std::move(rule));
    }
    return {};
}

Result<void> readNumber(const QJsonValue &value, std::optional<std::uint64_t> &number)
{
    if (!value.isDouble() || value.toInteger(-1) < 0)
        return wrong("a version is a whole number");
    number = static_cast<std::uint64_t>(value.toInteger());
    return {};
}

Result<void> readText(const QJsonValue &value, std::string &text)
{
    if (!value.isString())
        return wrong("\"csv\" and \"reason\" are texts");
    text = value.toString().toStdString();
    return {};
}

Result<void> readMember(const QString &name, const QJsonValue &value, AlarmSettingsRequest &request)
{
    if (name == QLatin1String("rules"))
        return readRules(value, request.change.rules);
    if (name == QLatin1String("csv"))
        return readText(value, request.csv);
    if (name == QLatin1String("reason"))
        return readText(value, request.change.reason);
    if (name == QLatin1String("to_version"))
        return readNumber(value, request.change.toVersion);
    if (name == QLatin1String("based_on"))
        return readNumber(value, request.change.basedOn);
    if (name != QLatin1String("removed"))
        return wrong('"' + name.toStdString() + "\" is nothing this call takes");
    std::vector<AlarmRule> removed;
    const auto read = readRules(value, removed);
    for (const AlarmRule &rule : removed)
        request.change.removed.push_back(rule.subject());
    return read;
}

} // namespace

std::string alarmSettingsJson(const AlarmRulesVersion &version)
{
    JsonWriter json;
    json.beginObject();
    writeVersion(json, version);
    json.key("rules").beginArray();
    for (const AlarmRule &rule : version.rules)
        write(json, rule);
    json.endArray();
    return json.endObject().take();
}

std::string alarmVersionsJson(const std::vector<AlarmRulesVersion> &versions)
{
    JsonWriter json;
    json.beginObject().key("versions").beginArray();
    for (const AlarmRulesVersion &version : versions) {
        json.beginObject();
        writeVersion(json, version);
        json.key("rules").count(version.rules.size()).endObject();
    }
    return json.endArray().endObject().take();
}

std::string ruleCheckJson(const RuleCheck &check)
{
    JsonWriter json;
    json.beginObject().key("based_on").count(check.basedOn);
    json.key("problems").beginArray();
    for (const auto &[line, column, what] : check.problems) {
        json.beginObject().key("line").integer(line);
        json.key("column").text(column).key("what").text(what).endObject();
    }
    json.endArray().key("doubts").beginArray();
    for (const std::string &doubt : check.doubts)
        json.text(doubt);
    json.endArray().key("changes").beginArray();
    for (const auto &[of, field, before, after] : check.changes) {
        json.beginObject();
        write(json, of);
        json.key("field").text(field).key("before").text(before).key("after").text(after).endObject();
    }
    return json.endArray().endObject().take();
}

Result<AlarmSettingsRequest> readAlarmSettings(std::string_view body)
{
    const auto object = readJsonBody(body);
    if (!object)
        return Unexpected(object.error());
    AlarmSettingsRequest request;
    for (auto member = object->begin(); member != object->end(); ++member)
        if (const auto read = readMember(member.key(), member.value(), request); !read)
            return Unexpected(read.error());
    const ChangeAlarmSettings &change = request.change;
    const int ways = int(!change.rules.empty() || !change.removed.empty()) + int(!request.csv.empty())
        + int(change.toVersion.has_value());
    if (ways != 1)
        return wrong("either \"rules\" and \"removed\", or \"csv\", or \"to_version\" must say what is to change");
    return request;
}

} // namespace lineside
