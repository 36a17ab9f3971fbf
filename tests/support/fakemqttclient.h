// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/mqttclient.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace lineside {

/// A client without a broker: keeps what was published and answers when the test says so. Thread: the test's.
class FakeMqttClient final : public MqttClient
{
public:
    explicit FakeMqttClient(std::size_t window = 4)
        : m_window(window)
    {
    }

    void setMessageHandler(MessageHandler handler) override { m_handler = std::move(handler); }
    void setAckGate(AckGate gate) override { m_gate = std::move(gate); }
    void setSubscriptions(std::vector<MqttSubscription> wanted) override { subscriptions = std::move(wanted); }
    void setWill(MqttPublish wanted) override { will = std::move(wanted); }
    void start() override { isStarted = true; }
    void stop() override
    {
        isStarted = false;
        m_connected = false;
    }
    [[nodiscard]] bool isConnected() const override { return m_connected; }
    [[nodiscard]] std::string_view protocol() const override { return "5"; }
    [[nodiscard]] std::size_t room() const override { return m_connected ? m_window - m_open.size() : 0; }

    [[nodiscard]] Result<std::uint64_t> publish(const MqttPublish &message) override
    {
        if (room() == 0)
            return unexpected(m_connected ? ErrorCode::Full : ErrorCode::Unavailable, "no room");
        messages.push_back(message);
        m_open.push_back(++m_lastToken);
        return m_lastToken;
    }

    void pauseReading() override { }
    void resumeReading() override { }
    void releaseAcks() override { }

    /// What the broker and the network do.
    void connectNow()
    {
        m_connected = true;
        Q_EMIT connected(false); // roomAvailable() is for room lost to publishes
    }
    void breakNow()
    {
        m_connected = false;
        for (const auto token : std::exchange(m_open, {}))
            Q_EMIT publishFailed(token, QStringLiteral("the connection broke"), PublishFailure::Broken);
        Q_EMIT connectionLost(QStringLiteral("the connection broke"));
    }
    void confirm(std::uint64_t token)
    {
        close(token);
        Q_EMIT published(token);
    }
    void refuse(std::uint64_t token)
    {
        close(token);
        Q_EMIT publishFailed(token, QStringLiteral("not authorised"), PublishFailure::Refused);
    }
    void deliver(const MqttMessageView &message) { m_handler(message); }

    std::vector<MqttPublish> messages; ///< all ever taken; the token of the first is 1
    std::vector<MqttSubscription> subscriptions;
    MqttPublish will;
    bool isStarted = false;

private:
    void close(std::uint64_t token) { std::erase(m_open, token); }

    std::size_t m_window;
    bool m_connected = false;
    std::uint64_t m_lastToken = 0;
    std::vector<std::uint64_t> m_open;
    MessageHandler m_handler;
    AckGate m_gate;
};

} // namespace lineside
