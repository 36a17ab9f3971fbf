// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jsonbody.h"
#include "api/numberin.h"
#include "api/peoplejson.h"
#include "api/responses.h"
#include "api/routes.h"

#include <utility>

namespace lineside {

namespace {

HttpResponse ofUser(int status, const ActionDone &done)
{
    JsonWriter body;
    return jsonResponse(status, body.beginObject().key("number").count(done.user).endObject().take());
}

HttpResponse plainly(const ActionDone &done)
{
    return jsonResponse(done.isWaiting ? 202 : 200, "{}");
}

} // namespace

HttpResponse Routes::people(const HttpRequest &, const Segments &) const
{
    return jsonResponse(200, peopleJson(*m_backend.people()));
}

HttpResponse Routes::openSession(const HttpRequest &request, const Segments &) const
{
    auto who = readCredentials(request.body);
    if (!who)
        return errorResponse(400, who.error().text());
    return submitOrFail(request, LogIn{*std::move(who)},
                        [](const ActionDone &done) { return jsonResponse(201, sessionJson(*done.session)); });
}

HttpResponse Routes::closeSession(const HttpRequest &request, const Segments &) const
{
    if (const auto nothing = readEmptyBody(request.body); !nothing)
        return errorResponse(400, nothing.error().message);
    return submitOrFail(request, LogOut{}, &plainly);
}

HttpResponse Routes::endSession(const HttpRequest &request, const Segments &path) const
{
    const auto number = numberIn(path[3]);
    return number ? submitOrFail(request, EndSession{*number}, &plainly) : errorResponse(404, "Session not found");
}

HttpResponse Routes::addUser(const HttpRequest &request, const Segments &) const
{
    auto user = readNewUser(request.body);
    if (!user)
        return errorResponse(400, user.error().text());
    return submitOrFail(request, *std::move(user), [](const ActionDone &done) { return ofUser(201, done); });
}

HttpResponse Routes::changeUser(const HttpRequest &request, const Segments &path) const
{
    const auto number = numberIn(path[3]);
    auto profile = readProfile(request.body);
    if (!number)
        return errorResponse(404, "User not found");
    if (!profile)
        return errorResponse(400, profile.error().text());
    return submitOrFail(request, ChangeUser{*number, *std::move(profile)}, [number = *number](const ActionDone &) {
        return ofUser(200, {.user = number}); // also when it was so already
    });
}

HttpResponse Routes::setSecret(const HttpRequest &request, const Segments &path) const
{
    const auto number = numberIn(path[3]);
    auto change = readNewSecret(request.body);
    if (!number)
        return errorResponse(404, "User not found");
    if (!change)
        return errorResponse(400, change.error().text());
    change->user = *number;
    return submitOrFail(request, *std::move(change), [](const ActionDone &done) { return ofUser(200, done); });
}

HttpResponse Routes::removeUser(const HttpRequest &request, const Segments &path) const
{
    const auto number = numberIn(path[3]);
    return number ? submitOrFail(request, RemoveUser{*number}, [](const ActionDone &done) { return ofUser(200, done); })
                  : errorResponse(404, "User not found");
}

HttpResponse Routes::moveSeat(const HttpRequest &request, const Segments &path) const
{
    const std::string &area = path[3];
    if (path[4] == "take") {
        const auto isOverride = readOverride(request.body);
        return isOverride ? submitOrFail(request, TakeSeat{area, *isOverride}, &plainly)
                          : errorResponse(400, isOverride.error().text());
    }
    if (const auto nothing = readEmptyBody(request.body); !nothing)
        return errorResponse(400, nothing.error().message);
    return path[4] == "refuse" ? submitOrFail(request, RefuseSeat{area}, &plainly)
                               : submitOrFail(request, ReleaseSeat{area}, &plainly);
}

} // namespace lineside
