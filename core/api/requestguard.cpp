// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/requestguard.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace lineside {

namespace {

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

std::string_view withoutPort(std::string_view authority)
{
    const auto colon = authority.rfind(':');
    const auto bracket = authority.rfind(']');
    if (colon == std::string_view::npos || (bracket != std::string_view::npos && colon < bracket))
        return authority;
    return authority.substr(0, colon);
}

/// All four numbers, so that a name such as 127.0.0.1.example.com does not pass.
bool isLoopbackIpv4(std::string_view host)
{
    const auto isDigitOrDot = [](unsigned char c) { return std::isdigit(c) || c == '.'; };
    return host.starts_with("127.") && std::all_of(host.begin(), host.end(), isDigitOrDot)
        && std::count(host.begin(), host.end(), '.') == 3;
}

bool changesSomething(const std::string &method)
{
    return method != "GET" && method != "HEAD";
}

} // namespace

bool isLoopbackHost(std::string_view hostHeader)
{
    const std::string host = lowerCase(withoutPort(hostHeader));
    return host == "localhost" || host == "[::1]" || isLoopbackIpv4(host);
}

bool isForeign(const HttpRequest &request)
{
    const auto host = request.header("host");
    if (!host.empty() && !isLoopbackHost(host))
        return true;
    const auto origin = request.header("origin");
    return changesSomething(request.method) && !origin.empty() && lowerCase(origin) != "http://" + lowerCase(host);
}

} // namespace lineside
