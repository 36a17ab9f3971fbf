// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database.h"

#include <mosquitto.h>
#include <simdjson.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace yardstick {

/// The whole of the bare program's work on one message: decode, normalise, alert, store, forward. What it does not
/// understand it counts and drops. Owner: main. Thread: the only one.
class Forwarder
{
public:
    Forwarder(mosquitto *client, Database &database)
        : m_client(client)
        , m_database(database)
    {
    }

    void take(std::string_view payload);

    [[nodiscard]] std::uint64_t taken() const { return m_taken; }
    [[nodiscard]] std::uint64_t dropped() const { return m_dropped; }

private:
    void decode(std::string_view payload);
    void normalise();
    void alertWhenOver();
    void forward();
    void publish(std::string_view topicStart, int qos);

    mosquitto *m_client;
    Database &m_database;
    simdjson::ondemand::parser m_parser;
    std::string m_padded; ///< simdjson reads beyond the end
    Row m_row;
    std::string m_topic;
    std::string m_out;
    std::uint64_t m_taken = 0;
    std::uint64_t m_dropped = 0;
};

} // namespace yardstick
