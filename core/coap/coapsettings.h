// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace lineside {

/// The source that [coap] means, in status, metrics and log.
inline constexpr const char *kCoapSourceName = "coap";

/// [coap] in the configuration. Validated by config; immutable afterwards.
struct CoapSettings
{
    bool enabled = false;
    std::string bind = "127.0.0.1"; ///< numeric; plain CoAP stays on loopback, whatever stands here
    std::uint16_t port = 5683; ///< plain, RFC 7252 §6.1
    std::uint16_t securePort = 5684; ///< DTLS, at `bind`; open once there are keys
    std::string keysFile{}; ///< of devices, see coap/pskkeys.h; empty: nothing listens for DTLS
    bool plainBeyondLoopback = false; ///< plain CoAP at `bind` as well: anybody there can speak as any device
};

} // namespace lineside
