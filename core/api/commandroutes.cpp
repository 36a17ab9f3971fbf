// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/commandjson.h"
#include "api/jsonbody.h"
#include "api/responses.h"
#include "api/routes.h"

namespace lineside {

HttpResponse Routes::commands(const HttpRequest &request, const Segments &) const
{
    const auto query = readCommandQuery(request.query);
    if (!query)
        return errorResponse(400, query.error().text());
    const auto found = m_backend.commands(*query);
    return found ? jsonResponse(200, commandsJson(*found)) : failureResponse(found.error());
}

/// As it stands after it. What does not wait (any more) is told as not found.
HttpResponse Routes::actOnCommand(const HttpRequest &request, const Segments &path) const
{
    if (const auto nothing = readEmptyBody(request.body); !nothing)
        return errorResponse(400, nothing.error().message);
    const auto answer = [](const ActionDone &done) {
        JsonWriter json;
        if (done.command)
            writeCommand(json, *done.command);
        else
            json.beginObject().endObject();
        return jsonResponse(200, json.take());
    };
    if (path[4] == "approve")
        return submitOrFail(request, ApproveCommand{.id = path[3]}, answer);
    return submitOrFail(request, CancelCommand{path[3]}, answer);
}

} // namespace lineside
