// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <coap3/coap.h>

namespace lineside {

// What the door reads of the library's packets and writes into them. Views borrow from the packet. Thread: any.

/// A Block option (RFC 7959 §2.2).
struct CoapBlock
{
    std::uint32_t number = 0;
    bool more = false;
    std::uint8_t sizeExponent = 0; ///< 0 to 6: 16 to 1,024 bytes

    [[nodiscard]] std::size_t size() const { return std::size_t(16) << sizeExponent; }
    [[nodiscard]] std::size_t offset() const { return number * size(); }
    [[nodiscard]] std::uint32_t value() const { return number << 4 | (more ? 8U : 0U) | sizeExponent; }
};

/// The values of the option, in their order.
[[nodiscard]] std::vector<std::string_view> coapOptions(const coap_pdu_t *packet, std::uint16_t option);
/// A number of at most four bytes. Nothing: the option is not there.
[[nodiscard]] std::optional<std::uint32_t> coapNumber(const coap_pdu_t *packet, std::uint16_t option);
/// Nothing: the option is not there, or has the reserved size 7.
[[nodiscard]] std::optional<CoapBlock> coapBlock(const coap_pdu_t *packet, std::uint16_t option);
[[nodiscard]] std::string_view coapPayload(const coap_pdu_t *packet);
[[nodiscard]] std::string_view coapToken(const coap_pdu_t *packet);
/// Bytes of the datagram, at least.
[[nodiscard]] std::size_t coapSize(const coap_pdu_t *packet);
/// Options go in by rising number.
void addCoapNumber(coap_pdu_t *packet, std::uint16_t option, std::uint32_t value);

/// Where a session's peer is, as bytes that differ for each.
[[nodiscard]] std::string coapPeerOf(const coap_session_t *session);
[[nodiscard]] bool isCoapPeerLocal(const coap_session_t *session);

} // namespace lineside
