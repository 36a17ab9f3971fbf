// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "mqtt/brokerlimits.h"
#include "mqtt/mqttclient.h"

#include <QObject>

#include <cstdint>
#include <memory>
#include <string>

namespace lineside {

/// Why a connection, or the attempt at one, came to its end.
struct ConnectionEnd
{
    enum class Cause {
        Unreachable, ///< no TCP or TLS connection came about
        Refused, ///< the broker said no
        WrongVersion, ///< the broker does not speak this version of MQTT
        NoWelcome, ///< connected, and then closed before a word was said
        EvictedByTwin, ///< another client came with our id
        Dismissed, ///< was up, and the broker ended it and said why
        Broken, ///< was up, and ended without a word
    };
    Cause cause = Cause::Broken;
    std::string reason; ///< a sentence for a person
    int code = 0; ///< of the broker's DISCONNECT or CONNACK (MQTT 5.0 §2.4); 0: it said none
};

/// What differs from one attempt to the next.
struct ConnectionOptions
{
    bool mqtt5 = true;
    bool cleanStart = false;
    const MqttPublish *will = nullptr; ///< none, or outlives the connection
};

/// What a connection tells; called from its event handlers. Publish results come while the library is at work, so
/// publishSettled() must only take note, and act in libraryAtRest().
class ConnectionListener
{
public:
    virtual void acceptedByBroker(bool sessionPresent, const BrokerAbilities &abilities) = 0;
    virtual void messageArrived(const MqttMessageView &message) = 0;
    /// `refusal` is empty when the broker has it (QoS 0: when it was written).
    virtual void publishSettled(std::uint16_t packetId, std::string refusal) = 0;
    /// `grantedQos` counts where `refusal` is empty.
    virtual void subscriptionSettled(std::uint16_t packetId, std::string refusal, std::uint8_t grantedQos) = 0;
    virtual void libraryAtRest() = 0;
    /// All that was waiting in the socket has been read. Unless held now, what is queued is written next.
    virtual void burstRead(bool acknowledgementsWait) = 0;
    virtual void connectionEnded(const ConnectionEnd &end) = 0;

protected:
    ~ConnectionListener() = default;
};

/// One attempt to be connected, never used twice: what it had queued dies with it, so nothing is sent again behind our
/// back. What the libraries do differently is hidden here; what they share is ReconnectingMqttClient's.
/// Owner: ReconnectingMqttClient, through deleteLater(). Thread: its client's. Errors: reported once, by
/// connectionEnded().
class MqttConnection : public QObject
{
public:
    /// Starts connecting to a numeric address. Errors: settings that can never work (certificate files, client id).
    [[nodiscard]] virtual Result<void> open(const std::string &address) = 0;
    /// At `qos`, which is what the broker takes of message.qos. Value: the packet id, by which publishSettled() knows
    /// it.
    [[nodiscard]] virtual Result<std::uint16_t> publish(const MqttPublish &message, std::uint8_t qos) = 0;
    [[nodiscard]] virtual Result<std::uint16_t> subscribe(const MqttSubscription &subscription) = 0;
    /// Writes what is queued, as far as the socket takes it; nothing while held.
    virtual void write() = 0;
    /// While held nothing is read and nothing leaves but keep-alive pings.
    virtual void setHeld(bool held) = 0;
    /// Says good-bye when nothing is held back, closes the socket, and never calls the listener again.
    virtual void close() = 0;
};

/// `clock` and `listener` outlive the connection, as the settings do.
using MakeConnection = std::unique_ptr<MqttConnection> (*)(const MqttSettings &settings, ConnectionOptions options,
                                                           const Clock &clock, ConnectionListener &listener);

} // namespace lineside
