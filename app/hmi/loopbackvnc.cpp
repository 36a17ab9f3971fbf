// SPDX-License-Identifier: GPL-3.0-or-later
// Qt's VNC platform listens on every address of the machine, without a password, and knows no option to change that
// (Qt 6.4.2, qvnc.cpp: QVncServer::init() calls listen(QHostAddress::Any)). Whoever reaches the port could press every
// button of the panel, so while the panel runs on VNC a socket that asks for "any address" gets loopback. The program's
// own bind() is found before the C library's, which it calls. Who wants to look from afar uses an SSH tunnel.
#include <cstring>
#include <dlfcn.h>
#include <netinet/in.h>
#include <string_view>
#include <sys/socket.h>

#include <cstdlib>

namespace {

bool isPanelOnVnc()
{
    const char *platform = std::getenv("QT_QPA_PLATFORM");
    return platform && std::string_view(platform).starts_with("vnc");
}

/// The address to bind instead, written over `address` where it means "any".
void keepOnLoopback(sockaddr_storage &address)
{
    if (address.ss_family == AF_INET) {
        auto &v4 = reinterpret_cast<sockaddr_in &>(address);
        if (v4.sin_addr.s_addr == htonl(INADDR_ANY))
            v4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    } else if (address.ss_family == AF_INET6) {
        auto &v6 = reinterpret_cast<sockaddr_in6 &>(address);
        constexpr in6_addr kMappedLoopback = {{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 127, 0, 0, 1}}};
        if (IN6_IS_ADDR_UNSPECIFIED(&v6.sin6_addr))
            v6.sin6_addr = kMappedLoopback;
    }
}

} // namespace

extern "C" int bind(int socket, const sockaddr *address, socklen_t length) noexcept
{
    using Bind = int (*)(int, const sockaddr *, socklen_t);
    static const auto systemBind = reinterpret_cast<Bind>(dlsym(RTLD_NEXT, "bind"));
    if (!address || length > sizeof(sockaddr_storage) || !isPanelOnVnc())
        return systemBind(socket, address, length);
    sockaddr_storage kept{};
    std::memcpy(&kept, address, length);
    keepOnLoopback(kept);
    return systemBind(socket, reinterpret_cast<const sockaddr *>(&kept), length);
}
