// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace lineside {

/// A peer that answers packets as the test tells it, for what a real mosquitto never does.
/// Owner: the test. Thread: the test's, which must run an event loop.
class FakeBroker : public QTcpServer
{
public:
    /// Gets one whole packet, and writes to the socket or closes it.
    using Answer = std::function<void(QTcpSocket &socket, const QByteArray &packet)>;

    explicit FakeBroker(Answer answer)
        : m_answer(std::move(answer))
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, &FakeBroker::welcome);
    }

    /// The version in a CONNECT packet: 5, or 4 for MQTT 3.1.1. Only for packets shorter than 128 bytes.
    static int versionIn(const QByteArray &connectPacket) { return connectPacket.at(8); }
    static int typeOf(const QByteArray &packet) { return static_cast<quint8>(packet.at(0)) >> 4; }
    /// Packet id of a SUBSCRIBE or an acknowledgement.
    static QByteArray idIn(const QByteArray &packet) { return packet.mid(2, 2); }

    static constexpr int kConnect = 1;
    static constexpr int kPublish = 3;
    static constexpr int kPuback = 4;
    static constexpr int kPubrel = 6;
    static constexpr int kSubscribe = 8;
    static constexpr int kPing = 12;
    static constexpr int kDisconnect = 14;

    QList<QByteArray> packets; ///< all that came, of all connections
    QPointer<QTcpSocket> socket; ///< the newest

    [[nodiscard]] qsizetype countOf(int type) const
    {
        return std::count_if(packets.begin(), packets.end(), [type](const QByteArray &p) { return typeOf(p) == type; });
    }

private:
    void welcome()
    {
        socket = nextPendingConnection();
        m_input.clear();
        connect(socket, &QTcpSocket::readyRead, this, &FakeBroker::takePackets);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }

    void takePackets()
    {
        m_input += socket->readAll();
        // Every packet of these tests is shorter than 128 bytes, so its length is one byte.
        while (m_input.size() >= 2 && m_input.size() >= 2 + m_input.at(1)) {
            packets.append(m_input.left(2 + m_input.at(1)));
            m_input.remove(0, packets.last().size());
            m_answer(*socket, packets.last());
        }
    }

    Answer m_answer;
    QByteArray m_input;
};

} // namespace lineside
