// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <array>
#include <chrono>
#include <cstdint>
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

/// Whether the lengths inside are those of whole fields. Qt MQTT 6.4.2 trusts them: properties that claim to go past
/// the end of their packet send it round and round for ever. And it takes some lengths for a single byte.
/// Thread: any. Errors: false for what a client never gets, too.
[[nodiscard]] bool hasSoundLengths(QByteArrayView packet, bool mqtt5);

/// Of an acknowledgement with sound lengths, or of a SUBSCRIBE.
[[nodiscard]] std::uint16_t packetIdIn(QByteArrayView packet);

/// Of an acknowledgement with sound lengths: MQTT 5.0 §3.4.2.1 and the like, §3.9.3 of a SUBACK. 0: it names none.
[[nodiscard]] int reasonIn(QByteArrayView packet, bool mqtt5);

/// The acknowledgement of a publish as Qt MQTT 6.4.2 takes it whatever the reason, which it must not see: it takes a
/// code that it does not know for broken MQTT, and releases (PUBREL) what a PUBREC has refused, against MQTT 5.0
/// §4.3.3. So there is no reason in it, and a PUBREC that `refuses` is a PUBACK. `packet` has sound lengths.
[[nodiscard]] std::array<char, 4> plainAcknowledgement(QByteArrayView packet, bool refuses);

/// The keep-alive time that a CONNACK of MQTT 5 prescribes, which Qt MQTT 6.4.2 reads and drops. `packet` has sound
/// lengths. nullopt: it prescribes none.
[[nodiscard]] std::optional<std::chrono::seconds> serverKeepAliveIn(QByteArrayView packet);

} // namespace lineside
