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

/// Properties begin at `start`, if there is anything there.
bool propertiesFit(QByteArrayView body, qsizetype start)
{
    qsizetype length = 0;
    for (int shift = 0; shift <= 21; shift += 7) {
        if (start >= body.size())
            return shift == 0;
        const auto byte = static_cast<quint8>(body.at(start++));
        length |= qsizetype(byte & 0x7F) << shift;
        if (byte < 0x80)
            return length <= body.size() - start;
    }
    return false;
}

bool publishFits(QByteArrayView packet, QByteArrayView body, bool mqtt5)
{
    if (body.size() < 2)
        return false;
    const bool hasPacketId = packet.front() & 0x06;
    const qsizetype start = 2 + qFromBigEndian<quint16>(body.data()) + (hasPacketId ? kPacketIdSize : 0);
    return start <= body.size() && (!mqtt5 || (start < body.size() && propertiesFit(body, start)));
}

} // namespace

MqttPacketType typeOfPacket(QByteArrayView packet)
{
    return static_cast<MqttPacketType>(static_cast<quint8>(packet.front()) >> 4);
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
    case MqttPacketType::Pubrel:
    case MqttPacketType::Pubcomp:
        return isShort && fits(kPacketIdSize, kAckReasonEnd);
    case MqttPacketType::Suback:
    case MqttPacketType::Unsuback:
        return isShort && fits(kPacketIdSize + 1, kPacketIdSize);
    case MqttPacketType::PingResponse:
    case MqttPacketType::Disconnect:
        return true; // not shown
    }
    return false;
}

} // namespace lineside
