// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/mhdrequest.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <netdb.h>
#include <sys/socket.h>

namespace lineside {

namespace {

std::intptr_t placeOf(const char *text)
{
    return reinterpret_cast<std::intptr_t>(text);
}

/// The header lines as the library tells them, and where they lie in its buffer.
struct Lines
{
    RequestHead &head;
    const char *end; // of the line before
    bool isWhole = true; // every line begins where the one before ends
};

/// A line end is CR LF, or LF alone (RFC 9112 §2.2); the library has put a NUL in the place of each.
constexpr std::intptr_t kLineEnd = 2;

MHD_Result takeLine(void *into, MHD_ValueKind, const char *name, std::size_t nameSize, const char *value,
                    std::size_t valueSize)
{
    auto &lines = *static_cast<Lines *>(into);
    const auto gap = placeOf(name) - placeOf(lines.end);
    lines.isWhole = lines.isWhole && gap >= 0 && gap <= kLineEnd;
    lines.end = value ? value + valueSize : name + nameSize;
    lines.head.lines.emplace_back(std::string(name, nameSize), value ? std::string(value, valueSize) : std::string());
    return MHD_YES;
}

/// libmicrohttpd 0.9.75 lets a NUL into the target and ends its text there; the version then stands further behind.
bool holdsNul(const Exchange &exchange, const char *version)
{
    const auto gap = placeOf(version) - placeOf(exchange.rawTarget);
    constexpr std::intptr_t kOneBuffer = 1 << 16;
    return gap > 0 && gap < kOneBuffer && gap > static_cast<std::intptr_t>(exchange.target.size()) + 1;
}

/// It ends a method so, too, whose blanks it leaves in their place.
bool methodIsWhole(const char *method, const Exchange &exchange)
{
    const char *behind = method + std::strlen(method) + 1;
    const auto gap = placeOf(exchange.rawTarget) - placeOf(behind);
    return gap >= 0 && std::all_of(behind, behind + gap, [](char c) { return c == ' '; });
}

/// And the value of a header line, and it adds a folded line's second part to the name. It parses within one buffer, so
/// where a line begins tells where the one before ended. 1.0 refuses both itself, and moves lines about.
bool linesAreWhole(MHD_Connection *connection, const char *method, const Lines &lines)
{
    const auto *size = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    const auto end = placeOf(method) + static_cast<std::intptr_t>(size->header_size);
    return lines.isWhole && end - placeOf(lines.end) <= 2 * kLineEnd;
}

constexpr bool kCutsAtNul = MHD_VERSION < 0x01000000;

} // namespace

RequestHead headOf(MHD_Connection *connection, const char *method, const char *version, const Exchange &exchange)
{
    RequestHead head{method, holdsNul(exchange, version) ? std::string() : exchange.target, version, {}};
    Lines lines{head, version + std::strlen(version)};
    MHD_get_connection_values_n(connection, MHD_HEADER_KIND, takeLine, &lines);
    if (kCutsAtNul && !methodIsWhole(method, exchange))
        head.method.clear();
    if (kCutsAtNul && !linesAreWhole(connection, method, lines))
        head.lines.emplace_back(); // a line without a name, which nobody takes
    return head;
}

std::string peerOf(MHD_Connection *connection)
{
    const auto *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    std::array<char, NI_MAXHOST> host{};
    if (!info || !info->client_addr)
        return {};
    const sockaddr *address = info->client_addr;
    const socklen_t length = address->sa_family == AF_INET6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in);
    if (::getnameinfo(address, length, host.data(), host.size(), nullptr, 0, NI_NUMERICHOST) != 0)
        return {};
    return host.data();
}

} // namespace lineside
