// SPDX-License-Identifier: GPL-3.0-or-later
#include "link.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {

namespace {

[[noreturn]] void giveUp(const char *what)
{
    std::perror(what);
    std::exit(1);
}

} // namespace

Link::Link(std::uint16_t port, std::string_view clientId)
    : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        giveUp("connect");
    const int on = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::fcntl(m_socket, F_SETFL, O_NONBLOCK);
    appendConnect(m_out, clientId);
}

Link::~Link()
{
    ::close(m_socket);
}

void Link::write()
{
    if (m_out.empty())
        return;
    const auto written = ::send(m_socket, m_out.data(), m_out.size(), MSG_NOSIGNAL);
    if (written > 0)
        m_out.erase(0, static_cast<std::size_t>(written));
    else if (errno != EAGAIN)
        giveUp("send");
}

void Link::read(const std::function<void(const Packet &)> &take)
{
    std::array<char, 1 << 18> bytes; // not zeroed: read into at once
    const auto count = ::recv(m_socket, bytes.data(), bytes.size(), 0);
    if (count == 0 || (count < 0 && errno != EAGAIN))
        giveUp("recv");
    if (count < 0)
        return;
    m_in.append(bytes.data(), static_cast<std::size_t>(count));
    takePackets(m_in, take);
}

} // namespace bench
