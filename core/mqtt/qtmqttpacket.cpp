// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/qtmqttpacket.h"

#include <QtEndian>

namespace lineside {

namespace {

constexpr qsizetype kPacketIdSize = 2;
constexpr qsizetype kConnackStart = 2; ///< flags and reason: MQTT 5.0 §3.2.2
constexpr qsizetype kAckReasonEnd = kPacketIdSize + 1; ///< MQTT 5.0 §3.4.2
constexpr qsizetype kHeaderOfShortPacket = 2;

/// What follows the fixed header, of which nextPacket() has checked the length.
QByteArrayView bodyOf(QByteArrayView packet)
{
    qsizetype start = 1;
    while (static_cast<quint8>(packet.at(start)) & 0x80)
        ++start;
    return packet.sliced(start + 1);
}

/// Where the properties end that begin at `start`, if there is anything there. nullopt: past the end of the packet.
std::optional<qsizetype> endOfProperties(QByteArrayView body, qsizetype start)
{
    qsizetype length = 0;
    for (int shift = 0; shift <= 21; shift += 7) {
        if (start >= body.size())
            return shift == 0 ? std::optional(body.size()) : std::nullopt;
        const auto byte = static_cast<quint8>(body.at(start++));
        length |= qsizetype(byte & 0x7F) << shift;
        if (byte < 0x80)
            return length <= body.size() - start ? std::optional(start + length) : std::nullopt;
    }
    return std::nullopt;
}

bool propertiesFit(QByteArrayView body, qsizetype start)
{
    return endOfProperties(body, start).has_value();
}

/// Where the codes of a SUBACK begin: one for each filter, and each of our SUBSCRIBE has one filter.
qsizetype startOfCodes(QByteArrayView body, bool mqtt5)
{
    return mqtt5 ? endOfProperties(body, kPacketIdSize).value_or(body.size()) : kPacketIdSize;
}

bool publishFits(QByteArrayView packet, QByteArrayView body, bool mqtt5)
{
    if (body.size() < 2)
        return false;
    const bool hasPacketId = packet.front() & 0x06;
    const qsizetype start = 2 + qFromBigEndian<quint16>(body.data()) + (hasPacketId ? kPacketIdSize : 0);
    return start <= body.size() && (!mqtt5 || (start < body.size() && propertiesFit(body, start)));
}

/// Bytes of a property of a CONNACK behind its identifier: MQTT 5.0 §2.2.2.2. 0: not one of them.
qsizetype propertySize(quint8 identifier, QByteArrayView rest)
{
    const auto text = [rest](qsizetype at) -> qsizetype {
        return rest.size() < at + 2 ? 0 : at + 2 + qFromBigEndian<quint16>(rest.data() + at);
    };
    switch (identifier) {
    case 0x24: // maximum QoS
    case 0x25: // retain available
    case 0x28: // wildcard subscriptions
    case 0x29: // subscription identifiers
    case 0x2A: // shared subscriptions
        return 1;
    case 0x13: // server keep alive
    case 0x21: // receive maximum
    case 0x22: // topic alias maximum
        return 2;
    case 0x11: // session expiry
    case 0x27: // maximum packet size
        return 4;
    case 0x12: // assigned client id
    case 0x15: // authentication method
    case 0x16: // authentication data
    case 0x1A: // response information
    case 0x1C: // server reference
    case 0x1F: // reason
        return text(0);
    case 0x26: // user property
        return text(text(0));
    default:
        return 0;
    }
}

QByteArrayView connackProperties(QByteArrayView body)
{
    qsizetype start = kConnackStart;
    while (start < body.size() && static_cast<quint8>(body.at(start)) & 0x80)
        ++start;
    return start < body.size() ? body.sliced(start + 1) : QByteArrayView();
}

} // namespace

std::optional<std::chrono::seconds> serverKeepAliveIn(QByteArrayView packet)
{
    constexpr quint8 kServerKeepAlive = 0x13;
    QByteArrayView rest = connackProperties(bodyOf(packet));
    while (!rest.isEmpty()) {
        const auto identifier = static_cast<quint8>(rest.front());
        rest = rest.sliced(1);
        const qsizetype size = propertySize(identifier, rest);
        if (size == 0 || size > rest.size())
            return std::nullopt;
        if (identifier == kServerKeepAlive)
            return std::chrono::seconds(qFromBigEndian<quint16>(rest.data()));
        rest = rest.sliced(size);
    }
    return std::nullopt;
}

MqttPacketType typeOfPacket(QByteArrayView packet)
{
    return static_cast<MqttPacketType>(static_cast<quint8>(packet.front()) >> 4);
}

std::uint16_t packetIdIn(QByteArrayView packet)
{
    return qFromBigEndian<quint16>(bodyOf(packet).data());
}

int reasonIn(QByteArrayView packet, bool mqtt5)
{
    const QByteArrayView body = bodyOf(packet);
    if (typeOfPacket(packet) == MqttPacketType::Suback)
        return static_cast<quint8>(body.at(startOfCodes(body, mqtt5)));
    return mqtt5 && body.size() > kPacketIdSize ? static_cast<quint8>(body.at(kPacketIdSize)) : 0;
}

std::array<char, 4> plainAcknowledgement(QByteArrayView packet, bool refuses)
{
    constexpr char kPuback = int(MqttPacketType::Puback) << 4;
    const bool endsHere = refuses && typeOfPacket(packet) == MqttPacketType::Pubrec;
    const QByteArrayView body = bodyOf(packet);
    return {endsHere ? kPuback : packet.front(), kPacketIdSize, body.at(0), body.at(1)};
}

bool hasSoundLengths(QByteArrayView packet, bool mqtt5)
{
    const QByteArrayView body = bodyOf(packet);
    const bool isShort = packet.size() == kHeaderOfShortPacket + body.size();
    const auto fits = [&](qsizetype atLeast, qsizetype propertiesAt) {
        return body.size() >= atLeast && (!mqtt5 || propertiesFit(body, propertiesAt));
    };
    switch (typeOfPacket(packet)) {
    case MqttPacketType::Connack:
        return fits(kConnackStart, kConnackStart);
    case MqttPacketType::Publish:
        return publishFits(packet, body, mqtt5);
    case MqttPacketType::Puback:
    case MqttPacketType::Pubrec:
    case MqttPacketType::Pubcomp:
        return fits(kPacketIdSize, kAckReasonEnd);
    case MqttPacketType::Pubrel:
        return isShort && fits(kPacketIdSize, kAckReasonEnd);
    case MqttPacketType::Suback:
        return body.size() > kPacketIdSize && startOfCodes(body, mqtt5) < body.size();
    case MqttPacketType::Unsuback:
        return isShort && fits(kPacketIdSize + 1, kPacketIdSize);
    case MqttPacketType::PingResponse:
    case MqttPacketType::Disconnect:
        return true; // not shown
    }
    return false;
}

} // namespace lineside
