// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace lineside {

/// One CBOR item as JSON (RFC 8949 §6.1): byte strings as base64url, undefined as null, tags left out but 1, a time in
/// seconds, which becomes RFC 3339. A number is the one that was sent: 21.3 in four bytes is 21.299999237060547.
/// Whatever the bytes, no crash; the text is at most JsonDecoder::kMaxPayloadBytes. Thread: any.
/// Errors: as PayloadDecoder: InvalidCbor (also a map's key that is no text), TooDeep, TooLarge, InvalidUtf8,
/// NumberOutOfRange (no number, or infinite), BadTimestamp, Empty.
[[nodiscard]] Result<std::string> jsonOfCbor(std::string_view bytes);

} // namespace lineside
