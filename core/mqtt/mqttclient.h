// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "mqtt/mqttsettings.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// A message from the broker, borrowed for the call.
struct MqttMessageView
{
    std::string_view topic;
    std::string_view payload;
    std::uint8_t qos = 0;
    bool retained = false;
    bool redelivered = false;
    std::string_view responseTopic; ///< MQTT 5 only
    std::string_view correlationData; ///< MQTT 5 only
};

/// A message to the broker.
struct MqttPublish
{
    std::string topic;
    std::string payload;
    std::uint8_t qos = 1;
    bool retain = false;
    std::string responseTopic; ///< MQTT 5 only, left out on 3.1.1
    std::string correlationData; ///< MQTT 5 only
    std::chrono::seconds expiry {0}; ///< MQTT 5 message expiry; 0: none
};

struct MqttSubscription
{
    std::string filter;
    std::uint8_t qos = 1;
};

/// One connection to one broker, over whichever library the build found (ARCHITECTURE.md §4).
/// Owner: whoever made it (makeMqttClient). Thread: the one it was made on, which must run an event loop.
/// Contract:
///  - start() returns at once and keeps connecting until stop(): first connect and reconnects wait as base/backoff.h
///    says. MQTT 5 first, 3.1.1 when the broker refuses it. The session is kept (clean start off) and subscriptions are
///    renewed at every connect.
///  - The message handler runs on the client's thread, in arrival order. A message is acknowledged only after the
///    handler returned AND the gate is open: acknowledgements wait inside the client and leave together.
///  - publish() takes the message or says why not (not connected, window full). Each taken one is reported exactly once
///    by published() or, when the connection breaks first, by publishFailed(); never from inside publish().
///  - No signal and no handler call after stop() returned.
class MqttClient : public QObject
{
    Q_OBJECT

public:
    using MessageHandler = std::function<void(const MqttMessageView &)>;
    /// Asked after every burst read: may the acknowledgements leave now? When it says no, call releaseAcks() later.
    using AckGate = std::function<bool()>;

    using QObject::QObject;

    virtual void setMessageHandler(MessageHandler handler) = 0;
    virtual void setAckGate(AckGate gate) = 0;
    virtual void setSubscriptions(std::vector<MqttSubscription> subscriptions) = 0;

    virtual void start() = 0;
    virtual void stop() = 0;
    [[nodiscard]] virtual bool isConnected() const = 0;

    /// Number of further QoS 1/2 publishes publish() takes now; 0 while not connected.
    [[nodiscard]] virtual std::size_t room() const = 0;
    /// Queues a message; what was queued in one turn of the event loop is written together. Value: its token.
    [[nodiscard]] virtual Result<std::uint64_t> publish(const MqttPublish &message) = 0;

    /// Back-pressure: stop and go on reading the socket. Acknowledgements are held while paused.
    virtual void pauseReading() = 0;
    virtual void resumeReading() = 0;
    /// The gate has opened: held acknowledgements may leave.
    virtual void releaseAcks() = 0;

Q_SIGNALS:
    void connected(bool sessionPresent);
    /// `reason` is a sentence for a person ("connection refused", "not authorised", "taken over by a twin client id").
    void connectionLost(const QString &reason);
    void published(quint64 token);
    void publishFailed(quint64 token, const QString &reason);
    /// room() has risen from zero.
    void roomAvailable();
};

/// The client of this build. `seed` feeds the reconnect jitter.
[[nodiscard]] std::unique_ptr<MqttClient> makeMqttClient(const MqttSettings &settings, std::uint64_t seed);

} // namespace lineside
