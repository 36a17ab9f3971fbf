// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/routes.h"

#include "api/alarmrequest.h"
#include "api/alarmverb.h"
#include "api/alarmviews.h"
#include "api/healthjson.h"
#include "api/historyrequest.h"
#include "api/jsonbody.h"
#include "api/jsonobject.h"
#include "api/jsonviews.h"
#include "api/jsonwriter.h"
#include "api/openapi.h"
#include "api/parametercheck.h"
#include "api/replayrequest.h"
#include "api/requestguard.h"
#include "api/responses.h"
#include "api/routetable.h"
#include "api/statusviews.h"
#include "api/suggestionjson.h"
#include "http/percent.h"
#include "model/name.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace lineside {

namespace {

/// The contract's words, and beside them what is wrong.
HttpResponse invalidCommand(const Error &why)
{
    JsonWriter body;
    body.beginObject().key("error").text("Invalid command").key("reason").text(why.text());
    return jsonResponse(400, body.endObject().take());
}

HttpResponse commandResponse(const SendCommand &order, const Result<ActionDone> &sent)
{
    if (!sent && sent.error().code == ErrorCode::InvalidInput)
        return invalidCommand(sent.error());
    if (!sent && sent.error().code == ErrorCode::NotAllowed)
        return failureResponse(sent.error());
    if (!sent && sent.error().code == ErrorCode::Conflict)
        return errorResponse(409, sent.error().text());
    JsonWriter body;
    body.beginObject();
    if (sent && sent->command && sent->command->state == CommandState::Waiting) {
        body.key("message").text("Waiting for a second person");
        body.key("device_id").text(order.deviceId);
        body.key("command_id").text(sent->commandId);
        return jsonResponse(202, body.endObject().take());
    }
    if (!sent) {
        body.key("error").text("Failed to send command");
        body.key("reason").text(sent.error().text());
        return jsonResponse(500, body.endObject().take());
    }
    body.key("message").text("Command sent successfully");
    body.key("device_id").text(order.deviceId);
    body.key("command").raw(order.payload);
    body.key("command_id").text(sent->commandId);
    return jsonResponse(200, body.endObject().take());
}

HttpResponse removalResponse(const std::string &deviceId, const ActionDone &done)
{
    if (!done.isDeviceRemoved)
        return errorResponse(404, "Device not found");
    JsonWriter body;
    body.beginObject();
    body.key("message").text("Device removed; its readings stay, and it comes back when it speaks");
    body.key("device_id").text(deviceId);
    return jsonResponse(200, body.endObject().take());
}

HttpResponse replayResponse(const ActionDone &done)
{
    JsonWriter body;
    body.beginObject();
    body.key("message").text("Sent again; what is refused again returns");
    body.key("count").count(done.rows);
    return jsonResponse(200, body.endObject().take());
}

HttpResponse said(std::string_view what)
{
    JsonWriter body;
    return jsonResponse(200, body.beginObject().key("message").text(what).endObject().take());
}

/// The alarm as it stands after its step. Without one: as it stood, when it was so already; else it could not be done.
auto alarmResponse(bool (*isSo)(const Alarm &))
{
    return [isSo](const Result<ActionDone> &done) {
        if (done && !done->alarms.empty())
            return jsonResponse(200, alarmJson(done->alarms.front()));
        if (done ? done->unchanged.empty() : done.error().code == ErrorCode::NotFound)
            return errorResponse(404, "Alarm not found");
        if (!done)
            return failureResponse(done.error());
        const Alarm &alarm = done->unchanged.front();
        return isSo(alarm) ? jsonResponse(200, alarmJson(alarm)) : errorResponse(409, "The alarm is not in that state");
    };
}

constexpr std::string_view kBearer = "Bearer ";

HttpResponse unknownResponse(std::string_view why)
{
    HttpResponse refusal = errorResponse(401, why);
    refusal.headers.emplace_back("WWW-Authenticate", "Bearer");
    return refusal;
}

/// It brings something that is to say who it is, and does not: then it is not taken for who brings nothing.
bool hasFalseIdentity(const HttpRequest &request, const ApiBackend &backend)
{
    const std::string_view told = request.header("authorization");
    const bool isBrought = request.headers.contains("authorization"); // an empty one is a token that went missing
    return isBrought && (!told.starts_with(kBearer) || !backend.isSession(told.substr(kBearer.size())));
}

/// "/devices/a%2Fb/" -> {"devices", "a/b"}: split first, then decoded, so that an escaped '/' stays inside its segment.
/// A '/' at the end is forgiven. nullopt: a malformed escape.
std::optional<std::vector<std::string>> segmentsOf(std::string_view path)
{
    std::vector<std::string> segments;
    while (path.starts_with('/') && path.size() > 1) {
        path.remove_prefix(1);
        const auto end = std::min(path.find('/'), path.size());
        const auto segment = percentDecode(path.substr(0, end));
        if (!segment)
            return std::nullopt;
        segments.push_back(*segment);
        path.remove_prefix(end);
    }
    return segments;
}

} // namespace

// Without a login who calls is known by the address, and has the rights of the machine's own programs.
Requester Routes::requesterOf(const HttpRequest &request)
{
    Requester who{.user = "api " + request.peer, .source = "api", .role = Role::Engineer};
    if (const std::string_view told = request.header("authorization"); told.starts_with(kBearer))
        who.session = told.substr(kBearer.size());
    return who;
}

HttpResponse Routes::respond(const HttpRequest &request) const
{
    if (isForeign(request))
        return errorResponse(403, "Foreign host or origin");
    if (hasFalseIdentity(request, m_backend))
        return unknownResponse("The login has ended, or never was");
    if (request.path == "*" && request.method == "OPTIONS")
        return {204, "application/json; charset=utf-8", {}, {{"Allow", "DELETE, GET, HEAD, OPTIONS, POST"}}};
    const auto path = segmentsOf(request.path);
    return path ? dispatch(request, *path) : errorResponse(400, "Invalid path");
}

HttpLane Routes::laneOf(const HttpRequest &request)
{
    const auto path = segmentsOf(request.path);
    if (!path)
        return HttpLane::AtOnce;
    const auto known
        = std::ranges::find_if(table(), [&](const Route &route) { return matches(route.call.pattern, *path); });
    return known == table().end() ? HttpLane::AtOnce : known->call.lane;
}

std::vector<std::string> Routes::names()
{
    std::vector<std::string> names;
    for (const Route &route : table()) {
        std::string name = std::string(route.call.method) + ' ' + std::string(route.call.pattern);
        if (const auto open = name.find('{'); open != std::string::npos)
            name.replace(open, name.find('}') - open + 1, "*");
        names.push_back(std::move(name));
    }
    return names;
}

HttpResponse Routes::dispatch(const HttpRequest &request, const Segments &path) const
{
    std::string allowed;
    for (const Route &route : table()) {
        if (!matches(route.call.pattern, path))
            continue;
        if (route.call.allows(request.method))
            return serve(route, request, path);
        allowed += (allowed.empty() ? "" : ", ")
            + std::string(route.call.method == "GET" ? "GET, HEAD" : route.call.method);
    }
    if (allowed.empty())
        return errorResponse(404, "Not found");
    HttpResponse refusal = errorResponse(405, "Method not allowed");
    refusal.headers.emplace_back("Allow", allowed);
    return refusal;
}

/// The contract's own calls take no parameters and ignore those they get, as they always have.
HttpResponse Routes::serve(const Route &route, const HttpRequest &request, const Segments &path) const
{
    if (!route.call.isOpen && isForwarded(request) && request.header("authorization").empty())
        return unknownResponse("Who comes by way of a proxy says who they are");
    const bool isOurs = route.call.pattern.starts_with("/api/v1/");
    const auto fitting = isOurs ? checkParameters(request, route.call.parameters) : checkEscapes(request);
    return fitting ? (this->*route.handler)(request, path) : errorResponse(400, fitting.error().text());
}

HttpResponse Routes::health(const HttpRequest &, const Segments &) const
{
    return jsonResponse(200, healthJson(m_backend.status(), m_clock.utcMs()));
}

HttpResponse Routes::ready(const HttpRequest &, const Segments &) const
{
    const auto readiness = m_backend.readiness();
    JsonWriter body;
    body.beginObject();
    body.key("status").text(readiness ? "ready" : "not ready");
    body.key("timestamp").time(m_clock.utcMs());
    if (!readiness)
        body.key("reason").text(readiness.error().text());
    const EngineStatus status = m_backend.status();
    for (const auto &[name, link] : {std::pair{"broker", status.broker}, {"cloud", status.cloud}})
        if (link.state == LinkState::Refused || link.state == LinkState::Down) // ready all the same: what comes is kept
            body.key(name).text((link.state == LinkState::Down ? "not connected: " : "connected, but ") + link.reason);
    return jsonResponse(readiness ? 200 : 503, body.endObject().take());
}

HttpResponse Routes::metrics(const HttpRequest &, const Segments &) const
{
    return {200, "text/plain; version=0.0.4; charset=utf-8", m_backend.metricsText(), {}};
}

HttpResponse Routes::openApi(const HttpRequest &, const Segments &) const
{
    static const std::string kText = openApiJson(calls(), LINESIDE_VERSION);
    return jsonResponse(200, kText);
}

HttpResponse Routes::docs(const HttpRequest &, const Segments &) const
{
    static const std::string kPage = apiPage(calls());
    return {200,
            "text/html; charset=utf-8",
            kPage,
            {{"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"}}};
}

HttpResponse Routes::devices(const HttpRequest &, const Segments &) const
{
    return jsonResponse(200, devicesJson(*m_backend.devices(), m_backend.clockRules()));
}

HttpResponse Routes::device(const HttpRequest &, const Segments &path) const
{
    const auto found = m_backend.device(path[1]);
    return found ? jsonResponse(200, deviceJson(*found, m_backend.clockRules()))
                 : errorResponse(404, "Device not found");
}

HttpResponse Routes::deviceStatus(const HttpRequest &, const Segments &path) const
{
    const auto found = m_backend.device(path[1]);
    return found ? jsonResponse(200, deviceStatusJson(*found)) : errorResponse(404, "Device not found");
}

/// Has it done, and says what came of it when it is known.
HttpResponse Routes::submit(const HttpRequest &request, OperatorAction action, Say say) const
{
    return HttpResponse::later([&backend = m_backend, action = std::move(action), who = requesterOf(request),
                                say = std::move(say)](HttpResponse::Respond respond) {
        backend.submit(action, who,
                       [respond = std::move(respond), say](const Result<ActionDone> &done) { respond(say(done)); });
    });
}

/// The same for what has no words of its own when it fails.
HttpResponse Routes::submitOrFail(const HttpRequest &request, OperatorAction action, SayDone say) const
{
    return submit(request, std::move(action), [say = std::move(say)](const Result<ActionDone> &done) {
        return done ? say(*done) : failureResponse(done.error());
    });
}

HttpResponse Routes::removeDevice(const HttpRequest &request, const Segments &path) const
{
    const std::string id = path[1];
    return submitOrFail(request, RemoveDevice{id}, [id](const ActionDone &done) { return removalResponse(id, done); });
}

/// Goes to any id a device could have, heard of or not: the contract names no 404 for this call, and a device that only
/// listens is known to nobody.
HttpResponse Routes::command(const HttpRequest &request, const Segments &path) const
{
    const std::string &deviceId = path[1];
    const auto object = jsonObjectIn(request.body);
    if (!isDeviceId(deviceId) || !object)
        return errorResponse(400, "Invalid command");
    const SendCommand order{deviceId, std::string(*object), SendCommand::Answer::WhenDelivered};
    return submit(request, order, [order](const Result<ActionDone> &sent) { return commandResponse(order, sent); });
}

HttpResponse Routes::status(const HttpRequest &, const Segments &) const
{
    return jsonResponse(200, statusJson(m_backend.status(), m_clock.utcMs()));
}

HttpResponse Routes::alarms(const HttpRequest &request, const Segments &) const
{
    const auto filter = readAlarmFilter(request.query);
    return filter ? jsonResponse(200, alarmsJson(filter->of(m_backend.alarms())))
                  : errorResponse(400, filter.error().text());
}

HttpResponse Routes::alarmHistory(const HttpRequest &request, const Segments &) const
{
    const auto query = readAlarmHistoryRequest(request.query);
    if (!query)
        return errorResponse(400, query.error().text());
    const auto page = m_backend.alarmHistory(*query);
    return page ? jsonResponse(200, alarmHistoryJson(*page)) : failureResponse(page.error());
}

/// A page of it for a spreadsheet; where the next one begins is in a header, since a table has no room for it.
HttpResponse Routes::alarmHistoryTable(const HttpRequest &request, const Segments &) const
{
    const auto query = readAlarmHistoryRequest(request.query);
    if (!query)
        return errorResponse(400, query.error().text());
    const auto page = m_backend.alarmHistory(*query);
    if (!page)
        return failureResponse(page.error());
    HttpResponse table{200,
                       "text/csv; charset=utf-8",
                       alarmHistoryCsv(*page),
                       {{"Content-Disposition", "attachment; filename=\"alarm-history.csv\""}}};
    if (page->next)
        table.headers.emplace_back("Lineside-Next", page->next->text());
    return table;
}

HttpResponse Routes::alarmCard(const HttpRequest &, const Segments &path) const
{
    const auto key = parseAlarmId(path[3]);
    if (!key)
        return errorResponse(404, "Alarm not found");
    const auto card = m_backend.alarmCard(*key);
    return card ? jsonResponse(200, alarmCardJson(*key, *card)) : failureResponse(card.error());
}

/// A drawing may hold a script: who looks at it runs none.
HttpResponse Routes::alarmPicture(const HttpRequest &, const Segments &path) const
{
    const auto key = parseAlarmId(path[3]);
    auto picture = key ? m_backend.alarmPicture(*key) : unexpected(ErrorCode::NotFound, "no such alarm");
    if (!picture)
        return picture.error().code == ErrorCode::NotFound ? errorResponse(404, "There is no picture for this alarm")
                                                           : failureResponse(picture.error());
    return {200,
            picture->contentType,
            std::move(picture->bytes),
            {{"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox"}}};
}

/// It takes as long as it takes: who asks again is told how far it is.
HttpResponse Routes::suggestion(const HttpRequest &, const Segments &path) const
{
    const auto key = parseAlarmId(path[3]);
    if (!key)
        return errorResponse(404, "Alarm not found");
    const auto progress = m_backend.suggestion(*key);
    if (!progress)
        return progress.error().code == ErrorCode::Full ? errorResponse(429, progress.error().message)
                                                        : failureResponse(progress.error());
    return progress->found ? jsonResponse(200, suggestionJson(*progress->found))
                           : jsonResponse(202, suggestionRunningJson(*key, progress->done));
}

HttpResponse Routes::alarmHealth(const HttpRequest &request, const Segments &) const
{
    const auto query = readHealthRequest(request.query, m_clock.utcMs());
    if (!query)
        return errorResponse(400, query.error().text());
    const auto health = m_backend.alarmHealth(*query);
    return health ? jsonResponse(200, alarmHealthJson(*health)) : failureResponse(health.error());
}

HttpResponse Routes::actOnAlarm(const HttpRequest &request, const Segments &path) const
{
    const auto key = parseAlarmId(path[3]);
    const AlarmVerb *verb = alarmVerb(path[4]);
    if (!key || !verb)
        return errorResponse(404, "Alarm not found");
    auto action = verb->read(*key, request.body);
    return action ? submit(request, std::move(*action), alarmResponse(verb->isSo))
                  : errorResponse(400, action.error().message);
}

HttpResponse Routes::sinks(const HttpRequest &, const Segments &) const
{
    return jsonResponse(200, sinksJson(m_backend.status()));
}

HttpResponse Routes::rejected(const HttpRequest &, const Segments &) const
{
    return jsonResponse(200, rejectedJson(m_backend.rejectedMessages()));
}

HttpResponse Routes::history(const HttpRequest &request, const Segments &) const
{
    const auto query = readHistoryRequest(request.query, m_clock.utcMs());
    if (!query)
        return errorResponse(400, query.error().text());
    const auto answer = m_backend.history(*query);
    return answer ? jsonResponse(200, historyJson(*answer)) : failureResponse(answer.error());
}

HttpResponse Routes::alarmFloods(const HttpRequest &request, const Segments &) const
{
    const auto query = readHealthRequest(request.query, m_clock.utcMs());
    if (!query)
        return errorResponse(400, query.error().text());
    const auto health = m_backend.alarmHealth(*query);
    return health ? jsonResponse(200, alarmFloodsJson(health->floods)) : failureResponse(health.error());
}

HttpResponse Routes::alarmMetrics(const HttpRequest &, const Segments &) const
{
    const auto figures = m_backend.alarmFigures(m_clock.utcMs());
    return figures ? jsonResponse(200, alarmMetricsListJson(*figures)) : failureResponse(figures.error());
}

HttpResponse Routes::resetFigures(const HttpRequest &request, const Segments &) const
{
    if (const auto nothing = readEmptyBody(request.body); !nothing)
        return errorResponse(400, nothing.error().message);
    return submitOrFail(request, ResetFigures{},
                        [](const ActionDone &) { return said("Alarms are counted anew from now"); });
}

HttpResponse Routes::silenceHorn(const HttpRequest &request, const Segments &) const
{
    if (const auto nothing = readEmptyBody(request.body); !nothing)
        return errorResponse(400, nothing.error().message);
    return submitOrFail(request, SilenceHorn{}, [](const ActionDone &done) {
        return done.hasHornMoved ? said("Silenced") : errorResponse(409, "The horn does not sound");
    });
}

HttpResponse Routes::testHorn(const HttpRequest &request, const Segments &) const
{
    if (const auto nothing = readEmptyBody(request.body); !nothing)
        return errorResponse(400, nothing.error().message);
    return submitOrFail(request, TestHorn{}, [](const ActionDone &) { return said("The horn sounds for a moment"); });
}

HttpResponse Routes::quarantine(const HttpRequest &, const Segments &) const
{
    const auto answer = m_backend.quarantine();
    return answer ? jsonResponse(200, quarantineJson(*answer)) : failureResponse(answer.error());
}

HttpResponse Routes::replayQuarantine(const HttpRequest &request, const Segments &) const
{
    const auto wish = readReplayRequest(request.body);
    if (!wish)
        return errorResponse(400, wish.error().message);
    return submitOrFail(request, *wish, replayResponse);
}

} // namespace lineside
