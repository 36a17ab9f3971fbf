// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/sectionreaders.h"

#include <arpa/inet.h>

namespace lineside {

namespace {

enum class AddressKind : std::uint8_t { None, Loopback, Others };

/// A group of addresses is none that one can be.
AddressKind kindOf(const std::string &text)
{
    constexpr unsigned kFirstGroup = 224; // RFC 5771; 255.255.255.255 lies above
    constexpr unsigned kLoopbackNet = 127;
    in_addr v4{};
    in6_addr v6{};
    if (inet_pton(AF_INET, text.c_str(), &v4) == 1) {
        const unsigned first = ntohl(v4.s_addr) >> 24;
        if (first >= kFirstGroup)
            return AddressKind::None;
        return first == kLoopbackNet ? AddressKind::Loopback : AddressKind::Others;
    }
    if (inet_pton(AF_INET6, text.c_str(), &v6) != 1 || IN6_IS_ADDR_MULTICAST(&v6))
        return AddressKind::None;
    return IN6_IS_ADDR_LOOPBACK(&v6) ? AddressKind::Loopback : AddressKind::Others;
}

} // namespace

void readCoap(ConfigSection &section, CoapSettings &coap)
{
    section.boolean("enabled", coap.enabled);
    if (section.text("bind", coap.bind) && coap.bind == "localhost")
        coap.bind = "127.0.0.1";
    section.integer<std::uint16_t>("port", coap.port, 0, 65535);
    section.integer<std::uint16_t>("secure_port", coap.securePort, 0, 65535);
    if (section.text("keys", coap.keysFile) && !coap.keysFile.empty() && coap.keysFile.front() != '/')
        section.fail("keys", "must be an absolute path");
    section.boolean("plain_beyond_loopback", coap.plainBeyondLoopback);
    if (coap.port != 0 && coap.port == coap.securePort && !coap.keysFile.empty())
        section.fail("secure_port", "is that of plain CoAP");
    const AddressKind kind = kindOf(coap.bind);
    if (kind == AddressKind::None)
        section.fail("bind", "must be a numeric address of this machine");
    else if (coap.plainBeyondLoopback && kind == AddressKind::Others)
        section.warn("plain_beyond_loopback", "lets whoever reaches this address speak as any device");
}

} // namespace lineside
