// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QTimer>

#include <array>
#include <chrono>
#include <memory>

class QTcpSocket;

namespace lineside {

/// The network between a program and its broker, on loopback: passes everything on until told to cut, delay, throttle
/// or fall silent. It holds 64 KiB a connection and direction, then it stops reading, as a full link does.
/// Owner: the test. Thread: the test's, which must run an event loop.
class TcpRelay : public QObject
{
public:
    enum class Direction {
        ToTarget, ///< from the program to the broker
        FromTarget,
    };

    explicit TcpRelay(quint16 targetPort);
    ~TcpRelay() override;

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    /// "tcp://127.0.0.1:<port>"
    [[nodiscard]] QString url() const;

    /// Everything goes through again; what was half-open ends.
    void pass();
    /// Ends all connections; new ones are served.
    void cut();
    /// The connection on which so many more bytes have gone this way is cut there, in the middle of a packet.
    void cutAfter(Direction direction, qint64 bytes);
    /// Half-open: connections are accepted and kept, nothing goes through either way.
    void goSilent();
    /// What comes is passed on so much later.
    void delay(std::chrono::milliseconds by);
    /// So many bytes a second and direction, all connections together.
    void throttle(qint64 bytesPerSecond);
    /// Cuts and refuses connections whose first bytes hold this (an MQTT client id); empty: none.
    void refuseClient(const QByteArray &part);

    [[nodiscard]] qsizetype connections() const { return static_cast<qsizetype>(m_links.size()); }
    [[nodiscard]] quint64 accepted() const { return m_accepted; }
    [[nodiscard]] quint64 cuts() const { return m_cuts; }

private:
    struct Link;

    void accept();
    void pumpAll();
    void pump(Link &link, Direction direction);
    void forward(Link &link, Direction direction, const QByteArray &bytes);
    [[nodiscard]] qint64 allowance(Direction direction) const;
    void end(Link *link);

    quint16 m_targetPort;
    QTcpServer m_server;
    std::vector<std::unique_ptr<Link>> m_links;
    QTimer m_refill;
    QByteArray m_refused;
    bool m_isSilent = false;
    std::chrono::milliseconds m_delay{0};
    qint64 m_bytesPerSecond = 0; ///< 0: no limit
    std::array<qint64, 2> m_allowed{};
    std::array<qint64, 2> m_cutIn{-1, -1}; ///< bytes until the cut; negative: none
    quint64 m_accepted = 0;
    quint64 m_cuts = 0;
};

} // namespace lineside
