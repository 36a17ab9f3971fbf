// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/backoff.h"
#include "base/sayagain.h"
#include "mqtt/brokerlimits.h"
#include "mqtt/hostresolver.h"
#include "mqtt/mqttconnection.h"

#include <QTimer>

#include <deque>
#include <memory>
#include <optional>
#include <set>
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
    void setWill(MqttPublish will) override;
    void start() override;
    void stop() override;
    [[nodiscard]] bool isConnected() const override { return m_connected; }
    [[nodiscard]] std::string_view protocol() const override { return m_protocol; }
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
        std::uint8_t qos = 0;

        [[nodiscard]] bool isConfirmed() const { return qos > 0; }
    };
    struct Settled
    {
        std::uint64_t token = 0;
        std::string refusal; ///< empty: it went well
    };
    struct Asked
    {
        std::uint16_t packetId = 0;
        MqttSubscription subscription;
    };

    void acceptedByBroker(bool sessionPresent, const BrokerAbilities &abilities) override;
    [[nodiscard]] bool mayBeRepeated(const MqttMessageView &message);
    void messageArrived(const MqttMessageView &message) override;
    void publishSettled(std::uint16_t packetId, std::string refusal) override;
    void subscriptionSettled(std::uint16_t packetId, std::string refusal, std::uint8_t grantedQos) override;
    void libraryAtRest() override;
    void burstRead(bool acknowledgementsWait) override;
    void connectionEnded(const ConnectionEnd &end) override;

    void resolveHost();
    void tryNextAddress();
    void attemptFailed(const ConnectionEnd &end);
    void connectionBroke(const ConnectionEnd &end);
    [[nodiscard]] ConnectionOptions optionsNow() const;
    [[nodiscard]] bool adaptWill(const ConnectionEnd &end);
    [[nodiscard]] bool adaptVersion(const ConnectionEnd &end);
    [[nodiscard]] ConnectionEnd withSuspicion(ConnectionEnd end, std::chrono::milliseconds held);
    [[nodiscard]] std::optional<std::string> whatItAnsweredByClosing(const ConnectionEnd &end) const;
    [[nodiscard]] bool hasQos2Underway() const;
    void learnFromQos2(const ConnectionEnd &end);
    void retryLater(const ConnectionEnd &end);
    void dropConnection();
    void subscribe(const std::vector<MqttSubscription> &subscriptions);
    void subscribeRefusedAgain();
    void noteRefusedSubscription(const MqttSubscription &subscription, const std::string &reason);
    void noteGrantedSubscription(const MqttSubscription &subscription);
    void noteGrantedQos(const MqttSubscription &subscription, std::uint8_t granted);
    [[nodiscard]] bool isGivenLeave(const MqttPublish &message) const;
    void failPending(const std::string &reason, PublishFailure how);
    void reportSettled();
    [[nodiscard]] bool idsRunOut() const;
    [[nodiscard]] QString peerText() const;
    void applyHold();
    void flush();

    const MakeConnection m_makeConnection;
    const MqttSettings m_settings;
    const Clock &m_clock;
    std::vector<MqttSubscription> m_subscriptions;
    std::optional<MqttPublish> m_will; ///< none as well where the broker takes none
    MessageHandler m_handler;
    AckGate m_gate;

    HostResolver m_resolver;
    std::vector<std::string> m_addresses;
    std::size_t m_nextAddress = 0;
    MqttConnection *m_connection = nullptr; ///< dies by deleteLater(): it may be what called us
    QTimer m_retryTimer;
    QTimer m_flushTimer;
    QTimer m_subscribeTimer;
    Backoff m_backoff;
    Backoff m_evictedBackoff;
    Backoff m_subscribePauses;
    bool m_running = false;
    bool m_connected = false;
    bool m_mqtt5 = true;
    bool m_hasSpokenMqtt5 = false; ///< with this broker, in this life
    int m_silentEnds = 0; ///< attempts in a row that the broker ended without a word
    int m_shortLives = 0; ///< connections in a row that the broker closed at once
    int m_unanswered = 0; ///< connections in a row that the broker closed instead of answering
    int m_closedAtExtras = 0; ///< connections in a row that ended at once, an extra subscription unanswered
    bool m_hasAnswered = false; ///< anything but the welcome, in this connection
    std::string m_protocol;
    BrokerLimits m_limits;
    std::string m_lastReason; ///< the one that was logged
    SayAgain m_sayLost; ///< of m_lastReason
    SayAgain m_sayRefused; ///< subscriptions
    std::optional<bool> m_saysRefusals; ///< of the subscriptions asked for last
    std::int64_t m_connectedAtMs = 0; ///< monotonic
    std::uint32_t m_maybeRepeated = 0; ///< so many of the next messages may have been sent before
    std::int64_t m_backlogMs = 0; ///< monotonic, when the last of them came or could not come

    std::deque<Pending> m_pending;
    std::deque<Settled> m_settled;
    std::vector<Asked> m_asked;
    std::vector<MqttSubscription> m_refused; ///< to be asked for again
    std::set<std::string> m_saidWeak; ///< filters granted at less than asked, which the log knows
    bool m_hasSubscribed = false; ///< told, in this connection
    std::size_t m_window = 0; ///< QoS 1 and 2
    std::size_t m_unconfirmed = 0;
    std::uint64_t m_lastToken = 0;
    bool m_wasFull = false;
    bool m_paused = false;
    bool m_gateClosed = false;
};

} // namespace lineside
