// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/cbordecoder.h"
#include "decode/jsondecoder.h"
#include "decode/payloaddecoder.h"

#include <string_view>

namespace lineside {

/// The way into decode: each message goes to the decoder of its format.
/// Owner: Pipeline. Thread: pipeline. Errors: as PayloadDecoder; a format that has no decoder here is UnknownFormat.
class Decoder
{
public:
    [[nodiscard]] Result<Reading> reading(const RawMessageView &message, std::string_view deviceIdFromTopic,
                                          Timestamp timestamp = Timestamp::AsTold);
    [[nodiscard]] bool hadOwnZone() const { return m_last->hadOwnZone(); }
    [[nodiscard]] Result<Device> device(const RawMessageView &message, std::string_view deviceIdFromTopic);
    [[nodiscard]] Result<CommandReply> commandReply(const RawMessageView &message);
    [[nodiscard]] DecodeDoubts takeDoubts(); ///< of all decoders there are

private:
    /// nullptr: there is none.
    [[nodiscard]] PayloadDecoder *decoderOf(PayloadFormat format);

    JsonDecoder m_json;
    CborDecoder m_cbor;
    const PayloadDecoder *m_last = &m_json; ///< of the last reading
};

} // namespace lineside
