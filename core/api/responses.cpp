// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/responses.h"

#include "api/jsonviews.h"
#include "model/reason.h"

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

namespace {

HttpResponse withHeader(HttpResponse response, const char *name, std::string value)
{
    response.headers.emplace_back(name, std::move(value));
    return response;
}

/// Who it is comes before what they may.
HttpResponse refusalResponse(const Error &why)
{
    switch (reasonOf(why.message).value_or(Reason::RoleMayNot)) {
    case Reason::WrongCredentials:
    case Reason::SessionEnded:
    case Reason::NotLoggedIn:
        return errorResponse(401, why.message);
    case Reason::WaitBeforeNextTry: // "4 s"
        return withHeader(errorResponse(429, why.message), "Retry-After", why.context.substr(0, why.context.find(' ')));
    case Reason::LoginInProgress:
        return withHeader(errorResponse(429, why.message), "Retry-After", "1");
    default:
        return errorResponse(403, why.message);
    }
}

} // namespace

HttpResponse failureResponse(const Error &why)
{
    switch (why.code) {
    case ErrorCode::NotFound:
        return errorResponse(404, why.message);
    case ErrorCode::NotAllowed:
        return refusalResponse(why);
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
