// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mosquittoconnection.h"

#include "base/thread.h"
#include "mqtt/mosquittoparts.h"
#include "mqtt/mosquittoreason.h"
#include "mqtt/mqttreason.h"
#include "mqtt/socketstate.h"

#include <QSocketNotifier>

#include <algorithm>
#include <cerrno>
#include <mosquitto.h>
#include <mqtt_protocol.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <utility>

namespace lineside {

namespace {

constexpr int kConnectTimeoutMs = 10'000;
constexpr int kCareIntervalMs = 1'000; // libmosquitto counts keep-alive in whole seconds
constexpr int kLoopPackets = 1; // ignored by loop_read, and loop_write writes everything anyway
constexpr char kPingRequest[] = {'\xC0', '\x00'}; // MQTT 5.0 §3.12

SSL *tlsOf(mosquitto *handle)
{
    return handle ? static_cast<SSL *>(mosquitto_ssl_get(handle)) : nullptr;
}

} // namespace

MosquittoConnection::MosquittoConnection(const MqttSettings &settings, ConnectionOptions options, const Clock &clock,
                                         ConnectionListener &listener)
    : m_settings(settings)
    , m_options(options)
    , m_clock(clock)
    , m_listener(&listener)
    , m_keepAlive(settings.keepAlive)
    , m_heardMs(clock.monotonicMs())
{
    m_careTimer.setInterval(kCareIntervalMs);
    m_connectTimer.setSingleShot(true);
    m_connectTimer.setInterval(kConnectTimeoutMs);
    m_restTimer.setSingleShot(true);
    m_restTimer.setTimerType(Qt::PreciseTimer);
    m_restTimer.setInterval(ReadPace::kRest);
    connect(&m_restTimer, &QTimer::timeout, this, &MosquittoConnection::endRest);
    connect(&m_careTimer, &QTimer::timeout, this, &MosquittoConnection::lookAfter);
    connect(&m_connectTimer, &QTimer::timeout, this, [this] {
        finish(ConnectionEnd{ConnectionEnd::Cause::Unreachable, "no answer within 10 seconds"});
    });
}

MosquittoConnection::~MosquittoConnection()
{
    close();
}

Result<void> MosquittoConnection::open(const std::string &address)
{
    LINESIDE_ASSERT_THREAD(this);
    if (m_settings.tls) {
        auto tls = MosquittoTls::make(m_settings);
        if (!tls)
            return Unexpected(tls.error());
        m_tls.emplace(std::move(*tls));
    }
    auto handle = makeMosquittoHandle(m_settings, m_options, m_tls ? m_tls->get() : nullptr, this);
    if (!handle)
        return Unexpected(handle.error());
    m_handle = std::move(*handle);
    setCallbacks(m_handle.get());
    const int code = mosquitto_connect_async(m_handle.get(), address.c_str(), m_settings.port,
                                             static_cast<int>(m_settings.keepAlive.count()));
    if (code != MOSQ_ERR_SUCCESS) // a quick peer may have got as far as refusing our TLS handshake
        return unexpected(libraryError(code, errno).code, endFor(code, errno).reason);
    watchSocket();
    return {};
}

void MosquittoConnection::watchSocket()
{
    const int socket = mosquitto_socket(m_handle.get());
    m_readNotifier = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
    m_writeNotifier = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Write);
    connect(m_readNotifier.get(), &QSocketNotifier::activated, this, &MosquittoConnection::read);
    connect(m_writeNotifier.get(), &QSocketNotifier::activated, this, &MosquittoConnection::becomeWritable);
    updateNotifiers();
    m_careTimer.start();
    m_connectTimer.start();
}

template <typename Call>
bool MosquittoConnection::callLibrary(Call call)
{
    LINESIDE_ASSERT_THREAD(this);
    m_inLibrary = true;
    errno = 0;
    const int code = call();
    m_lastSystemError = errno;
    m_inLibrary = false;
    if (m_listener)
        m_listener->libraryAtRest();
    if (!m_listener) {
        dropHandle(); // closed from inside
        return false;
    }
    if (code == MOSQ_ERR_SUCCESS && mosquitto_socket(m_handle.get()) >= 0)
        return true;
    finish(code, m_lastSystemError);
    return false;
}

void MosquittoConnection::becomeWritable()
{
    if (!m_tcpConnected)
        finishTcpConnect();
    else if (handshaking())
        continueHandshake(); // mosquitto_loop_write does nothing before the handshake is over
    else
        write();
}

void MosquittoConnection::finishTcpConnect()
{
    if (const int systemError = pendingSocketError(mosquitto_socket(m_handle.get())))
        return finish(MOSQ_ERR_ERRNO, systemError);
    m_tcpConnected = true;
    updateNotifiers();
    if (handshaking())
        return continueHandshake();
    write();
}

void MosquittoConnection::continueHandshake()
{
    if (!callLibrary([this] { return mosquitto_loop_read(m_handle.get(), kLoopPackets); }))
        return;
    // libmosquitto takes a connection that breaks in the middle of the handshake for one that needs more time.
    if (handshaking() && socketAtEnd(mosquitto_socket(m_handle.get())))
        return finish(MOSQ_ERR_CONN_LOST, errno);
    write();
    updateNotifiers();
}

void MosquittoConnection::read()
{
    if (!m_listener || m_held)
        return;
    if (handshaking())
        return continueHandshake();
    m_budget = kBurstBudget;
    m_acknowledgementsWait = false;
    do {
        // With nothing in flight mosquitto_loop_read reads a single packet, whatever it is asked for.
        if (!callLibrary([this] { return mosquitto_loop_read(m_handle.get(), kLoopPackets); }))
            return;
        if (m_lastSystemError != EAGAIN)
            m_heardMs = m_clock.monotonicMs();
    } while (!m_held && m_budget > 0 && (m_lastSystemError != EAGAIN || tlsDataWaits()));
    m_listener->burstRead(m_acknowledgementsWait);
    restWhenCrowded();
    write();
    if (tlsDataWaits())
        QTimer::singleShot(0, this, &MosquittoConnection::read); // the socket will not tell
}

void MosquittoConnection::restWhenCrowded()
{
    if (m_pace.wantsRest(kBurstBudget - m_budget, m_clock.monotonicMs()))
        m_restTimer.start();
}

void MosquittoConnection::endRest()
{
    m_pace.restEnded();
    updateNotifiers();
    read();
}

void MosquittoConnection::write()
{
    if (!m_listener || !m_handle || m_held || m_inLibrary || !m_tcpConnected || handshaking())
        return;
    const bool several = std::exchange(m_unwritten, 0) > 1;
    const bool up = callLibrary([this, several] {
        const Cork cork(m_handle.get(), several);
        return mosquitto_loop_write(m_handle.get(), kLoopPackets);
    });
    if (!up)
        return;
    m_partlyWritten = m_lastSystemError == EAGAIN;
    updateNotifiers();
}

void MosquittoConnection::setHeld(bool held)
{
    LINESIDE_ASSERT_THREAD(this);
    if (m_held == held)
        return;
    m_held = held;
    m_heardMs = m_clock.monotonicMs(); // while held nobody has listened
    if (!m_listener || !m_readNotifier)
        return;
    m_careTimer.start(); // an old unanswered ping must not end us before its answer was read
    updateNotifiers();
    if (!held && tlsDataWaits())
        QTimer::singleShot(0, this, &MosquittoConnection::read);
}

/// The library's own ping would queue behind acknowledgements that must not leave yet, and it waits for the answer
/// until twice the keep-alive time has passed, and a second or two more.
void MosquittoConnection::lookAfter()
{
    if (m_held && socketHungUp(mosquitto_socket(m_handle.get())))
        return finish(MOSQ_ERR_CONN_LOST, 0);
    if (isSilentTooLong())
        return finish(MOSQ_ERR_KEEPALIVE, 0);
    const std::int64_t half = m_keepAlive.count() / 2;
    const std::int64_t nowMs = m_clock.monotonicMs();
    const bool wonders = (m_held || nowMs - m_heardMs >= half) && nowMs - m_pingedMs >= half;
    if (half > 0 && m_accepted && wonders && !m_partlyWritten)
        sendPing();
    if (!m_held && callLibrary([this] { return mosquitto_loop_misc(m_handle.get()); }))
        write();
}

/// After half the time it is asked, and after one and a half given up: MQTT 5.0 §3.1.2.10 gives a broker the same.
bool MosquittoConnection::isSilentTooLong() const
{
    const std::int64_t silentMs = m_clock.monotonicMs() - m_heardMs;
    const bool isDue = m_accepted && !m_held && m_keepAlive.count() > 0 && silentMs >= m_keepAlive.count() * 3 / 2;
    return isDue && !socketHasData(mosquitto_socket(m_handle.get())); // we may have slept, not the broker
}

void MosquittoConnection::sendPing()
{
    m_pingedMs = m_clock.monotonicMs();
    if (SSL *tls = tlsOf(m_handle.get()))
        SSL_write(tls, kPingRequest, sizeof kPingRequest);
    else
        ::send(mosquitto_socket(m_handle.get()), kPingRequest, sizeof kPingRequest, MSG_NOSIGNAL | MSG_DONTWAIT);
}

Result<std::uint16_t> MosquittoConnection::publish(const MqttPublish &message, std::uint8_t qos)
{
    LINESIDE_ASSERT_THREAD(this);
    PropertyList properties;
    if (m_options.mqtt5) {
        properties.addText(MQTT_PROP_RESPONSE_TOPIC, message.responseTopic);
        properties.addBytes(MQTT_PROP_CORRELATION_DATA, message.correlationData);
        properties.addSeconds(MQTT_PROP_MESSAGE_EXPIRY_INTERVAL, message.expiry);
    }
    int packetId = 0;
    const int code = properties.code()
        ? properties.code()
        : mosquitto_publish_v5(m_handle.get(), &packetId, message.topic.c_str(),
                               static_cast<int>(message.payload.size()), message.payload.data(), qos, message.retain,
                               properties.list());
    if (code != MOSQ_ERR_SUCCESS)
        return Unexpected(libraryError(code, errno));
    ++m_unwritten;
    return static_cast<std::uint16_t>(packetId);
}

Result<std::uint16_t> MosquittoConnection::subscribe(const MqttSubscription &subscription)
{
    int packetId = 0;
    const int qos = std::min<int>(subscription.qos, 1);
    const int code = mosquitto_subscribe(m_handle.get(), &packetId, subscription.filter.c_str(), qos);
    if (code != MOSQ_ERR_SUCCESS)
        return Unexpected(libraryError(code, errno));
    ++m_unwritten;
    return static_cast<std::uint16_t>(packetId);
}

bool MosquittoConnection::handshaking() const
{
    const SSL *tls = tlsOf(m_handle.get());
    return tls && !SSL_is_init_finished(tls);
}

bool MosquittoConnection::tlsDataWaits() const
{
    const SSL *tls = m_held ? nullptr : tlsOf(m_handle.get());
    return tls && SSL_pending(tls) > 0;
}

void MosquittoConnection::updateNotifiers()
{
    if (!m_readNotifier)
        return;
    // mosquitto_want_write stays true all through a TLS handshake that once wanted to write: a busy loop.
    const bool wantsWrite
        = handshaking() ? SSL_want_write(tlsOf(m_handle.get())) : !m_held && mosquitto_want_write(m_handle.get());
    m_readNotifier->setEnabled(m_tcpConnected && !m_held && !m_restTimer.isActive());
    m_writeNotifier->setEnabled(!m_tcpConnected || wantsWrite);
}

void MosquittoConnection::close()
{
    if (!m_listener)
        return;
    m_listener = nullptr;
    m_careTimer.stop();
    m_connectTimer.stop();
    m_restTimer.stop();
    if (m_inLibrary)
        return; // callLibrary drops the handle
    if (m_accepted && !m_held && !m_partlyWritten && mosquitto_socket(m_handle.get()) >= 0) {
        mosquitto_disconnect_v5(m_handle.get(), MQTT_RC_NORMAL_DISCONNECTION, nullptr);
        mosquitto_loop_write(m_handle.get(), kLoopPackets);
    }
    dropHandle();
}

void MosquittoConnection::dropHandle()
{
    // We may stand in a slot of one of them.
    for (auto *notifier : {m_readNotifier.release(), m_writeNotifier.release()}) {
        if (!notifier)
            continue;
        notifier->setEnabled(false);
        notifier->deleteLater();
    }
    m_handle.reset();
}

void MosquittoConnection::finish(int code, int systemError)
{
    finish(endFor(code, systemError));
}

void MosquittoConnection::finish(const ConnectionEnd &end)
{
    ConnectionListener *listener = std::exchange(m_listener, nullptr);
    m_careTimer.stop();
    m_connectTimer.stop();
    m_restTimer.stop();
    dropHandle();
    if (listener)
        listener->connectionEnded(end);
}

ConnectionEnd MosquittoConnection::endFor(int code, int systemError) const
{
    using Cause = ConnectionEnd::Cause;
    if (m_goodbyeCode)
        return dismissedWith(m_goodbyeCode, m_accepted);
    if (m_accepted)
        return {Cause::Broken, libraryReason(code, systemError)};
    if (m_refusalCode)
        return refusedWith(*m_refusalCode, m_options.mqtt5);
    if (m_tls && !m_tls->refusal().empty())
        return {Cause::Unreachable, kCertificateRefused + m_tls->refusal()};
    if (!m_lastLibraryError.empty())
        return {Cause::Unreachable, m_lastLibraryError};
    return {m_tcpConnected ? Cause::NoWelcome : Cause::Unreachable, libraryReason(code, systemError)};
}

} // namespace lineside
