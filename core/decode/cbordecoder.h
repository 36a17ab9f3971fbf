// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/jsondecoder.h"

namespace lineside {

/// Payloads in CBOR (RFC 8949): the same fields under the same names, read as the JSON that they stand for, so that
/// both formats obey the same rules. Owner: Decoder. Thread: pipeline. Errors: as PayloadDecoder.
class CborDecoder final : public PayloadDecoder
{
public:
    [[nodiscard]] Result<Reading> reading(const RawMessageView &message, std::string_view deviceIdFromTopic,
                                          Timestamp timestamp) override;
    [[nodiscard]] bool hadOwnZone() const override { return m_json.hadOwnZone(); }
    [[nodiscard]] Result<Device> device(const RawMessageView &message, std::string_view deviceIdFromTopic) override;
    [[nodiscard]] Result<CommandReply> commandReply(const RawMessageView &message) override;
    [[nodiscard]] DecodeDoubts takeDoubts() override { return m_json.takeDoubts(); }

private:
    JsonDecoder m_json;
};

} // namespace lineside
