// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/peoplejson.h"

#include "api/jsonbody.h"
#include "api/jsonwriter.h"
#include "base/rfc3339.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <initializer_list>

namespace lineside {

namespace {

Unexpected notSo(std::string_view member, const char *what)
{
    return unexpected(ErrorCode::InvalidInput, what, std::string(member));
}

/// Errors: a member that is none of these.
Result<QJsonObject> readMembers(std::string_view body, std::initializer_list<const char *> known)
{
    auto object = readJsonBody(body);
    if (!object)
        return object;
    for (const QString &member : object->keys())
        if (std::ranges::none_of(known, [&member](const char *each) { return member == QLatin1String(each); }))
            return notSo(member.toStdString(), "unknown member");
    return object;
}

Result<std::string> textMember(const QJsonObject &object, const char *member, bool isNeeded)
{
    const QJsonValue value = object.value(QLatin1String(member));
    if (value.isUndefined() && !isNeeded)
        return std::string();
    if (!value.isString())
        return notSo(member, "must be a text");
    return value.toString().toStdString();
}

Result<std::vector<std::string>> textsMember(const QJsonObject &object, const char *member)
{
    const QJsonValue value = object.value(QLatin1String(member));
    std::vector<std::string> texts;
    if (value.isUndefined())
        return texts;
    if (!value.isArray())
        return notSo(member, "must be a list of texts");
    for (const QJsonValue &each : value.toArray()) {
        if (!each.isString())
            return notSo(member, "must be a list of texts");
        texts.push_back(each.toString().toStdString());
    }
    return texts;
}

Result<bool> switchMember(const QJsonObject &object, const char *member)
{
    const QJsonValue value = object.value(QLatin1String(member));
    if (!value.isUndefined() && !value.isBool())
        return notSo(member, "must be true or false");
    return value.toBool();
}

Result<std::int64_t> timeMember(const QJsonObject &object, const char *member)
{
    const QJsonValue value = object.value(QLatin1String(member));
    if (value.isUndefined() || value.isNull())
        return 0;
    const auto time = value.isString() ? parseRfc3339(value.toString().toStdString()) : std::nullopt;
    return time ? Result<std::int64_t>(*time) : notSo(member, "must be an RFC 3339 time or null");
}

Result<UserProfile> profileOf(const QJsonObject &object)
{
    auto name = textMember(object, "name", true);
    auto role = textMember(object, "role", true);
    auto groups = textsMember(object, "groups");
    auto areas = textsMember(object, "areas");
    const auto isDisabled = switchMember(object, "disabled");
    const auto expires = timeMember(object, "expires");
    for (const Error *error : {name ? nullptr : &name.error(), role ? nullptr : &role.error(),
                               groups ? nullptr : &groups.error(), areas ? nullptr : &areas.error(),
                               isDisabled ? nullptr : &isDisabled.error(), expires ? nullptr : &expires.error()})
        if (error)
            return Unexpected(*error);
    return UserProfile{*std::move(name),  *std::move(role), *std::move(groups),
                       *std::move(areas), *isDisabled,      *expires};
}

void writeTexts(JsonWriter &json, const std::vector<std::string> &texts)
{
    json.beginArray();
    for (const std::string &text : texts)
        json.text(text);
    json.endArray();
}

void writeTimeOrNull(JsonWriter &json, std::int64_t ms)
{
    if (ms == 0)
        json.raw("null");
    else
        json.time(ms);
}

void writeUser(JsonWriter &json, const UserView &user)
{
    json.beginObject().key("number").count(user.number).key("name").text(user.profile.name);
    json.key("role").text(user.profile.role).key("groups");
    writeTexts(json, user.profile.groups);
    json.key("areas");
    writeTexts(json, user.profile.areas);
    json.key("disabled").boolean(user.profile.isDisabled).key("expires");
    writeTimeOrNull(json, user.profile.expiresMs);
    json.key("has_secret").boolean(user.secretKind != SecretKind::None).key("has_badge").boolean(user.hasBadge);
    json.key("last_login");
    writeTimeOrNull(json, user.lastLoginMs);
    json.endObject();
}

void writeSession(JsonWriter &json, const SessionView &session)
{
    json.beginObject().key("number").count(session.number).key("user").text(session.name);
    json.key("role").text(session.role).key("seat").text(session.seat).key("source").text(session.source);
    json.key("since").time(session.sinceMs).key("two_factor").boolean(session.isTwoFactor).endObject();
}

void writeSeat(JsonWriter &json, const ControlSeat &seat)
{
    json.beginObject().key("area").text(seat.area).key("seat").text(seat.seat).key("user").text(seat.user);
    json.key("since").time(seat.sinceMs).key("asked_by").text(seat.askedBySeat).key("goes_over");
    writeTimeOrNull(json, seat.goesOverMs);
    json.endObject();
}

} // namespace

std::string peopleJson(const PeopleState &people)
{
    JsonWriter json;
    json.beginObject().key("first_start").boolean(people.isFirstStart).key("users").beginArray();
    for (const UserView &user : people.users)
        writeUser(json, user);
    json.endArray().key("sessions").beginArray();
    for (const SessionView &session : people.sessions)
        writeSession(json, session);
    json.endArray().key("seats").beginArray();
    for (const ControlSeat &seat : people.seats)
        writeSeat(json, seat);
    json.endArray().key("roles");
    writeTexts(json, people.roles);
    json.key("groups");
    writeTexts(json, people.groups);
    json.key("areas");
    writeTexts(json, people.areas);
    return json.endObject().take();
}

std::string sessionJson(const OpenedSession &session)
{
    JsonWriter json;
    json.beginObject().key("token").text(session.token).key("number").count(session.number);
    return json.key("user").text(session.name).key("role").text(session.role).endObject().take();
}

Result<Credentials> readCredentials(std::string_view body)
{
    const auto object = readMembers(body, {"user", "secret", "badge"});
    if (!object)
        return Unexpected(object.error());
    auto user = textMember(*object, "user", false);
    auto secret = textMember(*object, "secret", false);
    auto badge = textMember(*object, "badge", false);
    if (!user || !secret || !badge)
        return Unexpected((!user ? user : !secret ? secret : badge).error());
    return Credentials{*std::move(user), SecretText(*std::move(secret)), SecretText(*std::move(badge))};
}

Result<AddUser> readNewUser(std::string_view body)
{
    const auto object = readMembers(body, {"name", "role", "groups", "areas", "disabled", "expires", "secret"});
    if (!object)
        return Unexpected(object.error());
    auto profile = profileOf(*object);
    auto secret = textMember(*object, "secret", false);
    if (!profile || !secret)
        return Unexpected(profile ? secret.error() : profile.error());
    return AddUser{*std::move(profile), SecretText(*std::move(secret))};
}

Result<UserProfile> readProfile(std::string_view body)
{
    const auto object = readMembers(body, {"name", "role", "groups", "areas", "disabled", "expires"});
    return object ? profileOf(*object) : Unexpected(object.error());
}

Result<SetSecret> readNewSecret(std::string_view body)
{
    const auto object = readMembers(body, {"secret", "former"});
    if (!object)
        return Unexpected(object.error());
    auto secret = textMember(*object, "secret", true);
    auto former = textMember(*object, "former", false);
    if (!secret || !former)
        return Unexpected(secret ? former.error() : secret.error());
    return SetSecret{.secret = SecretText(*std::move(secret)), .former = SecretText(*std::move(former))};
}

Result<bool> readOverride(std::string_view body)
{
    const auto object = readMembers(body, {"override"});
    return object ? switchMember(*object, "override") : Unexpected(object.error());
}

} // namespace lineside
