// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace lineside {

/// Why a message from outside was refused: the label it is counted under in the books and in /metrics.
enum class RejectReason : std::uint8_t {
    Empty, ///< no payload, or blanks only
    TooLarge, ///< payload over JsonDecoder::kMaxPayloadBytes
    OtherEncoding, ///< begins with the mark of UTF-16 or UTF-32
    InvalidUtf8, ///< bytes that are no UTF-8
    InvalidJson, ///< breaks the JSON grammar (RFC 8259), or holds an escape of half a surrogate pair
    InvalidCbor, ///< breaks RFC 8949, or a map has a key that is no text
    NotAnObject, ///< JSON, but not an object
    TooDeep, ///< nested deeper than JsonDecoder::kMaxDepth
    MissingField, ///< a required field is absent or null
    DuplicateField, ///< the message names one field twice, so its meaning is a guess
    WrongType, ///< a known field holds another JSON type
    NumberOutOfRange, ///< a number no double can hold
    BadTimestamp, ///< not an RFC 3339 time
    BadText, ///< a text too long, or a name that is empty or holds control characters
    UnknownStatus, ///< a command result that is none of accepted, done, rejected
    DeviceMismatch, ///< topic and payload name different devices
    UnknownTopic, ///< a topic that names no device message; for the caller that splits topics
    UnknownFormat, ///< the last; a PayloadFormat that has no decoder here: a later version wrote the journal
};

/// The label: "invalid_json", "missing_field", …
[[nodiscard]] std::string_view toString(RejectReason reason);

/// All there are.
[[nodiscard]] std::vector<std::string_view> rejectLabels();

/// The refusal as an Error: code InvalidInput, context = label, message = a sentence naming `field` when there is one.
[[nodiscard]] Unexpected refuse(RejectReason reason, std::string_view field = {});

} // namespace lineside
