// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apibackend.h"
#include "api/apicall.h"
#include "base/clock.h"
#include "http/httpmessage.h"
#include "http/httpserver.h"

#include <span>
#include <string>
#include <vector>

namespace lineside {

/// The HTTP interface: core/CONTRACT.md §3 to the letter, and below /api/v1 what it does not have (alarms, history,
/// rejected, status). Request in, backend asked, response out; no socket, no SQL.
/// Owner: engine; outlives the server that calls it. Thread: those of the server's lanes.
/// Errors: none of its own, every request gets a response: 400 malformed or with a query it does not know, 403 foreign
/// (api/requestguard.h) or not permitted, 404, 405 with Allow, 409 not in that state, 429, 500, 503.
class Routes
{
public:
    Routes(ApiBackend &backend, const Clock &clock)
        : m_backend(backend)
        , m_clock(clock)
    {
    }

    [[nodiscard]] HttpResponse respond(const HttpRequest &request) const;

    /// What asks the store must not keep /health, /ready and /metrics waiting (core/FACTS.md R18); what has something
    /// done answers later and occupies nobody.
    [[nodiscard]] static HttpLane laneOf(const HttpRequest &request);

    /// Every call there is, "POST /devices/*/command", where * stands for any segment.
    [[nodiscard]] static std::vector<std::string> names();
    [[nodiscard]] static std::vector<ApiCall> calls();

private:
    using Segments = std::vector<std::string>;
    struct Route;

    [[nodiscard]] static std::span<const Route> table();
    [[nodiscard]] HttpResponse dispatch(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse serve(const Route &route, const HttpRequest &request, const Segments &path) const;

    /// Who calls.
    [[nodiscard]] static Requester requesterOf(const HttpRequest &request);

    using Say = std::function<HttpResponse(const Result<ActionDone> &)>;
    using SayDone = std::function<HttpResponse(const ActionDone &)>;
    [[nodiscard]] HttpResponse submit(const HttpRequest &request, OperatorAction action, Say say) const;
    [[nodiscard]] HttpResponse submitOrFail(const HttpRequest &request, OperatorAction action, SayDone say) const;

    [[nodiscard]] HttpResponse health(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse ready(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse metrics(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse openApi(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse docs(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse devices(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse device(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse removeDevice(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse deviceStatus(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse command(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse status(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse alarms(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse alarmHistory(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse alarmHistoryTable(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse alarmCard(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse alarmPicture(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse suggestion(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse alarmHealth(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse alarmFloods(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse alarmMetrics(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse resetFigures(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse silenceHorn(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse testHorn(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse alarmSettings(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse alarmSettingsTable(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse alarmSettingsVersions(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse checkAlarmSettings(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse changeAlarmSettings(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse notes(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse people(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse openSession(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse closeSession(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse endSession(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse addUser(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse changeUser(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse setSecret(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse removeUser(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse moveSeat(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse writeNote(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse strikeNote(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse audit(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse auditExport(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse commands(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse actOnCommand(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse actOnAlarm(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse sinks(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse rejected(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse quarantine(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse replayQuarantine(const HttpRequest &request, const Segments &path) const;
    [[nodiscard]] HttpResponse history(const HttpRequest &request, const Segments &path) const;

    ApiBackend &m_backend;
    const Clock &m_clock;
};

} // namespace lineside
