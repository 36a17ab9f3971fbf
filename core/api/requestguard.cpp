// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/requestguard.h"

#include "base/asciitext.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <string>

namespace lineside {

namespace {

std::string_view withoutPort(std::string_view authority)
{
    const auto colon = authority.rfind(':');
    const auto bracket = authority.rfind(']');
    if (colon == std::string_view::npos || (bracket != std::string_view::npos && colon < bracket))
        return authority;
    return authority.substr(0, colon);
}

/// All four numbers, so that a name such as 127.0.0.1.example.com does not pass.
bool isLoopbackIpv4(const std::string &host)
{
    in_addr address{};
    return ::inet_pton(AF_INET, host.c_str(), &address) == 1 && ntohl(address.s_addr) >> 24 == 127;
}

/// In brackets, however it is shortened.
bool isLoopbackIpv6(const std::string &host)
{
    in6_addr address{};
    return host.starts_with('[') && host.ends_with(']')
        && ::inet_pton(AF_INET6, host.substr(1, host.size() - 2).c_str(), &address) == 1
        && IN6_IS_ADDR_LOOPBACK(&address);
}

bool changesSomething(const std::string &method)
{
    return method != "GET" && method != "HEAD";
}

} // namespace

bool isLoopbackHost(std::string_view hostHeader)
{
    const std::string host = asciiLowered(withoutPort(hostHeader));
    return host == "localhost" || isLoopbackIpv4(host) || isLoopbackIpv6(host);
}

bool isForwarded(const HttpRequest &request)
{
    constexpr std::array kMarks{"forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"};
    return std::ranges::any_of(kMarks, [&](const char *mark) { return request.headers.contains(mark); });
}

bool isForeign(const HttpRequest &request)
{
    const auto host = request.header("host");
    if (!host.empty() && !isLoopbackHost(host))
        return true;
    const auto origin = request.header("origin");
    return changesSomething(request.method) && !origin.empty()
        && asciiLowered(origin) != "http://" + asciiLowered(host);
}

} // namespace lineside
