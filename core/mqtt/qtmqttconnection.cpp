// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/qtmqttconnection.h"

#include "base/thread.h"
#include "mqtt/mqttreason.h"
#include "mqtt/qtmqttpacket.h"
#include "mqtt/qtmqttparts.h"
#include "mqtt/qtmqtttls.h"
#include "mqtt/socketstate.h"

#include <QNetworkProxy>
#include <QSslSocket>
#include <QtMqtt/QMqttSubscription>
#include <QtMqtt/QtMqttVersion>

#include <algorithm>
#include <mutex>
#include <utility>

namespace lineside {

namespace {

using namespace std::chrono_literals;
using Cause = ConnectionEnd::Cause;

constexpr auto kConnectTimeout = 10s;
constexpr auto kCareInterval = 1s;
constexpr qsizetype kReadSize = qsizetype{64} * 1024;
const QByteArray kPingRequest("\xC0\x00", 2); // MQTT 5.0 §3.12

/// Qt MQTT counts the packet ids of all clients of a process in one number, without a lock.
std::mutex packetIdMutex;

int goodbyeCode(QByteArrayView packet)
{
    return packet.size() > 2 ? static_cast<quint8>(packet.at(2)) : 0; // a good-bye is never longer than 127 bytes here
}

bool isAcknowledgement(MqttPacketType type)
{
    using enum MqttPacketType;
    return type == Puback || type == Pubrec || type == Pubcomp || type == Suback;
}

bool isTlsError(QAbstractSocket::SocketError error)
{
    return error == QAbstractSocket::SslHandshakeFailedError || error == QAbstractSocket::SslInternalError
        || error == QAbstractSocket::SslInvalidUserDataError;
}

} // namespace

QtMqttConnection::QtMqttConnection(const MqttSettings &settings, ConnectionOptions options, const Clock &clock,
                                   ConnectionListener &listener)
    : m_settings(settings)
    , m_options(options)
    , m_clock(clock)
    , m_listener(&listener)
    , m_keepAlive(settings.keepAlive)
{
    quietLibraryOnce();
    setUpClient();
    m_careTimer.setInterval(kCareInterval);
    for (QTimer *once : {&m_connectTimer, &m_restTimer, &m_readOnTimer})
        once->setSingleShot(true);
    m_connectTimer.setInterval(kConnectTimeout);
    m_restTimer.setTimerType(Qt::PreciseTimer);
    m_restTimer.setInterval(ReadPace::kRest);
    connect(&m_careTimer, &QTimer::timeout, this, &QtMqttConnection::lookAfter);
    connect(&m_connectTimer, &QTimer::timeout, this, [this] {
        finish({Cause::Unreachable, "no answer within 10 seconds"});
    });
    connect(&m_restTimer, &QTimer::timeout, this, [this] {
        m_pace.restEnded();
        read();
    });
    connect(&m_readOnTimer, &QTimer::timeout, this, &QtMqttConnection::read);
}

QtMqttConnection::~QtMqttConnection()
{
    close();
}

void QtMqttConnection::setUpClient()
{
    m_client.setTransport(&m_gate, QMqttClient::IODevice);
    m_client.setAutoKeepAlive(false);
    m_client.setProtocolVersion(m_options.mqtt5 ? QMqttClient::MQTT_5_0 : QMqttClient::MQTT_3_1_1);
    m_client.setClientId(QString::fromStdString(m_settings.clientId));
    m_client.setCleanSession(m_options.cleanStart);
    m_client.setKeepAlive(static_cast<quint16>(m_settings.keepAlive.count()));
    if (!m_settings.username.empty()) {
        m_client.setUsername(QString::fromStdString(m_settings.username));
        m_client.setPassword(QString::fromStdString(m_settings.password));
    }
    if (m_options.will) {
        m_client.setWillTopic(QString::fromStdString(m_options.will->topic));
        m_client.setWillMessage(QByteArray::fromStdString(m_options.will->payload));
        m_client.setWillQoS(m_options.will->qos);
        m_client.setWillRetain(m_options.will->retain);
    }
    m_client.setConnectionProperties(connectProperties(m_settings, m_options.cleanStart));
    connect(&m_client, &QMqttClient::brokerSessionRestored, this, [this] { m_sessionPresent = true; });
    connect(&m_client, &QMqttClient::messageStatusChanged, this, &QtMqttConnection::notePublishStatus);
    connect(&m_client, &QMqttClient::messageReceived, this,
            [this](const QByteArray &payload, const QMqttTopicName &topic) {
                m_payload = payload;
                m_topic = topic;
            });
}

// ---- Connecting

Result<void> QtMqttConnection::open(const std::string &address)
{
    LINESIDE_ASSERT_THREAD(this);
    if (auto made = makeSocket(); !made)
        return made;
    m_socket->setProxy(QNetworkProxy::NoProxy);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &QtMqttConnection::read);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &QtMqttConnection::write);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &QtMqttConnection::socketFailed);
    m_connectTimer.start();
    const QString host = QString::fromStdString(address);
    if (auto *tls = qobject_cast<QSslSocket *>(m_socket.get()))
        tls->connectToHostEncrypted(host, m_settings.port, QString::fromStdString(m_settings.host));
    else // unbuffered: what we do not read stays in the kernel, where it holds the broker back
        m_socket->connectToHost(host, m_settings.port, QIODevice::ReadWrite | QIODevice::Unbuffered);
    return {};
}

Result<void> QtMqttConnection::makeSocket()
{
    if (!m_settings.tls) {
        m_socket = std::make_unique<QTcpSocket>();
        connect(m_socket.get(), &QTcpSocket::connected, this, &QtMqttConnection::introduceOurselves);
        return {};
    }
    const auto configuration = tlsConfiguration(m_settings);
    if (!configuration)
        return Unexpected(configuration.error());
    auto socket = std::make_unique<QSslSocket>();
    socket->setSslConfiguration(*configuration);
    socket->setReadBufferSize(kReadSize);
    connect(socket.get(), &QSslSocket::encrypted, this, &QtMqttConnection::introduceOurselves);
    connect(socket.get(), &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        m_certificateRefusal = errors.constFirst().errorString().toStdString();
    });
    m_socket = std::move(socket);
    return {};
}

void QtMqttConnection::introduceOurselves()
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_introduced = true;
    m_heardMs = m_clock.monotonicMs();
    m_careTimer.start();
    m_client.connectToHost(); // to the gate, that is
    write();
}

// ---- Reading

void QtMqttConnection::read()
{
    if (!m_listener || !m_introduced || m_held || m_reading || m_restTimer.isActive())
        return;
    m_budget = kBurstBudget;
    m_acknowledgementsWait = false;
    m_reading = true;
    do
        takePackets();
    while (m_listener && !m_held && m_budget > 0 && readSocket());
    m_reading = false;
    if (!m_listener)
        return;
    m_listener->burstRead(m_acknowledgementsWait);
    if (m_budget <= 0)
        m_readOnTimer.start(); // the socket will not tell what we have read already
    else if (m_pace.wantsRest(kBurstBudget - m_budget, m_clock.monotonicMs()))
        m_restTimer.start();
    write();
}

bool QtMqttConnection::readSocket()
{
    const qint64 count = m_socket->read(m_gate.reserveInput(kReadSize), kReadSize);
    if (count < 0)
        socketFailed(); // an unbuffered QTcpSocket has no signal for it
    if (count <= 0)
        return false;
    m_gate.commitInput(count);
    m_heardMs = m_clock.monotonicMs();
    m_askedMs.reset();
    return true;
}

void QtMqttConnection::takePackets()
{
    while (m_listener && !m_held && m_budget > 0) {
        const auto packet = m_gate.nextPacket();
        if (!packet)
            break;
        --m_budget;
        takePacket(*packet);
        if (m_listener)
            m_listener->libraryAtRest();
    }
    if (m_listener && m_gate.isBroken())
        finish(endOfTalk(kNotMqtt));
}

void QtMqttConnection::takePacket(QByteArrayView packet)
{
    const auto type = typeOfPacket(packet);
    if (type == MqttPacketType::PingResponse)
        return; // the library did not ask
    if (type == MqttPacketType::Disconnect && m_options.mqtt5) // the library would forget the reason
        return finish(goodbyeCode(packet) >= kFirstFailureReason ? dismissedWith(goodbyeCode(packet), m_accepted)
                                                                 : ConnectionEnd{Cause::Broken, kClosedByBroker});
    if (!hasSoundLengths(packet, m_options.mqtt5))
        return finish(endOfTalk(kNotMqtt));
    if (isAcknowledgement(type) && m_accepted)
        takeAcknowledgement(packet);
    else
        m_gate.showPacket();
    if (!m_listener)
        return;
    if (type == MqttPacketType::Connack && !m_accepted)
        return takeWelcome(packet);
    if (m_client.state() != QMqttClient::Connected)
        return finish(endOfTalk(kNotMqtt));
    if (type == MqttPacketType::Publish)
        takeMessage(static_cast<quint8>(packet.front()));
}

void QtMqttConnection::takeAcknowledgement(QByteArrayView packet)
{
    const int code = reasonIn(packet, m_options.mqtt5);
    std::string refusal = refusalIn(code);
    if (typeOfPacket(packet) == MqttPacketType::Suback) // the library would not ask a second time
        return m_listener->subscriptionSettled(packetIdIn(packet), std::move(refusal), static_cast<std::uint8_t>(code));
    m_refusal = std::move(refusal);
    const auto plain = plainAcknowledgement(packet, !m_refusal.empty());
    m_gate.show(QByteArrayView(plain.data(), qsizetype(plain.size())));
}

void QtMqttConnection::takeWelcome(QByteArrayView packet)
{
    const auto server = m_client.serverConnectionProperties();
    const int code = static_cast<int>(server.reasonCode());
    if (m_client.state() != QMqttClient::Connected)
        return finish(code ? refusedWith(code, m_options.mqtt5) : ConnectionEnd{Cause::NoWelcome, kNotMqtt});
    m_accepted = true;
    m_connectTimer.stop();
    m_gate.setMaximumPacketSize(server.maximumPacketSize());
    if (const auto prescribed = m_options.mqtt5 ? serverKeepAliveIn(packet) : std::nullopt)
        m_keepAlive = *prescribed; // the library drops it
    BrokerAbilities abilities;
    abilities.receiveMaximum = server.maximumReceive();
    abilities.maximumQos = server.maximumQoS();
    abilities.retainAvailable = server.retainAvailable();
    abilities.maximumPacketSize = server.maximumPacketSize();
    m_listener->acceptedByBroker(m_sessionPresent, abilities);
}

/// Once a packet, whatever number of subscriptions it matches; and when it matches none of this connection, because the
/// session remembers older ones, all the same: its acknowledgement waits in the gate already.
void QtMqttConnection::takeMessage(quint8 header)
{
    const std::string topic = m_topic.name().toStdString();
    const std::string responseTopic = m_properties.responseTopic().toStdString();
    const QByteArray correlation = m_properties.correlationData();
    MqttMessageView view;
    view.topic = topic;
    view.payload = {m_payload.constData(), static_cast<std::size_t>(m_payload.size())};
    view.qos = (header >> 1) & 3;
    view.retained = header & 1;
    view.redelivered = header & 8;
    view.responseTopic = responseTopic;
    view.correlationData = {correlation.constData(), static_cast<std::size_t>(correlation.size())};
    m_acknowledgementsWait = m_acknowledgementsWait || view.qos > 0;
    m_listener->messageArrived(view);
    m_properties = {};
}

void QtMqttConnection::notePublishStatus(qint32 id, QMqtt::MessageStatus status)
{
    const bool settled = status == QMqtt::MessageStatus::Acknowledged || status == QMqtt::MessageStatus::Completed;
    if (settled && m_listener)
        m_listener->publishSettled(static_cast<std::uint16_t>(id), std::move(m_refusal));
}

// ---- Subscribing

/// The library never sees an answer, so it keeps the packet id for us; and it asks only once for a filter.
Result<std::uint16_t> QtMqttConnection::subscribe(const MqttSubscription &subscription)
{
    LINESIDE_ASSERT_THREAD(this);
    if (const auto asked = m_subscribes.find(subscription.filter); asked != m_subscribes.end()) {
        m_gate.write(asked->second);
        return packetIdIn(asked->second);
    }
    auto packet = subscribeFirst(subscription);
    if (!packet)
        return Unexpected(packet.error());
    const std::uint16_t id = packetIdIn(*packet);
    m_subscribes.emplace(subscription.filter, std::move(*packet));
    return id;
}

/// What the library has written for it.
Result<QByteArray> QtMqttConnection::subscribeFirst(const MqttSubscription &subscription)
{
    const quint8 qos = std::min<quint8>(subscription.qos, 1);
    const auto filter = QMqttTopicFilter(QString::fromStdString(subscription.filter));
    const qsizetype start = m_gate.output().size();
    const std::scoped_lock lock(packetIdMutex);
    const QMqttSubscription *made = m_client.subscribe(filter, qos);
    if (!made || m_gate.output().size() == start)
        return unexpected(ErrorCode::InvalidInput, "not a topic filter", subscription.filter);
    if (m_options.mqtt5)
        connect(made, &QMqttSubscription::messageReceived, this,
                [this](const QMqttMessage &message) { m_properties = message.publishProperties(); });
    return m_gate.output().sliced(start).toByteArray();
}

// ---- Writing

Result<std::uint16_t> QtMqttConnection::publish(const MqttPublish &message, std::uint8_t qos)
{
    LINESIDE_ASSERT_THREAD(this);
    if (!isSendable(message))
        return unexpected(ErrorCode::InvalidInput, "not a topic", message.topic);
    const auto topic = QMqttTopicName(QString::fromStdString(message.topic));
    const auto payload
        = QByteArray::fromRawData(message.payload.data(), static_cast<qsizetype>(message.payload.size()));
    const auto properties = m_options.mqtt5 ? publishProperties(message) : QMqttPublishProperties();
    const std::scoped_lock lock(packetIdMutex);
    const qint32 id = m_client.publish(topic, properties, payload, qos, message.retain);
    if (id < 0)
        return unexpected(ErrorCode::InvalidInput, "larger than the broker takes", message.topic);
    m_unwritten += qos == 0;
    return static_cast<std::uint16_t>(id);
}

void QtMqttConnection::write()
{
    if (!m_listener || !m_introduced || m_held || m_reading)
        return;
    if (m_gate.hasOutput() && allWritten()) {
        m_saidMs = m_clock.monotonicMs();
        m_socket->write(m_gate.takeOutput());
        m_socket->flush();
    }
    settleUnconfirmed();
}

bool QtMqttConnection::allWritten() const
{
    const auto *tls = qobject_cast<const QSslSocket *>(m_socket.get());
    return m_socket->bytesToWrite() == 0 && (!tls || tls->encryptedBytesToWrite() == 0);
}

void QtMqttConnection::settleUnconfirmed()
{
    if (!m_listener || m_unwritten == 0 || m_gate.hasOutput() || !allWritten())
        return;
    for (int count = std::exchange(m_unwritten, 0); count > 0; --count)
        m_listener->publishSettled(0, {});
    m_listener->libraryAtRest();
}

void QtMqttConnection::setHeld(bool held)
{
    LINESIDE_ASSERT_THREAD(this);
    if (std::exchange(m_held, held) == held || held)
        return;
    if (m_askedMs)
        m_askedMs = m_clock.monotonicMs(); // nobody has looked for the answer yet
    m_readOnTimer.start();
}

// ---- Keep-alive

void QtMqttConnection::lookAfter()
{
    if (m_held && socketHungUp(static_cast<int>(m_socket->socketDescriptor())))
        return finish(endOfTalk(kClosedByBroker));
    const std::int64_t keepAliveMs = m_keepAlive.count();
    if (keepAliveMs == 0 || !m_accepted)
        return;
    const std::int64_t nowMs = m_clock.monotonicMs();
    if (!m_held && m_askedMs && nowMs - *m_askedMs >= keepAliveMs)
        return finish({Cause::Broken, kBrokerIsSilent});
    const bool wonders = !m_held && !m_askedMs && nowMs - m_heardMs >= keepAliveMs / 2;
    if (wonders || nowMs - m_saidMs >= keepAliveMs / 2)
        ping();
}

/// Past the gate: only whole packets have left through it.
void QtMqttConnection::ping()
{
    m_saidMs = m_clock.monotonicMs();
    if (!m_askedMs)
        m_askedMs = m_saidMs;
    m_socket->write(kPingRequest);
    m_socket->flush();
}

// ---- The end

void QtMqttConnection::socketFailed()
{
    read(); // what came before the end
    if (m_listener)
        finish(endOfSocket());
}

ConnectionEnd QtMqttConnection::endOfTalk(const char *reason) const
{
    return {m_accepted ? Cause::Broken : Cause::NoWelcome, reason};
}

ConnectionEnd QtMqttConnection::endOfSocket() const
{
    const auto error = m_socket->error();
    if (!m_certificateRefusal.empty())
        return {Cause::Unreachable, kCertificateRefused + m_certificateRefusal};
    const Cause cause = m_accepted           ? Cause::Broken
        : m_introduced && !isTlsError(error) ? Cause::NoWelcome
                                             : Cause::Unreachable;
    if (error == QAbstractSocket::RemoteHostClosedError)
        return {cause, kClosedByBroker};
    if (error == QAbstractSocket::ConnectionRefusedError)
        return {cause, "connection refused"};
    return {cause, m_socket->errorString().toStdString()};
}

void QtMqttConnection::finish(const ConnectionEnd &end)
{
    ConnectionListener *listener = std::exchange(m_listener, nullptr);
    if (!listener)
        return;
    m_gate.dropOutput();
    forget();
    listener->connectionEnded(end);
}

void QtMqttConnection::close()
{
    if (!std::exchange(m_listener, nullptr))
        return;
    const bool inPeace = m_accepted && !m_held && !m_reading && allWritten();
    if (!inPeace)
        m_gate.dropOutput();
    forget();
    if (!m_socket)
        return;
    if (inPeace) {
        m_socket->write(m_gate.takeOutput());
        m_socket->flush();
    }
    m_socket->abort();
}

/// Nothing calls us any more, and the client is at its end.
void QtMqttConnection::forget()
{
    for (QTimer *timer : {&m_careTimer, &m_connectTimer, &m_restTimer, &m_readOnTimer})
        timer->stop();
    if (m_socket)
        m_socket->disconnect(this);
    m_client.disconnectFromHost();
}

std::string qtMqttName()
{
    return "Qt MQTT " QTMQTT_VERSION_STR;
}

} // namespace lineside
