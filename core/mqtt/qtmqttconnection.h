// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/mqttconnection.h"
#include "mqtt/qtmqttgate.h"
#include "mqtt/readpace.h"

#include <QByteArrayView>
#include <QTimer>
#include <QtMqtt/QMqttClient>
#include <QtMqtt/QMqttPublishProperties>
#include <QtMqtt/QMqttTopicName>

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

class QTcpSocket;

namespace lineside {

/// One attempt to be connected over Qt MQTT, which gets our gate for its socket. The library does not see the socket,
/// and is shown one packet at a time: whatever it tells is noted while it is at work, and acted on when it is at rest.
/// What Qt MQTT does not do is done here: keep-alive that also works while held, the reason of the broker's good-bye,
/// reasons of later days, asking again for a subscription, an end to sizes the broker refuses. Source for each trap
/// mentioned in the .cpp: Qt MQTT 6.4.2.
/// Owner, Thread, Errors: see MqttConnection.
class QtMqttConnection final : public MqttConnection
{
    Q_OBJECT

public:
    QtMqttConnection(const MqttSettings &settings, ConnectionOptions options, const Clock &clock,
                     ConnectionListener &listener);
    ~QtMqttConnection() override;

    [[nodiscard]] Result<void> open(const std::string &address) override;
    [[nodiscard]] Result<std::uint16_t> publish(const MqttPublish &message, std::uint8_t qos) override;
    [[nodiscard]] Result<std::uint16_t> subscribe(const MqttSubscription &subscription) override;
    void write() override;
    void setHeld(bool held) override;
    void close() override;

private:
    void setUpClient();
    [[nodiscard]] Result<void> makeSocket();
    void introduceOurselves();
    void read();
    void takePackets();
    [[nodiscard]] bool readSocket();
    void takePacket(QByteArrayView packet);
    void takeWelcome(QByteArrayView packet);
    void takeMessage(quint8 header);
    void takeAcknowledgement(QByteArrayView packet);
    void notePublishStatus(qint32 id, QMqtt::MessageStatus status);
    [[nodiscard]] Result<QByteArray> subscribeFirst(const MqttSubscription &subscription);
    void settleUnconfirmed();
    [[nodiscard]] bool allWritten() const;
    void lookAfter();
    void ping();
    void socketFailed();
    void finish(const ConnectionEnd &end);
    void forget();
    [[nodiscard]] ConnectionEnd endOfTalk(const char *reason) const;
    [[nodiscard]] ConnectionEnd endOfSocket() const;

    const MqttSettings m_settings;
    const ConnectionOptions m_options;
    const Clock &m_clock;
    ConnectionListener *m_listener; ///< null: over
    std::unique_ptr<QTcpSocket> m_socket;
    QtMqttGate m_gate; // outlives the client, which writes a good-bye when it dies
    QMqttClient m_client;
    QTimer m_careTimer;
    QTimer m_connectTimer;
    QTimer m_restTimer;
    QTimer m_readOnTimer;
    ReadPace m_pace;

    bool m_introduced = false; ///< the socket is ours to write to
    bool m_accepted = false;
    bool m_sessionPresent = false;
    bool m_held = false;
    bool m_reading = false;
    int m_budget = 0; ///< messages and acknowledgements this burst may still read
    bool m_acknowledgementsWait = false;
    int m_unwritten = 0; ///< QoS 0 messages
    std::string m_certificateRefusal;
    std::chrono::milliseconds m_keepAlive; ///< ours, or the one the broker prescribes
    std::int64_t m_heardMs = 0; ///< monotonic, as the next two
    std::int64_t m_saidMs = 0;
    std::optional<std::int64_t> m_askedMs; ///< a ping without an answer

    // What the library told of the packet at hand.
    QByteArray m_payload;
    QMqttTopicName m_topic;
    QMqttPublishProperties m_properties;
    std::string m_refusal;
    std::map<std::string, QByteArray> m_subscribes; ///< SUBSCRIBE for a filter, to be sent again
};

/// "Qt MQTT 6.4.2"
[[nodiscard]] std::string qtMqttName();

} // namespace lineside
