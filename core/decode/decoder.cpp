// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/decoder.h"

#include "decode/rejectreason.h"

namespace lineside {

/// The table of formats: one line each.
PayloadDecoder *Decoder::decoderOf(PayloadFormat format)
{
    switch (format) {
    case PayloadFormat::Json:
        return &m_json;
    case PayloadFormat::Cbor:
        return &m_cbor;
    }
    return nullptr; // a number of a later version
}

Result<Reading> Decoder::reading(const RawMessageView &message, std::string_view deviceIdFromTopic, Timestamp timestamp)
{
    PayloadDecoder *decoder = decoderOf(message.format);
    if (decoder == nullptr)
        return refuse(RejectReason::UnknownFormat);
    m_last = decoder;
    return decoder->reading(message, deviceIdFromTopic, timestamp);
}

Result<Device> Decoder::device(const RawMessageView &message, std::string_view deviceIdFromTopic)
{
    PayloadDecoder *decoder = decoderOf(message.format);
    return decoder ? decoder->device(message, deviceIdFromTopic) : refuse(RejectReason::UnknownFormat);
}

Result<CommandReply> Decoder::commandReply(const RawMessageView &message)
{
    PayloadDecoder *decoder = decoderOf(message.format);
    return decoder ? decoder->commandReply(message) : refuse(RejectReason::UnknownFormat);
}

DecodeDoubts Decoder::takeDoubts()
{
    DecodeDoubts doubts = m_json.takeDoubts();
    doubts += m_cbor.takeDoubts();
    return doubts;
}

} // namespace lineside
