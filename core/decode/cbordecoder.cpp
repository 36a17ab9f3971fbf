// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/cbordecoder.h"

#include "decode/cborjson.h"

namespace lineside {

namespace {

/// What `read` makes of the message in JSON.
template <typename T, typename Read>
Result<T> readAsJson(const RawMessageView &message, Read read)
{
    const auto json = jsonOfCbor(message.payload);
    if (!json)
        return Unexpected(json.error());
    RawMessageView same = message;
    same.payload = *json;
    return read(same);
}

} // namespace

Result<Reading> CborDecoder::reading(const RawMessageView &message, std::string_view deviceIdFromTopic,
                                     Timestamp timestamp)
{
    return readAsJson<Reading>(
        message, [&](const RawMessageView &json) { return m_json.reading(json, deviceIdFromTopic, timestamp); });
}

Result<Device> CborDecoder::device(const RawMessageView &message, std::string_view deviceIdFromTopic)
{
    return readAsJson<Device>(message,
                              [&](const RawMessageView &json) { return m_json.device(json, deviceIdFromTopic); });
}

Result<CommandReply> CborDecoder::commandReply(const RawMessageView &message)
{
    return readAsJson<CommandReply>(message, [&](const RawMessageView &json) { return m_json.commandReply(json); });
}

} // namespace lineside
