// SPDX-License-Identifier: GPL-3.0-or-later
#include "coap/coappacket.h"

#include <array>
#include <netinet/in.h>

namespace lineside {

namespace {

constexpr std::uint8_t kReservedExponent = 7;

std::string_view viewOf(const std::uint8_t *bytes, std::size_t size)
{
    return {reinterpret_cast<const char *>(bytes), size};
}

std::string_view valueOf(const coap_opt_t *option)
{
    return viewOf(coap_opt_value(option), coap_opt_length(option));
}

} // namespace

std::vector<std::string_view> coapOptions(const coap_pdu_t *packet, std::uint16_t option)
{
    coap_opt_filter_t wanted;
    coap_option_filter_clear(&wanted);
    coap_option_filter_set(&wanted, option);
    coap_opt_iterator_t at;
    coap_option_iterator_init(packet, &at, &wanted);
    std::vector<std::string_view> values;
    while (const coap_opt_t *each = coap_option_next(&at))
        values.push_back(valueOf(each));
    return values;
}

std::optional<std::uint32_t> coapNumber(const coap_pdu_t *packet, std::uint16_t option)
{
    coap_opt_iterator_t at;
    const coap_opt_t *found = coap_check_option(packet, option, &at);
    if (found == nullptr || coap_opt_length(found) > sizeof(std::uint32_t))
        return std::nullopt;
    return coap_decode_var_bytes(coap_opt_value(found), coap_opt_length(found));
}

std::optional<CoapBlock> coapBlock(const coap_pdu_t *packet, std::uint16_t option)
{
    constexpr std::uint32_t kMostBlocks = 1U << 20; // its number has 20 bits
    const auto value = coapNumber(packet, option);
    if (!value || (*value & kReservedExponent) == kReservedExponent || *value >> 4 >= kMostBlocks)
        return std::nullopt;
    return CoapBlock{*value >> 4, (*value & 8) != 0, static_cast<std::uint8_t>(*value & kReservedExponent)};
}

std::string_view coapPayload(const coap_pdu_t *packet)
{
    std::size_t size = 0;
    const std::uint8_t *bytes = nullptr;
    return coap_get_data(packet, &size, &bytes) != 0 ? viewOf(bytes, size) : std::string_view();
}

std::string_view coapToken(const coap_pdu_t *packet)
{
    const coap_bin_const_t token = coap_pdu_get_token(packet);
    return viewOf(token.s, token.length);
}

std::size_t coapSize(const coap_pdu_t *packet)
{
    constexpr std::size_t kHeaderBytes = 4;
    std::size_t size = kHeaderBytes + coapToken(packet).size() + coapPayload(packet).size();
    coap_opt_iterator_t at;
    coap_option_iterator_init(packet, &at, COAP_OPT_ALL);
    while (const coap_opt_t *each = coap_option_next(&at))
        size += 1 + coap_opt_length(each);
    return size;
}

void addCoapNumber(coap_pdu_t *packet, std::uint16_t option, std::uint32_t value)
{
    std::array<std::uint8_t, sizeof value> bytes{};
    const std::size_t size = coap_encode_var_safe(bytes.data(), bytes.size(), value);
    coap_add_option(packet, option, size, bytes.data());
}

std::string coapPeerOf(const coap_session_t *session)
{
    const coap_address_t *peer = coap_session_get_addr_remote(session);
    std::string bytes;
    if (peer->addr.sa.sa_family == AF_INET6)
        bytes.append(viewOf(peer->addr.sin6.sin6_addr.s6_addr, sizeof peer->addr.sin6.sin6_addr));
    else
        bytes.append(reinterpret_cast<const char *>(&peer->addr.sin.sin_addr), sizeof peer->addr.sin.sin_addr);
    // The port is at the same place in both.
    bytes.append(reinterpret_cast<const char *>(&peer->addr.sin.sin_port), sizeof peer->addr.sin.sin_port);
    return bytes;
}

bool isCoapPeerLocal(const coap_session_t *session)
{
    constexpr std::uint32_t kLoopbackNet = 127;
    const coap_address_t *peer = coap_session_get_addr_remote(session);
    if (peer->addr.sa.sa_family == AF_INET6)
        return IN6_IS_ADDR_LOOPBACK(&peer->addr.sin6.sin6_addr);
    return ntohl(peer->addr.sin.sin_addr.s_addr) >> 24 == kLoopbackNet;
}

} // namespace lineside
