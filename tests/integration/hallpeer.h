// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/rfc3339.h"
#include "mqtt/mqttclient.h"

#include <QObject>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace lineside {

/// The world outside the engine in one MQTT client: publishes as a device would and keeps what it hears.
/// Owner and thread: the test's.
class HallPeer : public QObject
{
public:
    struct Heard
    {
        std::string topic;
        std::string payload;
    };

    HallPeer(std::uint16_t port, const std::vector<std::string> &filters, const Clock &clock)
        : m_clock(clock)
    {
        MqttSettings settings;
        settings.host = "127.0.0.1";
        settings.port = port;
        settings.clientId = "hall-peer";
        m_client = makeMqttClient(settings, clock, 1);
        std::vector<MqttSubscription> subscriptions;
        for (const std::string &filter : filters)
            subscriptions.push_back({filter, 1});
        m_client->setSubscriptions(std::move(subscriptions));
        m_client->setMessageHandler([this](const MqttMessageView &message) {
            heard.push_back({std::string(message.topic), std::string(message.payload)});
            onHeard(heard.back());
        });
        connect(m_client.get(), &MqttClient::connected, this, [this, listens = !filters.empty()] {
            isReady = isReady || !listens;
            sendWaiting();
        });
        connect(m_client.get(), &MqttClient::subscribed, this, [this] { isReady = true; });
        connect(m_client.get(), &MqttClient::roomAvailable, this, &HallPeer::sendWaiting);
        connect(m_client.get(), &MqttClient::published, this, [this](quint64 token) { settle(token, true); });
        connect(m_client.get(), &MqttClient::publishFailed, this, [this](quint64 token) { settle(token, false); });
        m_client->start();
    }
    ~HallPeer() override { m_client->stop(); }

    /// Published at QoS 1, again after a break, until the broker has confirmed it.
    void publish(std::string topic, std::string payload) { publish({std::move(topic), std::move(payload)}); }
    void publish(MqttPublish message)
    {
        m_waiting.push_back(std::move(message));
        sendWaiting();
    }
    void publishReading(const std::string &device, double value, std::uint64_t sequence)
    {
        publish("devices/" + device + "/data",
                R"({"device_id":")" + device + R"(","timestamp":")" + formatRfc3339(m_clock.utcMs())
                    + R"(","sensor_type":"temperature","value":)" + std::to_string(value)
                    + R"(,"unit":"celsius","location":"hall 1","metadata":{"sequence":)" + std::to_string(sequence)
                    + "}}");
    }

    [[nodiscard]] std::size_t countHeard(const std::string &topic) const
    {
        return static_cast<std::size_t>(std::ranges::count(heard, topic, &Heard::topic));
    }

    std::vector<Heard> heard;
    std::uint64_t confirmed = 0;
    /// A message goes out once more because the connection broke before the broker confirmed it: two messages for
    /// everybody else, if the broker had it.
    std::function<void(const MqttPublish &)> onSentAgain = [](const MqttPublish &) {};
    std::function<void(const Heard &)> onHeard = [](const Heard &) {};
    bool isReady = false;

private:
    void sendWaiting()
    {
        while (!m_waiting.empty()) {
            const auto token = m_client->publish(m_waiting.front());
            if (!token)
                return;
            m_underway.emplace_back(*token, std::move(m_waiting.front()));
            m_waiting.pop_front();
        }
    }
    void settle(quint64 token, bool delivered)
    {
        const auto sent = std::ranges::find(m_underway, token, [](const auto &entry) { return entry.first; });
        if (delivered) {
            ++confirmed;
        } else {
            onSentAgain(sent->second);
            m_waiting.push_front(std::move(sent->second));
        }
        m_underway.erase(sent);
    }

    const Clock &m_clock;
    std::unique_ptr<MqttClient> m_client;
    std::deque<MqttPublish> m_waiting;
    std::deque<std::pair<std::uint64_t, MqttPublish>> m_underway;
};

} // namespace lineside
