// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/socketstate.h"

#include <cerrno>
#include <poll.h>
#include <sys/socket.h>

namespace lineside {

bool socketAtEnd(int socket)
{
    char byte = 0;
    const auto size = ::recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return size == 0 || (size < 0 && errno != EAGAIN && errno != EINTR);
}

bool socketHungUp(int socket)
{
    pollfd state{socket, POLLRDHUP, 0};
    return ::poll(&state, 1, 0) > 0 && (state.revents & (POLLRDHUP | POLLHUP | POLLERR));
}

bool socketHasData(int socket)
{
    pollfd state{socket, POLLIN, 0};
    return ::poll(&state, 1, 0) > 0 && (state.revents & POLLIN);
}

int pendingSocketError(int socket)
{
    int systemError = 0;
    socklen_t size = sizeof systemError;
    ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &systemError, &size);
    if (systemError)
        return systemError;
    // Whoever writes to a socket that was refused takes its errno away; OpenSSL does within the connect itself.
    sockaddr_storage peer{};
    size = sizeof peer;
    const bool hasPeer = ::getpeername(socket, reinterpret_cast<sockaddr *>(&peer), &size) == 0;
    return hasPeer ? 0 : ECONNREFUSED;
}

} // namespace lineside
