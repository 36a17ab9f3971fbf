// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "mqtt/mqttsettings.h"

#include <QObject>

#include <chrono>
#include <cstddef>
#include <cstdint>
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
    bool redelivered = false; ///< may have come before: DUP, or one of the first of a resumed session
    std::string_view responseTopic; ///< MQTT 5 only
    std::string_view correlationData; ///< MQTT 5 only
};

/// A message to the broker.
struct MqttPublish
{
    std::string topic;
    std::string payload;
    std::uint8_t qos = 1; ///< the most there should be: the broker may take less
    bool retain = false;
    std::string responseTopic{}; ///< MQTT 5 only, left out on 3.1.1
    std::string correlationData{}; ///< MQTT 5 only
    std::chrono::seconds expiry{0}; ///< MQTT 5 message expiry; 0: none
};

/// What to listen to, at QoS 0 or 1. There is no 2: exactly once would need a record of message ids that outlives the
/// process, and a message that comes twice is stored once anyway (core/FACTS.md, "Once"). What was published at QoS 2
/// comes at 1.
struct MqttSubscription
{
    std::string filter;
    std::uint8_t qos = 1;
    /// Of use while connected, and no more: no session is kept for it, and a broker that refuses it is not asked again.
    bool isExtra = false;
};

/// Why a publish came to nothing.
enum class PublishFailure {
    Broken, ///< the connection ended first, or stop() came: nobody knows whether the broker has it
    Refused, ///< the broker does not take it
};

/// One connection to one broker, over whichever library the build found (core/README.md).
/// Owner: whoever made it (makeMqttClient). Thread: the one it was made on, which must run an event loop.
/// Errors: a peer that cannot be reached is none, it is retried; see publish().
/// Contract:
///  - start() returns at once and keeps connecting until stop(): first connect and reconnects wait as base/backoff.h
///    says. MQTT 5 first, 3.1.1 when the broker refuses it.
///  - With subscriptions that are no extras, the session is kept (clean start off) and they are renewed at every
///  connect. A client that
///    only publishes starts clean: it has nothing to resume, and the broker forgets half-done QoS 2 exchanges whose
///    packet ids a new connection would use again for other messages.
///  - The message handler runs on the client's thread, in arrival order. A message is acknowledged only after the
///    handler returned AND the gate is open: acknowledgements wait inside the client and leave together.
///  - Acknowledgements and publishes leave through one queue: while the gate is closed or reading is paused nothing
///    leaves but keep-alive pings, and nothing is read either, so that releaseAcks() never lets go what came after the
///    question. A new connection starts unpaused, and brings every unacknowledged message again.
///  - publish() takes the message or says why not. Each taken one is reported exactly once by published() (QoS 0: it
///    was written; 1 and 2: the broker has confirmed) or by publishFailed() (the connection broke first, the broker
///    refused it, or stop()); never from inside publish(). The client itself never sends a message a second time.
///  - What the broker says of its limits is obeyed: a message leaves at the highest QoS there is; one that is larger
///    than the broker takes, or to be retained where nothing is, is not sent (InvalidInput). A broker that has closed
///    the connection twice right behind a QoS 2 publish gets QoS 1. One that closes it again and again instead of
///    answering is sent one message at a time, and the one at which it closes counts as refused.
///  - A refused subscription is asked for again, with growing pauses.
///  - The will is what the broker publishes when the connection ends without a good-bye, which stop() says. A broker
///    that offers no retained messages, or not its QoS, gets none.
///  - No signal and no handler call after stop() returned. Both may be called from the handlers and slots, deletion of
///    the client may not.
class MqttClient : public QObject
{
    Q_OBJECT

public:
    using MessageHandler = std::function<void(const MqttMessageView &)>;
    /// Asked after every burst read: may the acknowledgements leave now? When it says no, call releaseAcks() later, not
    /// from inside the gate.
    using AckGate = std::function<bool()>;

    using QObject::QObject;

    virtual void setMessageHandler(MessageHandler handler) = 0;
    virtual void setAckGate(AckGate gate) = 0;
    /// Before start().
    virtual void setSubscriptions(std::vector<MqttSubscription> subscriptions) = 0;
    /// Before start(); its topic, payload, QoS and retain count.
    virtual void setWill(MqttPublish will) = 0;

    virtual void start() = 0;
    virtual void stop() = 0;
    [[nodiscard]] virtual bool isConnected() const = 0;
    /// "5" or "3.1.1", of this connection or the last; empty before the first. Under 3.1.1 a broker cannot refuse a
    /// message: it drops it or closes the connection, and may confirm what it drops.
    [[nodiscard]] virtual std::string_view protocol() const = 0;

    /// Number of further QoS 1/2 publishes publish() takes now; 0 while not connected. The window is the smaller of
    /// MqttSettings::sendWindow and what the broker allows. QoS 0 has a larger one of its own.
    [[nodiscard]] virtual std::size_t room() const = 0;
    /// Queues a message; what was queued in one turn of the event loop is written together. Value: its token, never 0.
    /// Errors: Unavailable (not connected), Full (no room), InvalidInput (no topic, or beyond what the broker takes).
    [[nodiscard]] virtual Result<std::uint64_t> publish(const MqttPublish &message) = 0;

    /// Back-pressure: stop and go on reading the socket. Acknowledgements are held while paused. What was read from the
    /// socket before (a few hundred messages at most) may still come.
    virtual void pauseReading() = 0;
    virtual void resumeReading() = 0;
    /// The gate has opened: held acknowledgements may leave.
    virtual void releaseAcks() = 0;

Q_SIGNALS:
    void connected(bool sessionPresent);
    /// The broker has answered every subscription of this connection; from now on nothing is missed of those that it
    /// did not refuse. Once a connection.
    void subscribed();
    /// The broker refused one (its access rules); the others stand. Again each time that it does.
    void subscriptionRefused(const QString &filter, const QString &reason);
    /// It has granted one that it refused before.
    void subscriptionGranted(const QString &filter);
    /// It grants one at a lower QoS than was asked for: what comes may be lost on the way. Once a connection and
    /// filter.
    void subscriptionWeakened(const QString &filter, int askedQos, int grantedQos);
    /// The connection broke, or an attempt at one failed. `reason` is a sentence for a person ("connection refused",
    /// "not authorised", "taken over by a twin client id").
    void connectionLost(const QString &reason);
    void published(quint64 token);
    void publishFailed(quint64 token, const QString &reason, lineside::PublishFailure how);
    /// room() has risen from zero.
    void roomAvailable();
};

/// What a client may be built over. A build has one of them or both (LINESIDE_MQTT in packaging/cmake).
enum class MqttLibrary {
    Mosquitto, ///< libmosquitto
    Qt, ///< Qt MQTT
};

/// Those of this build, the one it uses first.
[[nodiscard]] const std::vector<MqttLibrary> &mqttLibraries();

/// `clock` outlives the client; `seed` feeds the reconnect jitter; `library` is one of mqttLibraries().
[[nodiscard]] std::unique_ptr<MqttClient> makeMqttClient(const MqttSettings &settings, const Clock &clock,
                                                         std::uint64_t seed,
                                                         MqttLibrary library = mqttLibraries().front());

/// "libmosquitto 2.0.11" or "Qt MQTT 6.4.2", for the System page.
[[nodiscard]] std::string mqttLibraryName(MqttLibrary library = mqttLibraries().front());

} // namespace lineside
