// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/responses.h"

#include "api/jsonviews.h"

#include <utility>

namespace lineside {

HttpResponse jsonResponse(int status, std::string body)
{
    HttpResponse response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

HttpResponse errorResponse(int status, std::string_view message)
{
    return jsonResponse(status, errorJson(message));
}

HttpResponse failureResponse(const Error &why)
{
    switch (why.code) {
    case ErrorCode::NotFound:
        return errorResponse(404, why.message);
    case ErrorCode::NotAllowed:
        return errorResponse(403, why.message);
    case ErrorCode::InvalidInput:
        return errorResponse(400, why.message);
    case ErrorCode::Conflict:
        return errorResponse(409, why.message);
    case ErrorCode::Unavailable:
    case ErrorCode::Timeout:
    case ErrorCode::Full:
        return errorResponse(503, why.message); // may heal
    case ErrorCode::Corrupt:
    case ErrorCode::Io:
    case ErrorCode::Internal:
        break;
    }
    return errorResponse(500, why.message);
}

} // namespace lineside
