// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/mosquittohandle.h"
#include "mqtt/mosquittotls.h"
#include "mqtt/mqttconnection.h"
#include "mqtt/readpace.h"

#include <QTimer>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

class QSocketNotifier;
struct mosquitto_message;
using mosquitto_property = struct mqtt5__property; // NOLINT(bugprone-reserved-identifier): the library named it

namespace lineside {

/// One attempt to be connected, over one struct mosquitto that is never used twice: what it had queued dies with it, so
/// the library sends nothing again on its own.
/// libmosquitto runs on our event loop with `threaded` set, which makes it queue every packet until we call
/// mosquitto_loop_write. Source for each trap mentioned in the .cpp: libmosquitto 2.0.11.
/// Owner, Thread, Errors: see MqttConnection.
class MosquittoConnection final : public MqttConnection
{
    Q_OBJECT

public:
    MosquittoConnection(const MqttSettings &settings, ConnectionOptions options, const Clock &clock,
                        ConnectionListener &listener);
    ~MosquittoConnection() override;

    [[nodiscard]] Result<void> open(const std::string &address) override;
    [[nodiscard]] Result<std::uint16_t> publish(const MqttPublish &message, std::uint8_t qos) override;
    [[nodiscard]] Result<std::uint16_t> subscribe(const MqttSubscription &subscription) override;
    void write() override;
    void setHeld(bool held) override;
    void close() override;

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
    [[nodiscard]] bool isSilentTooLong() const;
    void sendPing();
    void continueHandshake();
    void stopReadingLog(mosquitto *handle);
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
    const ConnectionOptions m_options;
    const Clock &m_clock;
    ConnectionListener *m_listener; ///< null: over
    std::optional<MosquittoTls> m_tls; // before the handle, which points into it
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
    ReadPace m_pace;
    std::chrono::milliseconds m_keepAlive; ///< ours, or the one the broker prescribes
    std::int64_t m_heardMs = 0; ///< monotonic, as the next
    std::int64_t m_pingedMs = 0;
    std::optional<int> m_refusalCode; ///< reason code of CONNACK
    int m_goodbyeCode = 0; ///< reason code of the broker's DISCONNECT
    std::string m_lastLibraryError; ///< its last words before CONNACK
    bool m_readsLog = true; ///< of the library, in Callbacks::logged
    bool m_arrivesAgain = false; ///< DUP of the PUBLISH the library is at
};

} // namespace lineside
