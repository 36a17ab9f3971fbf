// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/mqttconnection.h"

#include <string>
#include <string_view>

namespace lineside {

/// Sentences for a person out of what the protocol gives as numbers.
/// Reason codes: MQTT 5.0 §2.4; CONNACK return codes 1 to 5: MQTT 3.1.1 §3.2.2.3.

inline constexpr int kFirstFailureReason = 0x80; ///< lower ones are kinds of success
inline constexpr int kRetainNotOffered = 0x9A;
inline constexpr int kQosNotOffered = 0x9B;

inline constexpr const char *kClosedByBroker = "the broker closed the connection";
inline constexpr const char *kClosedAtQos2 = "the broker closed the connection at a message of QoS 2";
inline constexpr const char *kClosedInsteadOfConfirming
    = "the broker closed the connection instead of confirming a message";
inline constexpr const char *kClosedInsteadOfGranting
    = "the broker closed the connection instead of granting the subscription";
inline constexpr const char *kBrokerIsSilent = "the broker does not answer any more";
inline constexpr const char *kNotMqtt = "what the broker sends is not MQTT";
inline constexpr const char *kCertificateRefused = "the broker's certificate was refused: ";

[[nodiscard]] std::string mqttReason(int code);
/// A CONNACK gave this reason, and the broker will go on saying no until somebody changes something.
[[nodiscard]] bool isDenial(std::string_view reason);
/// Of a DISCONNECT: it is what was sent that the broker does not take, not the moment.
[[nodiscard]] bool isAboutMessage(int disconnectCode);
/// The same for an acknowledgement: empty when it is none of failure.
[[nodiscard]] std::string refusalIn(int code);
/// The broker has answered CONNECT with this code.
[[nodiscard]] ConnectionEnd refusedWith(int connackCode, bool mqtt5);
/// The broker has sent DISCONNECT with this code.
[[nodiscard]] ConnectionEnd dismissedWith(int code, bool wasAccepted);

} // namespace lineside
