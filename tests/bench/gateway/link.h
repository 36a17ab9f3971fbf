// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire.h"

#include <cstdint>
#include <string>

namespace bench {

/// One MQTT connection to a broker on this machine. Ends the program when the broker goes: a measurement has no second
/// chance. Owner: Load. Thread: the only one.
class Link
{
public:
    Link(std::uint16_t port, std::string_view clientId);
    ~Link();
    Link(const Link &) = delete;
    Link &operator=(const Link &) = delete;

    [[nodiscard]] int socket() const { return m_socket; }
    [[nodiscard]] bool hasOutput() const { return !m_out.empty(); }
    /// What the next write() sends.
    [[nodiscard]] std::string &out() { return m_out; }
    void write();
    void read(const std::function<void(const Packet &)> &take);

private:
    int m_socket = -1;
    std::string m_out;
    std::string m_in;
};

} // namespace bench
