// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTcpServer>

#include <cstdint>
#include <deque>
#include <functional>
#include <map>

class QTcpSocket;

namespace lineside {

/// A broker (MQTT 5) that keeps one session, that of the engine's source, and tells at which moment what was offered,
/// acknowledged and forwarded, which no real one does. What is not acknowledged comes again after a break, marked as
/// redelivered. Everything a client publishes is confirmed.
/// Owner: the test. Thread: the test's, which must run an event loop.
class SessionBroker : public QObject
{
public:
    /// One to be handed to whoever subscribed "devices/+/data".
    struct Message
    {
        std::uint64_t number = 0; ///< from 1 on
        QByteArray topic;
        QByteArray payload;
        bool isOffered = false; ///< it has been on its way once: it comes as redelivered
    };

    SessionBroker();

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] QString url() const;
    /// It knows the session from before: the next client resumes it.
    void resume() { m_hasSession = true; }
    void add(Message message);

    // Told before the packet leaves, after it came, and before it is confirmed.
    std::function<void(std::uint64_t number)> offered;
    std::function<void(std::uint64_t number)> acknowledged;
    /// metadata.sequence of a reading that came for the cloud.
    std::function<void(std::uint64_t sequence)> forwarded;

    [[nodiscard]] std::size_t countAcknowledged() const { return m_countAcknowledged; }
    [[nodiscard]] bool isIdle() const { return m_waiting.empty() && m_underway.empty(); }

private:
    void welcome();
    void takePackets(QTcpSocket &socket);
    void answer(QTcpSocket &socket, quint8 first, QByteArrayView body);
    void noteAcknowledged(std::uint64_t packetId);
    void subscribe(QTcpSocket &socket, QByteArrayView body);
    void confirm(QTcpSocket &socket, quint8 first, QByteArrayView body);
    void offerMore();
    void offer(Message &message);

    std::map<QTcpSocket *, QByteArray> m_inputs;
    QTcpSocket *m_source = nullptr; ///< that subscribed to readings
    bool m_hasSession = false;
    std::deque<Message> m_waiting;
    std::deque<Message> m_underway; ///< in order of their numbers
    std::size_t m_countAcknowledged = 0;
    QTcpServer m_server; ///< last: its sockets still say good-bye when it goes
};

} // namespace lineside
