// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace lineside {

/// The broker is on this machine, where nobody else waits for it and no mobile network is paid for.
[[nodiscard]] inline bool isLoopbackHost(std::string_view host)
{
    return host == "localhost" || host == "::1" || host.starts_with("127.") || host.starts_with("::ffff:127.")
        || host == "0.0.0.0" || host == "::"; // nobody's address, which leads to this machine
}

/// A local broker that hangs is noticed within 10 s: it is asked after half the time and given up after one and a half.
inline constexpr std::chrono::seconds kLocalKeepAlive{5};
inline constexpr std::chrono::seconds kRemoteKeepAlive{30};

/// Settings of the MQTT module ([mqtt] in the configuration). Validated by config; immutable afterwards.
struct MqttSettings
{
    std::string host = "localhost";
    std::uint16_t port = 1883;
    bool tls = false;
    std::string clientId; ///< "edge-processor-<node>" by default: unique per node, or replicas evict each other
    std::string username;
    std::string password; ///< secret: never logged, never in metrics
    std::string caFile; ///< PEM; empty with TLS: the system's trust store
    std::string certificateFile; ///< PEM, for client authentication
    std::string keyFile; ///< PEM
    std::chrono::seconds keepAlive = kLocalKeepAlive; ///< kRemoteKeepAlive for a broker elsewhere
    /// How long the broker keeps our session (core/FACTS.md, "The broker's window").
    std::chrono::seconds sessionExpiry{7 * 24 * 3600};
    std::uint16_t receiveMaximum = 1000; ///< unacknowledged messages the broker may send us
    std::string sharedGroup; ///< not empty: subscribe as $share/<group>/…, so that replicas share the load
    /// Own unacknowledged publishes; libmosquitto walks them all (core/FACTS.md, "In flight").
    std::uint16_t sendWindow = 200;
};

} // namespace lineside
