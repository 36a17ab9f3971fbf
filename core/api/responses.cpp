// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/responses.h"

#include "api/jsonviews.h"
#include "api/jsonwriter.h"
#include "model/reason.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lineside {

namespace {

std::string_view titleOf(int status)
{
    constexpr std::array<std::pair<int, std::string_view>, 10> kTitles{{{400, "Bad Request"},
                                                                        {401, "Unauthorized"},
                                                                        {403, "Forbidden"},
                                                                        {404, "Not Found"},
                                                                        {405, "Method Not Allowed"},
                                                                        {409, "Conflict"},
                                                                        {429, "Too Many Requests"},
                                                                        {500, "Internal Server Error"},
                                                                        {501, "Not Implemented"},
                                                                        {503, "Service Unavailable"}}};
    const auto known = std::ranges::find(kTitles, status, &std::pair<int, std::string_view>::first);
    return known == kTitles.end() ? std::string_view("Error") : known->second;
}

} // namespace

/// What tells of an error also has the members of RFC 9457, behind the contract's own.
HttpResponse jsonResponse(int status, std::string body)
{
    if (status >= 400 && body.starts_with(R"({"error":)")) {
        body.pop_back();
        JsonWriter members;
        members.beginObject().key("title").text(titleOf(status)).key("status").integer(status).endObject();
        body += ',' + members.take().substr(1);
    }
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
