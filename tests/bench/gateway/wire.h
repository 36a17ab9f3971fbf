// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace bench {

/// The five packets of MQTT 3.1.1 a load generator needs, written by hand: with a client library the load would take as
/// much of the two cores as what is measured.
void appendConnect(std::string &out, std::string_view clientId);
void appendSubscribe(std::string &out, std::string_view filter);
void appendPublish(std::string &out, std::string_view topic, std::string_view payload, std::uint16_t packetId);
void appendPuback(std::string &out, std::uint16_t packetId);

struct Packet
{
    std::uint8_t type = 0; ///< the upper four bits of the first byte: 2 CONNACK, 3 PUBLISH, 4 PUBACK, 9 SUBACK
    std::uint8_t qos = 0; ///< PUBLISH alone
    std::uint16_t packetId = 0; ///< PUBLISH at QoS 1 and 2
    std::string_view topic;
    std::string_view payload;
};

/// Takes the whole packets off the front of `buffer`.
void takePackets(std::string &buffer, const std::function<void(const Packet &)> &take);

} // namespace bench
