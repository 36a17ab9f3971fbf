// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <chrono>
#include <optional>

namespace lineside {

enum class MqttPacketType {
    Connack = 2,
    Publish = 3,
    Puback = 4,
    Pubrec = 5,
    Pubrel = 6,
    Pubcomp = 7,
    Suback = 9,
    Unsuback = 11,
    PingResponse = 13,
    Disconnect = 14,
};

/// MQTT 5.0 §2.1.2. `packet` is a whole one.
[[nodiscard]] MqttPacketType typeOfPacket(QByteArrayView packet);

/// Whether Qt MQTT 6.4.2 may see this packet. It trusts the lengths inside: properties that claim to go past the end of
/// their packet send it round and round for ever. And it takes the length of an acknowledgement for a single byte.
/// Thread: any. Errors: false for what a client never gets, too.
[[nodiscard]] bool hasSoundLengths(QByteArrayView packet, bool mqtt5);

/// The keep-alive time that a CONNACK of MQTT 5 prescribes, which Qt MQTT 6.4.2 reads and drops. `packet` has sound
/// lengths. nullopt: it prescribes none.
[[nodiscard]] std::optional<std::chrono::seconds> serverKeepAliveIn(QByteArrayView packet);

} // namespace lineside
