// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/record.h"

#include "journal/crc32c.h"

#include <cstring>
#include <limits>

namespace lineside::record {

namespace {

/// As it lies in the file, in the machine's byte order: a journal never leaves the machine that wrote it.
struct Header
{
    std::uint32_t checksum = 0; ///< of everything after it, then of the position
    std::uint32_t payloadBytes = 0;
    std::int64_t arrivalMs = 0;
    std::uint16_t topicBytes = 0; ///< 0 marks "no record": a topic is never empty
    std::uint16_t correlationBytes = 0;
    std::uint8_t qos = 0;
    std::uint8_t flags = 0;
    std::uint8_t format = 0; ///< a PayloadFormat; 0, JSON, in records of before it had a meaning
    std::uint8_t reserved = 0;
    std::uint32_t source = 0; ///< sourceNumber(); 0 in records of before it had a meaning
    std::uint32_t sessionBack = 0; ///< how far before its own position its session began, see backTo()
};
static_assert(sizeof(Header) == kHeaderBytes);

constexpr std::uint8_t kRetained = 1;
constexpr std::uint8_t kRedelivered = 2;

std::size_t padded(std::size_t bytes)
{
    return (bytes + kAlignment - 1) / kAlignment * kAlignment;
}

std::uint32_t checksum(const std::byte *recordStart, std::size_t bytes, std::uint64_t position)
{
    constexpr auto skip = sizeof(Header::checksum);
    return crc32c(crc32c(0, recordStart + skip, bytes - skip), &position, sizeof position);
}

/// In steps of kAlignment and from 1, as 0 stands for "not known", which 32 GiB is as well.
std::uint32_t backTo(std::uint64_t sessionBegan, std::uint64_t position)
{
    const std::uint64_t steps = (position - sessionBegan) / kAlignment + 1;
    const bool isKnown = sessionBegan != 0 && sessionBegan <= position;
    return isKnown && steps <= std::numeric_limits<std::uint32_t>::max() ? static_cast<std::uint32_t>(steps) : 0;
}

std::uint64_t sessionBegan(const Header &header, std::uint64_t position)
{
    const std::uint64_t back = (std::uint64_t{header.sessionBack} - 1) * kAlignment;
    return header.sessionBack != 0 && back <= position ? position - back : 0;
}

std::size_t bodyBytes(const Header &header)
{
    return std::size_t{header.topicBytes} + header.correlationBytes + header.payloadBytes;
}

} // namespace

std::size_t sizeOf(const RawMessageView &message)
{
    return padded(kHeaderBytes + message.topic.size() + message.correlation.size() + message.payload.size());
}

void write(std::span<std::byte> room, std::uint64_t position, const RawMessageView &message)
{
    Header header;
    header.payloadBytes = static_cast<std::uint32_t>(message.payload.size());
    header.arrivalMs = message.arrivalMs;
    header.topicBytes = static_cast<std::uint16_t>(message.topic.size());
    header.correlationBytes = static_cast<std::uint16_t>(message.correlation.size());
    header.qos = message.qos;
    header.flags
        = static_cast<std::uint8_t>((message.retained ? kRetained : 0) | (message.redelivered ? kRedelivered : 0));
    header.format = static_cast<std::uint8_t>(message.format);
    header.source = message.source;
    header.sessionBack = backTo(message.sessionBegan, position);
    std::byte *body = room.data() + kHeaderBytes;
    for (const std::string_view part : {message.topic, message.correlation, message.payload}) {
        if (!part.empty()) // an empty view may be null, which memcpy must not see
            std::memcpy(body, part.data(), part.size());
        body += part.size();
    }
    std::memcpy(room.data(), &header, sizeof header);
    header.checksum = checksum(room.data(), kHeaderBytes + bodyBytes(header), position);
    std::memcpy(room.data(), &header.checksum, sizeof header.checksum);
}

std::optional<Found> read(std::span<const std::byte> bytes, std::uint64_t position)
{
    Header header;
    if (bytes.size() < sizeof header)
        return std::nullopt;
    std::memcpy(&header, bytes.data(), sizeof header);
    const std::size_t length = kHeaderBytes + bodyBytes(header);
    if (header.topicBytes == 0 || length > bytes.size() || header.checksum != checksum(bytes.data(), length, position))
        return std::nullopt;

    const auto *body = reinterpret_cast<const char *>(bytes.data()) + kHeaderBytes;
    Found found;
    found.message.topic = {body, header.topicBytes};
    found.message.correlation = {body + header.topicBytes, header.correlationBytes};
    found.message.payload = {body + header.topicBytes + header.correlationBytes, header.payloadBytes};
    found.message.arrivalMs = header.arrivalMs;
    found.message.qos = header.qos;
    found.message.retained = (header.flags & kRetained) != 0;
    found.message.redelivered = (header.flags & kRedelivered) != 0;
    found.message.format = static_cast<PayloadFormat>(header.format); // one of a later version is for decode to refuse
    found.message.source = header.source;
    found.message.sessionBegan = sessionBegan(header, position);
    found.bytes = padded(length);
    return found;
}

} // namespace lineside::record
