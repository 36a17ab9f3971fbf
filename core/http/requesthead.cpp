// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/requesthead.h"

#include "base/asciitext.h"
#include "base/blanks.h"
#include "http/percent.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <cstdint>

namespace lineside {

namespace {

using Refused = std::optional<HttpRefusal>;

constexpr Refused kTaken = std::nullopt;

/// tchar of RFC 9110 §5.6.2.
bool isTokenCharacter(char c)
{
    return isAsciiLetter(c) || isAsciiDigit(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool isToken(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

/// A tab may stand in a value; any other control character is a sign that line ends were smuggled.
bool isHeaderValue(std::string_view value)
{
    return std::none_of(value.begin(), value.end(), [](char c) { return isAsciiControl(c) && c != '\t'; });
}

bool isPort(std::string_view digits)
{
    std::uint16_t port = 0;
    const char *end = digits.data() + digits.size();
    const auto [stopped, problem] = std::from_chars(digits.data(), end, port);
    return digits.empty() || (problem == std::errc{} && stopped == end);
}

bool isIpv6(std::string_view text)
{
    in6_addr address{};
    return ::inet_pton(AF_INET6, std::string(text).c_str(), &address) == 1;
}

/// reg-name, which IPv4 addresses are as well.
bool isRegisteredName(std::string_view name)
{
    const auto isAllowed = [](char c) {
        return isAsciiLetter(c) || isAsciiDigit(c)
            || std::string_view("-._~!$&'()*+,;=%").find(c) != std::string_view::npos;
    };
    return std::all_of(name.begin(), name.end(), isAllowed) && percentDecode(name).has_value();
}

/// Raw bytes beyond ASCII are taken, as curl sends them; what could end or part the request line is not.
bool isTargetText(std::string_view target)
{
    return !target.empty()
        && std::none_of(target.begin(), target.end(), [](char c) { return isAsciiControl(c) || c == ' ' || c == '#'; });
}

void takePathAndQuery(std::string_view text, HttpRequest &request)
{
    const auto mark = std::min(text.find('?'), text.size());
    request.path = mark == 0 ? std::string("/") : std::string(text.substr(0, mark));
    if (mark < text.size())
        readQuery(text.substr(mark + 1), request);
}

Refused takeAbsoluteForm(std::string_view scheme, std::string_view behind, HttpRequest &request)
{
    const auto authority = behind.substr(0, behind.find_first_of("/?"));
    if (authority.empty() || authority.front() == ':' || !isAuthority(authority))
        return HttpRefusal{400, "The request target has no valid host"};
    if (equalsIgnoringAsciiCase(scheme, "https"))
        return HttpRefusal{421, "https is not served on this connection"};
    if (!equalsIgnoringAsciiCase(scheme, "http"))
        return HttpRefusal{400, "The request target is no http address"};
    request.headers["host"] = authority;
    const auto rest = behind.substr(authority.size());
    if (rest.empty() && request.method == "OPTIONS")
        request.path = "*"; // RFC 9112 §3.2.4
    else
        takePathAndQuery(rest, request);
    return kTaken;
}

/// Of CONNECT, and of nothing else.
Refused answerAuthorityForm(std::string_view target)
{
    const auto colon = target.rfind(':');
    const bool isOne
        = isAuthority(target) && colon != 0 && colon != std::string_view::npos && colon + 1 < target.size();
    return isOne ? HttpRefusal{501, "This server is no proxy"} : HttpRefusal{400, "Invalid request target"};
}

Refused readTarget(const std::string &target, HttpRequest &request)
{
    if (!isTargetText(target))
        return HttpRefusal{400, "Invalid request target"};
    if (request.method == "CONNECT")
        return answerAuthorityForm(target);
    if (target == "*" && request.method == "OPTIONS") {
        request.path = target;
        return kTaken;
    }
    if (target.front() == '/') {
        takePathAndQuery(target, request);
        return kTaken;
    }
    const auto colon = target.find("://");
    if (colon == std::string::npos)
        return HttpRefusal{400, "Invalid request target"};
    return takeAbsoluteForm(std::string_view(target).substr(0, colon), std::string_view(target).substr(colon + 3),
                            request);
}

Refused readLines(const RequestHead &head, HttpRequest &request)
{
    for (const auto &[name, text] : head.lines) {
        const auto value = trimmed(text, kHttpBlanks);
        if (!isToken(name) || !isHeaderValue(value))
            return HttpRefusal{400, "Invalid header line"};
        const auto [place, isNew] = request.headers.emplace(asciiLowered(name), value);
        if (!isNew)
            place->second.append(", ").append(value);
    }
    return kTaken;
}

Refused checkVersion(const std::string &version)
{
    const bool isHttp = version.size() == 8 && version.starts_with("HTTP/") && isAsciiDigit(version[5])
        && version[6] == '.' && isAsciiDigit(version[7]);
    if (!isHttp)
        return HttpRefusal{400, "Invalid HTTP version"};
    return version[5] == '1' ? kTaken : HttpRefusal{505, "HTTP version not supported"};
}

/// Before the target is read: it may replace what stands here, but does not make good what is wrong with it.
Refused checkHost(const RequestHead &head, const HttpRequest &request)
{
    const auto isHost = [](const auto &line) { return equalsIgnoringAsciiCase(line.first, "host"); };
    const auto count = std::count_if(head.lines.begin(), head.lines.end(), isHost);
    if (count > 1)
        return HttpRefusal{400, "More than one Host header"};
    if (count == 0)
        return head.version == "HTTP/1.0" ? kTaken : HttpRefusal{400, "Host header missing"};
    const auto host = request.header("host");
    const bool isNeeded = head.target.starts_with('/') && head.version != "HTTP/1.0";
    if (!isAuthority(host) || host.starts_with(':') || (host.empty() && isNeeded))
        return HttpRefusal{400, "Invalid Host header"};
    return kTaken;
}

/// Two ways to tell where the body ends are one too many: whoever stands before us may follow the other.
Refused checkLength(const RequestHead &head, const HttpRequest &request)
{
    const auto length = request.header("content-length");
    const bool hasLength = request.headers.contains("content-length");
    if (hasLength && (length.empty() || !std::all_of(length.begin(), length.end(), isAsciiDigit)))
        return HttpRefusal{400, "Invalid Content-Length"};
    if (!request.headers.contains("transfer-encoding"))
        return kTaken;
    if (hasLength || head.version == "HTTP/1.0")
        return HttpRefusal{400, "Transfer-Encoding does not fit"};
    const bool isKnown = equalsIgnoringAsciiCase(request.header("transfer-encoding"), "chunked");
    return isKnown ? kTaken : HttpRefusal{501, "Transfer-Encoding not supported"};
}

std::optional<std::string> formDecode(std::string_view text)
{
    std::string blanks(text);
    std::replace(blanks.begin(), blanks.end(), '+', ' ');
    return percentDecode(blanks);
}

void takeParameter(std::string_view piece, HttpRequest &request)
{
    const auto equals = std::min(piece.find('='), piece.size());
    const auto name = formDecode(piece.substr(0, equals));
    const auto value = formDecode(piece.substr(std::min(equals + 1, piece.size())));
    if (!name || !value) {
        request.malformedParameters.push_back(name.value_or(std::string(piece.substr(0, equals))));
    } else if (!request.query.emplace(*name, *value).second) {
        request.repeatedParameters.push_back(*name);
    }
}

} // namespace

bool isAuthority(std::string_view text)
{
    if (text.starts_with('[')) {
        const auto bracket = text.find(']');
        if (bracket == std::string_view::npos || !isIpv6(text.substr(1, bracket - 1)))
            return false;
        const auto rest = text.substr(bracket + 1);
        return rest.empty() || (rest.front() == ':' && isPort(rest.substr(1)));
    }
    const auto colon = std::min(text.find(':'), text.size());
    return isRegisteredName(text.substr(0, colon)) && isPort(text.substr(std::min(colon + 1, text.size())));
}

void readQuery(std::string_view text, HttpRequest &request)
{
    while (!text.empty()) {
        const auto end = std::min(text.find('&'), text.size());
        if (end > 0)
            takeParameter(text.substr(0, end), request);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::optional<HttpRefusal> readRequestHead(const RequestHead &head, HttpRequest &request)
{
    request.method = head.method;
    if (!isToken(head.method))
        return HttpRefusal{400, "Invalid method"};
    for (const auto &refused : {checkVersion(head.version), readLines(head, request)}) {
        if (refused)
            return refused;
    }
    if (const auto refused = checkHost(head, request))
        return refused;
    if (const auto refused = checkLength(head, request))
        return refused;
    return readTarget(head.target, request);
}

} // namespace lineside
