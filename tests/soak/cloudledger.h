// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "mqtt/mqttclient.h"

#include "support/sequence.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace lineside {

/// The cloud: hears every row with a session the broker keeps, and notes the publisher's numbers.
/// Owner and thread: the soak's.
class CloudLedger
{
public:
    CloudLedger(std::uint16_t port, const Clock &clock)
    {
        MqttSettings settings;
        settings.host = "127.0.0.1";
        settings.port = port;
        settings.clientId = "cloud-ledger";
        m_client = makeMqttClient(settings, clock, 2);
        m_client->setSubscriptions({{"cloud/sensors/#", 1}});
        m_client->setMessageHandler([this](const MqttMessageView &message) { note(message.payload); });
        QObject::connect(m_client.get(), &MqttClient::subscribed, m_client.get(), [this] { isReady = true; });
        m_client->start();
    }
    ~CloudLedger() { m_client->stop(); }

    bool isReady = false;
    std::uint64_t heard = 0; ///< different numbers
    std::uint64_t again = 0; ///< a number that had come before: QoS 1 may, and the row's key tells

private:
    void note(std::string_view payload)
    {
        const auto number = sequenceOf(payload);
        if (!number)
            return;
        if (m_numbers.size() <= *number)
            m_numbers.resize(*number + 1'000'000);
        ++(m_numbers[*number] ? again : heard);
        m_numbers[*number] = true;
    }

    std::unique_ptr<MqttClient> m_client;
    std::vector<bool> m_numbers;
};

} // namespace lineside
