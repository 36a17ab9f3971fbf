// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessionbroker.h"

#include "support/sequence.h"

#include <QTcpSocket>
#include <QtEndian>

#include <algorithm>
#include <optional>

namespace lineside {

namespace {

// MQTT 5.0 §2.1.2
constexpr int kConnect = 1;
constexpr int kPublish = 3;
constexpr int kPuback = 4;
constexpr int kPubrel = 6;
constexpr int kSubscribe = 8;
constexpr int kPing = 12;

constexpr std::size_t kWindow = 100; // well below the engine's receive maximum

struct Header
{
    qsizetype bytes = 0;
    qsizetype length = 0;
};

std::optional<Header> readHeader(QByteArrayView bytes)
{
    qsizetype length = 0;
    for (qsizetype i = 1; i < bytes.size() && i <= 4; ++i) {
        const auto digit = static_cast<quint8>(bytes.at(i));
        length |= static_cast<qsizetype>(digit & 0x7f) << (7 * (i - 1));
        if ((digit & 0x80) == 0)
            return Header{i + 1, length};
    }
    return std::nullopt;
}

QByteArray packetOf(quint8 first, const QByteArray &body)
{
    QByteArray packet(1, static_cast<char>(first));
    qsizetype length = body.size();
    do {
        packet.append(static_cast<char>(length % 128 + (length >= 128 ? 128 : 0)));
        length /= 128;
    } while (length > 0);
    return packet + body;
}

quint16 numberAt(QByteArrayView bytes, qsizetype at)
{
    return qFromBigEndian<quint16>(bytes.data() + at);
}

// There are 65535.
std::uint64_t packetIdOf(std::uint64_t number)
{
    return (number - 1) % 65535 + 1;
}

QByteArray numberBytes(std::uint64_t number)
{
    QByteArray bytes(2, '\0');
    qToBigEndian(static_cast<quint16>(number), bytes.data());
    return bytes;
}

} // namespace

SessionBroker::SessionBroker()
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, &SessionBroker::welcome);
}

QString SessionBroker::url() const
{
    return QStringLiteral("tcp://127.0.0.1:%1").arg(port());
}

void SessionBroker::add(Message message)
{
    m_waiting.push_back(std::move(message));
    offerMore();
}

void SessionBroker::welcome()
{
    QTcpSocket *socket = m_server.nextPendingConnection();
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { takePackets(*socket); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_inputs.erase(socket);
        m_source = m_source == socket ? nullptr : m_source;
        socket->deleteLater();
    });
}

void SessionBroker::takePackets(QTcpSocket &socket)
{
    QByteArray &input = m_inputs[&socket];
    input += socket.readAll();
    QByteArrayView rest(input);
    for (auto header = readHeader(rest); header && rest.size() >= header->bytes + header->length;
         header = readHeader(rest)) {
        answer(socket, static_cast<quint8>(rest.at(0)), rest.sliced(header->bytes, header->length));
        rest = rest.sliced(header->bytes + header->length);
    }
    input = rest.toByteArray();
}

void SessionBroker::answer(QTcpSocket &socket, quint8 first, QByteArrayView body)
{
    switch (first >> 4) {
    case kConnect: {
        const bool isCleanStart = (body.at(7) & 2) != 0;
        socket.write(QByteArray::fromHex(m_hasSession && !isCleanStart ? "2003010000" : "2003000000"));
        break;
    }
    case kSubscribe:
        subscribe(socket, body);
        break;
    case kPublish:
        confirm(socket, first, body);
        break;
    case kPubrel:
        socket.write(packetOf(0x70, body.first(2).toByteArray()));
        break;
    case kPuback:
        noteAcknowledged(numberAt(body, 0));
        break;
    case kPing:
        socket.write(QByteArray::fromHex("d000"));
        break;
    default:
        break;
    }
}

void SessionBroker::noteAcknowledged(std::uint64_t packetId)
{
    const auto sent = std::ranges::find(m_underway, packetId, [](const Message &m) { return packetIdOf(m.number); });
    if (sent == m_underway.end())
        return;
    const std::uint64_t number = sent->number;
    m_underway.erase(sent);
    ++m_countAcknowledged;
    if (acknowledged)
        acknowledged(number);
    offerMore();
}

void SessionBroker::subscribe(QTcpSocket &socket, QByteArrayView body)
{
    const bool wasSource = m_source == &socket;
    QByteArray granted = body.first(2).toByteArray() + '\0';
    // Property lengths of our clients take one byte.
    for (qsizetype at = 3 + body.at(2); at < body.size(); at += 3 + numberAt(body, at)) {
        granted.append('\x01');
        if (body.sliced(at + 2, numberAt(body, at)) == QByteArrayView("devices/+/data"))
            m_source = &socket;
    }
    socket.write(packetOf(0x90, granted));
    if (wasSource || m_source != &socket)
        return;
    m_hasSession = true;
    for (Message &message : m_underway)
        offer(message);
    offerMore();
}

void SessionBroker::confirm(QTcpSocket &socket, quint8 first, QByteArrayView body)
{
    const int qos = (first >> 1) & 3;
    const qsizetype topicBytes = numberAt(body, 0);
    if (forwarded && body.sliced(2).startsWith(QByteArrayView("cloud/")))
        forwarded(sequenceOf({body.data(), static_cast<std::size_t>(body.size())}).value_or(0));
    if (qos > 0)
        socket.write(packetOf(qos == 1 ? 0x40 : 0x50, body.sliced(2 + topicBytes, 2).toByteArray()));
}

void SessionBroker::offerMore()
{
    while (m_source != nullptr && !m_waiting.empty() && m_underway.size() < kWindow) {
        m_underway.push_back(std::move(m_waiting.front()));
        m_waiting.pop_front();
        offer(m_underway.back());
    }
}

void SessionBroker::offer(Message &message)
{
    if (offered)
        offered(message.number);
    const quint8 first = message.isOffered ? 0x3a : 0x32; // QoS 1, redelivered or not
    message.isOffered = true;
    const QByteArray noProperties(1, '\0');
    m_source->write(packetOf(first,
                             numberBytes(static_cast<std::uint64_t>(message.topic.size())) + message.topic
                                 + numberBytes(packetIdOf(message.number)) + noProperties + message.payload));
}

} // namespace lineside
