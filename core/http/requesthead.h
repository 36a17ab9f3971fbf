// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/httpmessage.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lineside {

/// Request line and header lines as they came. A value.
struct RequestHead
{
    std::string method;
    std::string target; ///< between the blanks: path and query, or one of the other forms
    std::string version; ///< "HTTP/1.1"
    std::vector<std::pair<std::string, std::string>> lines; ///< names and values, in their order
};

/// Why a request reaches no route.
struct HttpRefusal
{
    int status = 400;
    std::string_view reason;
};

/// Takes a request's head apart into `request` (its peer and body are left alone). All four forms of a target are
/// read; the authority of the absolute form replaces Host, which then stands in headers["host"]. A header that stands
/// twice is joined by a comma. nullopt: all is well; else what to answer, and the connection ends with it, since who
/// sent such a head may mean something else by what follows. Pure. Thread: any.
/// Source: RFC 9112 §3.2 (forms, Host), §5.1 (names), §6 (lengths); RFC 9110 §7.4 (https), §4.2.4 (no user in it).
[[nodiscard]] std::optional<HttpRefusal> readRequestHead(const RequestHead &head, HttpRequest &request);

/// host [":" port] of RFC 3986 §3.2.2 without user information; the host may be empty, as the grammar has it.
[[nodiscard]] bool isAuthority(std::string_view text);

/// "a=1&b=2" into request.query, and what is wrong with it into malformedParameters and repeatedParameters. '+' is a
/// blank, as browsers' forms write it; an empty piece between two '&' is nothing.
void readQuery(std::string_view text, HttpRequest &request);

} // namespace lineside
