// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "mqtt/mosquittohandle.h"
#include "mqtt/mqttclient.h"
#include "mqtt/tlscontext.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

class QSocketNotifier;
struct mosquitto_message;
using mosquitto_property = struct mqtt5__property;

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
};

/// What a connection tells; called from its event handlers. Publish results come while libmosquitto is at work, so
/// publishSettled() must only take note, and act in libraryAtRest().
class ConnectionListener
{
public:
    virtual void acceptedByBroker(bool sessionPresent, std::uint16_t brokerReceiveMaximum) = 0;
    virtual void messageArrived(const MqttMessageView &message) = 0;
    /// `refusal` is empty when the broker has it (QoS 0: when it was written).
    virtual void publishSettled(std::uint16_t packetId, std::string refusal) = 0;
    virtual void subscriptionSettled(std::uint16_t packetId, std::string refusal) = 0;
    virtual void libraryAtRest() = 0;
    /// All that was waiting in the socket has been read. Unless held now, what is queued is written next.
    virtual void burstRead(bool acknowledgementsWait) = 0;
    virtual void connectionEnded(const ConnectionEnd &end) = 0;

protected:
    ~ConnectionListener() = default;
};

/// One attempt to be connected, over one struct mosquitto that is never used twice: what it had queued dies with it, so
/// the library sends nothing again on its own.
/// libmosquitto runs on our event loop with `threaded` set, which makes it queue every packet until we call
/// mosquitto_loop_write. Source for each trap mentioned in the .cpp: libmosquitto 2.0.11.
/// Owner: MosquittoClient, through deleteLater(). Thread: its client's. Errors: reported once, by connectionEnded().
class MosquittoConnection : public QObject
{
    Q_OBJECT

public:
    /// `clock` and `listener` outlive the connection.
    MosquittoConnection(const MqttSettings &settings, MosquittoOptions options, const Clock &clock,
                        ConnectionListener &listener);
    ~MosquittoConnection() override;

    /// Starts connecting to a numeric address. Errors: settings that can never work (certificate files, client id).
    [[nodiscard]] Result<void> open(const std::string &address);
    /// Value: the packet id.
    [[nodiscard]] Result<std::uint16_t> publish(const MqttPublish &message);
    [[nodiscard]] Result<std::uint16_t> subscribe(const MqttSubscription &subscription);
    /// Writes what is queued, as far as the socket takes it; nothing while held.
    void write();
    /// While held nothing is read and nothing leaves but keep-alive pings.
    void setHeld(bool held);
    /// Says good-bye when nothing is held back, closes the socket, and never calls the listener again.
    void close();

private:
    struct Callbacks;
    static void setCallbacks(mosquitto *handle);
    void watchSocket();
    void becomeWritable();
    void finishTcpConnect();
    void read();
    void restWhenCrowded();
    void endRest();
    void lookAfter();
    void keepAliveWhileHeld();
    void sendPing();
    void continueHandshake();
    void handOver(const mosquitto_message &message, const mosquitto_property *properties);
    /// Runs one call into the library, then what came of it; false: the connection is over.
    template <typename Call>
    [[nodiscard]] bool callLibrary(Call call);
    [[nodiscard]] bool handshaking() const;
    [[nodiscard]] bool tlsDataWaits() const;
    void updateNotifiers();
    void finish(int code, int systemError);
    void finish(const ConnectionEnd &end);
    [[nodiscard]] ConnectionEnd endFor(int code, int systemError) const;
    void dropHandle();

    const MqttSettings m_settings;
    const MosquittoOptions m_options;
    const Clock &m_clock;
    ConnectionListener *m_listener; ///< null: over
    std::optional<TlsContext> m_tls; // before the handle, which points into it
    MosquittoHandle m_handle;
    std::unique_ptr<QSocketNotifier> m_readNotifier;
    std::unique_ptr<QSocketNotifier> m_writeNotifier;
    QTimer m_careTimer;
    QTimer m_connectTimer;
    QTimer m_restTimer;

    bool m_tcpConnected = false;
    bool m_accepted = false;
    bool m_held = false;
    bool m_inLibrary = false;
    int m_lastSystemError = 0; ///< errno after the last call into the library
    int m_budget = 0; ///< messages and acknowledgements this burst may still read
    int m_unwritten = 0; ///< packets queued since the last write
    bool m_acknowledgementsWait = false;
    bool m_partlyWritten = false; ///< the socket was full: half a packet may be on its way
    bool m_rested = false; ///< the burst at hand follows a rest
    std::int64_t m_lastBurstMs = -1; ///< monotonic
    int m_ticksSincePing = 0; ///< while held
    std::optional<int> m_refusalCode; ///< reason code of CONNACK
    int m_goodbyeCode = 0; ///< reason code of the broker's DISCONNECT
    std::string m_lastLibraryError; ///< its last words before CONNACK
};

} // namespace lineside
