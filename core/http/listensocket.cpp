// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/listensocket.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace lineside {

namespace {

struct SocketAddress
{
    sockaddr_storage storage{};
    socklen_t length = 0;
    bool loopback = false;

    [[nodiscard]] const sockaddr *get() const { return reinterpret_cast<const sockaddr *>(&storage); }
    [[nodiscard]] sockaddr *get() { return reinterpret_cast<sockaddr *>(&storage); }
    template <typename T>
    [[nodiscard]] T &as()
    {
        length = sizeof(T);
        return *reinterpret_cast<T *>(&storage);
    }
};

Result<SocketAddress> parseAddress(const std::string &text, std::uint16_t port)
{
    SocketAddress address;
    in_addr v4{};
    in6_addr v6{};
    if (inet_pton(AF_INET, text.c_str(), &v4) == 1) {
        auto &in = address.as<sockaddr_in>();
        in.sin_family = AF_INET;
        in.sin_port = htons(port);
        in.sin_addr = v4;
        address.loopback = (ntohl(v4.s_addr) >> 24) == 127;
    } else if (inet_pton(AF_INET6, text.c_str(), &v6) == 1) {
        auto &in = address.as<sockaddr_in6>();
        in.sin6_family = AF_INET6;
        in.sin6_port = htons(port);
        in.sin6_addr = v6;
        address.loopback = IN6_IS_ADDR_LOOPBACK(&v6);
    } else {
        return unexpected(ErrorCode::InvalidInput, "not a numeric IP address", text);
    }
    return address;
}

Unexpected socketError(const std::string &doing, const std::string &where)
{
    const int problem = errno;
    auto code = ErrorCode::Io;
    if (problem == EADDRINUSE || problem == EADDRNOTAVAIL)
        code = ErrorCode::Unavailable;
    else if (problem == EACCES)
        code = ErrorCode::NotAllowed;
    return unexpected(code, doing + ": " + std::strerror(problem), where);
}

} // namespace

ListenSocket::ListenSocket(ListenSocket &&other) noexcept
    : m_fd(other.release())
    , m_port(other.m_port)
    , m_ipv6(other.m_ipv6)
    , m_loopback(other.m_loopback)
{
}

ListenSocket::~ListenSocket()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

int ListenSocket::release()
{
    return std::exchange(m_fd, -1);
}

Result<ListenSocket> ListenSocket::open(const std::string &address, std::uint16_t port)
{
    ListenSocket socket;
    if (const auto bound = socket.bindTo(address, port); !bound)
        return Unexpected(bound.error());
    return Result<ListenSocket>(std::move(socket));
}

Result<void> ListenSocket::bindTo(const std::string &text, std::uint16_t port)
{
    auto address = parseAddress(text, port);
    if (!address)
        return Unexpected(address.error());
    const std::string where = text + ':' + std::to_string(port);
    m_fd = ::socket(address->storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (m_fd < 0)
        return socketError("cannot make a socket", where);
    // A restart must not wait for the old connections' TIME_WAIT; Linux still refuses a port somebody listens on.
    const int yes = 1;
    ::setsockopt(m_fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (::bind(m_fd, address->get(), address->length) != 0 || ::listen(m_fd, SOMAXCONN) != 0)
        return socketError("cannot listen for HTTP", where);
    if (::getsockname(m_fd, address->get(), &address->length) != 0)
        return socketError("cannot read the port", where);
    m_ipv6 = address->storage.ss_family == AF_INET6;
    m_loopback = address->loopback;
    m_port = ntohs(m_ipv6 ? address->as<sockaddr_in6>().sin6_port : address->as<sockaddr_in>().sin_port);
    return {};
}

} // namespace lineside
