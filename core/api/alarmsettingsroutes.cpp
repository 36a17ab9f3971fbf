// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/alarmsettingsviews.h"
#include "api/jsonwriter.h"
#include "api/responses.h"
#include "api/routes.h"

#include <utility>

namespace lineside {

namespace {

HttpResponse changedResponse(const ActionDone &done, const AlarmRulesVersion &standing)
{
    JsonWriter body;
    body.beginObject();
    body.key("version").count(done.alarmSettings > 0 ? done.alarmSettings : standing.number);
    body.key("changed").boolean(done.alarmSettings > 0);
    return jsonResponse(200, body.endObject().take());
}

/// Who comes with a change of before is told what it is to be based on.
HttpResponse conflictResponse(const Error &why, const AlarmRulesVersion &standing)
{
    JsonWriter body;
    body.beginObject().key("error").text(why.message).key("version").count(standing.number);
    return jsonResponse(409, body.endObject().take());
}

} // namespace

HttpResponse Routes::alarmSettings(const HttpRequest &, const Segments &) const
{
    return jsonResponse(200, alarmSettingsJson(*m_backend.alarmSettings()));
}

HttpResponse Routes::alarmSettingsTable(const HttpRequest &, const Segments &) const
{
    return {200,
            "text/csv; charset=utf-8",
            m_backend.alarmSettingsCsv(),
            {{"Content-Disposition", "attachment; filename=\"alarm-settings.csv\""}}};
}

HttpResponse Routes::alarmSettingsVersions(const HttpRequest &, const Segments &) const
{
    const auto versions = m_backend.alarmSettingsVersions();
    return versions ? jsonResponse(200, alarmVersionsJson(*versions)) : failureResponse(versions.error());
}

HttpResponse Routes::checkAlarmSettings(const HttpRequest &request, const Segments &) const
{
    const auto wish = readAlarmSettings(request.body);
    if (!wish || wish->csv.empty())
        return errorResponse(400, wish ? "\"csv\" must be given" : wish.error().message);
    return jsonResponse(200, ruleCheckJson(m_backend.checkAlarmSettings(wish->csv)));
}

HttpResponse Routes::changeAlarmSettings(const HttpRequest &request, const Segments &) const
{
    auto wish = readAlarmSettings(request.body);
    if (!wish)
        return failureResponse(wish.error());
    if (!wish->csv.empty()) {
        RuleCheck check = m_backend.checkAlarmSettings(wish->csv);
        if (!check.problems.empty())
            return jsonResponse(400, ruleCheckJson(check));
        wish->change.rules = std::move(check.rules);
        if (!wish->change.basedOn)
            wish->change.basedOn = check.basedOn;
    }
    return submit(request, std::move(wish->change), [&backend = m_backend](const Result<ActionDone> &done) {
        if (!done && done.error().code == ErrorCode::Conflict)
            return conflictResponse(done.error(), *backend.alarmSettings());
        return done ? changedResponse(*done, *backend.alarmSettings()) : failureResponse(done.error());
    });
}

} // namespace lineside
