// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/payloaddecoder.h"

#include <cstddef>
#include <memory>
#include <string_view>

namespace lineside {

class FieldReader;

/// The JSON of core/CONTRACT.md §1. A message costs no allocation beyond the strings of its result.
/// Owner: Decoder. Thread: pipeline; one call at a time. Errors: see PayloadDecoder.
/// Rules for all messages: byte order marks, NULs and blanks around the object are no part of it; fields in any order;
/// null means absent; a field named twice is refused; all of the message is checked, also the parts nobody reads;
/// unknown fields of readings and devices are merged into metadata, after the device's own bytes, and metadata's own
/// fields win.
class JsonDecoder final : public PayloadDecoder
{
public:
    /// 256 KiB. Source: our choice; the contract's messages are under 1 KiB, and a megabyte must not come through.
    static constexpr std::size_t kMaxPayloadBytes = 262144;
    /// Levels of objects and arrays inside one field. Source: our choice; bounds the stack of every later reader.
    static constexpr int kMaxDepth = 64;
    /// Plain texts: name, location, unit, reason, … Source: our choice, bounds a row on screen and in the store.
    static constexpr std::size_t kMaxTextBytes = 1024;

    JsonDecoder();
    ~JsonDecoder() override;

    /// Fields that speak of the quality, here or in metadata, set it (decode/qualityfield.h) and stay in metadata; a
    /// quality that is not known is uncertain.
    [[nodiscard]] Result<Reading> reading(const RawMessageView &message, std::string_view deviceIdFromTopic,
                                          Timestamp timestamp) override;
    [[nodiscard]] bool hadOwnZone() const override;
    /// A status is brought to our words where they are known (decode/statusword.h), kept as it came where not.
    [[nodiscard]] Result<Device> device(const RawMessageView &message, std::string_view deviceIdFromTopic) override;
    /// {"id", "status": "accepted" | "done" | "rejected", "reason"}; unknown fields are checked and dropped.
    [[nodiscard]] Result<CommandReply> commandReply(const RawMessageView &message) override;
    [[nodiscard]] DecodeDoubts takeDoubts() override;

private:
    std::unique_ptr<FieldReader> m_reader; // behind a pointer to keep simdjson.h (1 MB) out of every includer
    DecodeDoubts m_doubts;
};

} // namespace lineside
