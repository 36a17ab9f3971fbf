// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/backoff.h"
#include "mqtt/hostresolver.h"
#include "mqtt/mqttconnection.h"

#include <QTimer>

#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace lineside {

/// What is the same whatever the library: the ladder of attempts, the window of publishes, and the gate. What one
/// attempt does is MqttConnection's.
/// Owner: whoever called makeMqttClient. Thread: the one it was made on. Errors: see MqttClient.
/// What still takes time on the caller's thread: reading certificate files at each attempt, and the TLS handshake's
/// arithmetic. Names are resolved elsewhere, connecting does not block.
class ReconnectingMqttClient final : public MqttClient, private ConnectionListener
{
    Q_OBJECT

public:
    ReconnectingMqttClient(MakeConnection makeConnection, const MqttSettings &settings, const Clock &clock,
                           std::uint64_t seed);
    ~ReconnectingMqttClient() override;

    void setMessageHandler(MessageHandler handler) override;
    void setAckGate(AckGate gate) override;
    void setSubscriptions(std::vector<MqttSubscription> subscriptions) override;
    void start() override;
    void stop() override;
    [[nodiscard]] bool isConnected() const override { return m_connected; }
    [[nodiscard]] std::size_t room() const override;
    [[nodiscard]] Result<std::uint64_t> publish(const MqttPublish &message) override;
    void pauseReading() override;
    void resumeReading() override;
    void releaseAcks() override;

private:
    struct Pending
    {
        std::uint64_t token = 0;
        std::uint16_t packetId = 0;
        bool confirmed = false; ///< QoS 1 or 2
    };
    struct Settled
    {
        std::uint64_t token = 0;
        std::string refusal; ///< empty: it went well
    };
    struct Asked
    {
        std::uint16_t packetId = 0;
        std::string filter;
    };

    void acceptedByBroker(bool sessionPresent, std::uint16_t brokerReceiveMaximum) override;
    void messageArrived(const MqttMessageView &message) override;
    void publishSettled(std::uint16_t packetId, std::string refusal) override;
    void subscriptionSettled(std::uint16_t packetId, std::string refusal) override;
    void libraryAtRest() override;
    void burstRead(bool acknowledgementsWait) override;
    void connectionEnded(const ConnectionEnd &end) override;

    void resolveHost();
    void tryNextAddress();
    void attemptFailed(const ConnectionEnd &end);
    void connectionBroke(const ConnectionEnd &end);
    [[nodiscard]] bool adaptVersion(const ConnectionEnd &end);
    [[nodiscard]] ConnectionEnd withSuspicion(ConnectionEnd end, std::chrono::milliseconds held);
    void retryLater(const ConnectionEnd &end);
    void dropConnection();
    void subscribeAll();
    void failPending(const std::string &reason);
    void reportSettled();
    [[nodiscard]] bool idsRunOut() const;
    [[nodiscard]] QString peerText() const;
    void applyHold();
    void flush();

    const MakeConnection m_makeConnection;
    const MqttSettings m_settings;
    const Clock &m_clock;
    std::vector<MqttSubscription> m_subscriptions;
    MessageHandler m_handler;
    AckGate m_gate;

    HostResolver m_resolver;
    std::vector<std::string> m_addresses;
    std::size_t m_nextAddress = 0;
    MqttConnection *m_connection = nullptr; ///< dies by deleteLater(): it may be what called us
    QTimer m_retryTimer;
    QTimer m_flushTimer;
    Backoff m_backoff;
    Backoff m_evictedBackoff;
    bool m_running = false;
    bool m_connected = false;
    bool m_mqtt5 = true;
    bool m_hasSpokenMqtt5 = false; ///< with this broker, in this life
    int m_silentEnds = 0; ///< attempts in a row that the broker ended without a word
    int m_shortLives = 0; ///< connections in a row that the broker closed at once
    std::string m_lastReason; ///< the one that was logged
    std::int64_t m_connectedAtMs = 0; ///< monotonic
    std::uint32_t m_maybeRepeated = 0; ///< so many of the next messages may have been sent before

    std::deque<Pending> m_pending;
    std::deque<Settled> m_settled;
    std::vector<Asked> m_asked;
    std::size_t m_window = 0; ///< QoS 1 and 2
    std::size_t m_unconfirmed = 0;
    std::uint64_t m_lastToken = 0;
    bool m_wasFull = false;
    bool m_paused = false;
    bool m_gateClosed = false;
};

} // namespace lineside
