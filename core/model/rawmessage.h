// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lineside {

/// What a payload is written in; its source says so. The numbers stand in journals and are never changed; one more is
/// one more case in decode/decoder.cpp.
enum class PayloadFormat : std::uint8_t {
    Json = 0, ///< core/CONTRACT.md §1; also what journals hold that were written before there was a choice
    Cbor = 1, ///< the same fields, RFC 8949
};

/// What stands for a source's name in the journal. Never 0. FNV-1a of 32 bits: an entry more or less in the
/// configuration changes no other's number.
[[nodiscard]] constexpr std::uint32_t sourceNumber(std::string_view name)
{
    std::uint32_t number = 2166136261U;
    for (const char letter : name)
        number = (number ^ static_cast<std::uint8_t>(letter)) * 16777619U;
    return number == 0 ? 1 : number;
}

/// A message as it came from outside, borrowed for the call in which it is seen.
struct RawMessageView
{
    std::string_view topic; ///< "devices/{id}/data" and its siblings, whatever the transport calls it
    std::string_view payload;
    std::string_view correlation; ///< MQTT 5 correlation data; empty where the transport has none
    std::int64_t arrivalMs = 0; ///< UTC
    std::uint8_t qos = 0;
    bool retained = false; ///< the broker's stored copy, not news
    bool redelivered = false; ///< DUP, or early in a resumed session: may have been seen before
    PayloadFormat format = PayloadFormat::Json;
    std::uint32_t source = 0; ///< sourceNumber() of who brought it; 0: journalled before there was one
    /// Journal position at which the resumed session began that brought a redelivered message: what it repeats lies up
    /// to here. 0: not known.
    std::uint64_t sessionBegan = 0;
};

/// A message the engine did not take, kept to look at.
struct RejectedMessage
{
    static constexpr std::size_t kFirstBytes = 256; ///< of the payload, enough to see what it was meant to be

    std::int64_t arrivalMs = 0; ///< UTC
    std::string topic;
    std::string reason; ///< label under which it is counted: "invalid_json", "missing_field", …
    std::string detail; ///< a sentence for a person
    std::string firstBytes; ///< at most kFirstBytes of the payload, not necessarily valid UTF-8
};

} // namespace lineside
