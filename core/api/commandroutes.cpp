// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/commandjson.h"
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

} // namespace lineside
