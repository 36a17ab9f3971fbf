// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire.h"

#include <optional>

namespace bench {

namespace {

constexpr char kConnect = 0x10;
constexpr char kPublishQos1 = 0x32;
constexpr char kPuback = 0x40;
constexpr char kSubscribe = char(0x82);
constexpr std::uint8_t kPublish = 3;

void appendShort(std::string &out, std::size_t number)
{
    out.push_back(static_cast<char>(number >> 8));
    out.push_back(static_cast<char>(number & 0xff));
}

void appendText(std::string &out, std::string_view text)
{
    appendShort(out, text.size());
    out += text;
}

void appendLength(std::string &out, std::size_t length)
{
    do {
        const auto digit = static_cast<char>(length % 128);
        length /= 128;
        out.push_back(static_cast<char>(length > 0 ? digit | char(0x80) : digit));
    } while (length > 0);
}

std::size_t readShort(std::string_view bytes)
{
    return static_cast<std::size_t>(static_cast<std::uint8_t>(bytes[0])) << 8 | static_cast<std::uint8_t>(bytes[1]);
}

struct Header
{
    std::size_t bytes = 0;
    std::size_t length = 0;
};

std::optional<Header> readHeader(std::string_view bytes)
{
    std::size_t length = 0;
    for (std::size_t i = 1, shift = 0; i < bytes.size() && i <= 4; ++i, shift += 7) {
        const auto digit = static_cast<std::uint8_t>(bytes[i]);
        length |= static_cast<std::size_t>(digit & 0x7f) << shift;
        if ((digit & 0x80) == 0)
            return Header{i + 1, length};
    }
    return std::nullopt;
}

Packet parse(std::uint8_t first, std::string_view body)
{
    Packet packet{static_cast<std::uint8_t>(first >> 4), static_cast<std::uint8_t>((first >> 1) & 3), 0, {}, {}};
    if (packet.type != kPublish)
        return packet;
    const auto topicBytes = readShort(body);
    packet.topic = body.substr(2, topicBytes);
    body.remove_prefix(2 + topicBytes);
    if (packet.qos > 0) {
        packet.packetId = static_cast<std::uint16_t>(readShort(body));
        body.remove_prefix(2);
    }
    packet.payload = body;
    return packet;
}

} // namespace

void appendConnect(std::string &out, std::string_view clientId)
{
    out.push_back(kConnect);
    appendLength(out, 12 + clientId.size());
    appendText(out, "MQTT");
    out += std::string_view("\x04\x02\x00\x00", 4); // 3.1.1, clean session, no keep-alive
    appendText(out, clientId);
}

void appendSubscribe(std::string &out, std::string_view filter)
{
    out.push_back(kSubscribe);
    appendLength(out, 5 + filter.size());
    appendShort(out, 1);
    appendText(out, filter);
    out.push_back(1);
}

void appendPublish(std::string &out, std::string_view topic, std::string_view payload, std::uint16_t packetId)
{
    out.push_back(kPublishQos1);
    appendLength(out, 4 + topic.size() + payload.size());
    appendText(out, topic);
    appendShort(out, packetId);
    out += payload;
}

void appendPuback(std::string &out, std::uint16_t packetId)
{
    out.push_back(kPuback);
    out.push_back(2);
    appendShort(out, packetId);
}

void takePackets(std::string &buffer, const std::function<void(const Packet &)> &take)
{
    std::string_view rest = buffer;
    while (const auto header = readHeader(rest)) {
        if (rest.size() < header->bytes + header->length)
            break;
        take(parse(static_cast<std::uint8_t>(rest.front()), rest.substr(header->bytes, header->length)));
        rest.remove_prefix(header->bytes + header->length);
    }
    buffer.erase(0, buffer.size() - rest.size());
}

} // namespace bench
