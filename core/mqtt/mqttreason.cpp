// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mqttreason.h"

#include <algorithm>
#include <array>

namespace lineside {

namespace {

constexpr int kUnsupportedVersion = 0x84;
constexpr int kSessionTakenOver = 0x8E;

/// From kFirstFailureReason on.
constexpr std::array kFailures{
    "unspecified error", // 0x80
    "malformed packet",
    "protocol error",
    "not accepted by the broker",
    "the broker does not speak this version of MQTT",
    "the broker does not accept this client id",
    "wrong user name or password",
    "not authorised",
    "the broker is not available", // 0x88
    "the broker is busy",
    "this client is banned",
    "the broker shuts down",
    "wrong authentication method",
    "the broker has not heard from us",
    "taken over by a twin client id",
    "the topic filter is not valid",
    "the topic is not valid", // 0x90
    "the packet id is in use",
    "the packet id is not known",
    "more unacknowledged messages than the broker takes",
    "the topic alias is not valid",
    "larger than the broker takes",
    "too many messages in this time",
    "the broker's quota is exceeded",
    "ended by the broker's administrator", // 0x98
    "the payload is not of the format it claims",
    "the broker keeps no retained messages",
    "the broker does not offer this QoS",
    "the broker asks to use another",
    "the broker has moved",
    "the broker has no shared subscriptions",
    "too many connections in this time",
    "the longest time of a connection is over", // 0xA0
    "the broker has no subscription identifiers",
    "the broker has no subscriptions with wildcards",
};

/// The MQTT 5 code of a CONNACK return code of 3.1.1.
int connackCode5(int code)
{
    constexpr std::array kCodes{0, kUnsupportedVersion, 0x85, 0x88, 0x86, 0x87};
    return code >= 0 && code < int(kCodes.size()) ? kCodes[std::size_t(code)] : code;
}

} // namespace

std::string mqttReason(int code)
{
    const int index = code - kFirstFailureReason;
    if (index >= 0 && index < int(kFailures.size()))
        return kFailures[std::size_t(index)];
    return "reason " + std::to_string(code);
}

bool isDenial(std::string_view reason)
{
    // not accepted, version, client id, password, not authorised, banned, authentication method
    constexpr std::array kCodes{0x83, kUnsupportedVersion, 0x85, 0x86, 0x87, 0x8A, 0x8C};
    return std::any_of(kCodes.begin(), kCodes.end(), [reason](int code) { return mqttReason(code) == reason; });
}

bool isAboutMessage(int disconnectCode)
{
    // malformed, protocol error, not accepted, not authorised, topic, alias, size, quota, format, retain, QoS
    constexpr std::array kCodes{0x81,          0x82, 0x83, 0x87, 0x90, 0x94, 0x95, 0x97, 0x99, kRetainNotOffered,
                                kQosNotOffered};
    return std::find(kCodes.begin(), kCodes.end(), disconnectCode) != kCodes.end();
}

std::string refusalIn(int code)
{
    return code >= kFirstFailureReason ? mqttReason(code) : std::string();
}

ConnectionEnd refusedWith(int connackCode, bool mqtt5)
{
    // A broker that knows no MQTT 5 may say so in the words of 3.1.1.
    const int code = mqtt5 && connackCode != 1 ? connackCode : connackCode5(connackCode);
    using Cause = ConnectionEnd::Cause;
    return {code == kUnsupportedVersion ? Cause::WrongVersion : Cause::Refused, mqttReason(code), code};
}

ConnectionEnd dismissedWith(int code, bool wasAccepted)
{
    using Cause = ConnectionEnd::Cause;
    if (code == kSessionTakenOver)
        return {Cause::EvictedByTwin, mqttReason(code), code};
    return {wasAccepted ? Cause::Dismissed : Cause::Refused, mqttReason(code), code};
}

} // namespace lineside
