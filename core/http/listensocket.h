// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>

namespace lineside {

/// A bound, listening, non-blocking TCP socket; closed by the destructor unless released. Thread: the owner's.
class ListenSocket
{
public:
    /// Errors: InvalidInput (no numeric address), Unavailable (address or port in use), NotAllowed, Io.
    [[nodiscard]] static Result<ListenSocket> open(const std::string &address, std::uint16_t port);

    ListenSocket(ListenSocket &&other) noexcept;
    ListenSocket &operator=(ListenSocket &&) = delete;
    ListenSocket(const ListenSocket &) = delete;
    ListenSocket &operator=(const ListenSocket &) = delete;
    ~ListenSocket();

    [[nodiscard]] int fd() const { return m_fd; }
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] bool isIpv6() const { return m_ipv6; }
    [[nodiscard]] bool isLoopback() const { return m_loopback; }
    /// The descriptor now belongs to the caller.
    [[nodiscard]] int release();

private:
    ListenSocket() = default;
    Result<void> bindTo(const std::string &address, std::uint16_t port);

    int m_fd = -1;
    std::uint16_t m_port = 0;
    bool m_ipv6 = false;
    bool m_loopback = false;
};

} // namespace lineside
