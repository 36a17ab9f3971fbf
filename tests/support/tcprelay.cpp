// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tcprelay.h"

#include <QTcpSocket>

#include <algorithm>

namespace lineside {

namespace {

constexpr qint64 kHeldBytes = 64 * 1024;
constexpr int kRefillMs = 20;

std::size_t index(TcpRelay::Direction direction)
{
    return static_cast<std::size_t>(direction);
}

} // namespace

struct TcpRelay::Link
{
    QTcpSocket *program = nullptr; ///< both are children of the context, which ends their signals with the link
    QTcpSocket *target = nullptr;
    QObject context;
    QByteArray begin; ///< what the program sent first: its CONNECT

    [[nodiscard]] QTcpSocket *from(Direction direction) const
    {
        return direction == Direction::ToTarget ? program : target;
    }
    [[nodiscard]] QTcpSocket *to(Direction direction) const
    {
        return direction == Direction::ToTarget ? target : program;
    }
};

TcpRelay::TcpRelay(quint16 targetPort)
    : m_targetPort(targetPort)
{
    connect(&m_server, &QTcpServer::newConnection, this, &TcpRelay::accept);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("the relay cannot listen: %s", qPrintable(m_server.errorString()));
    connect(&m_refill, &QTimer::timeout, this, [this] {
        m_allowed.fill(m_bytesPerSecond * kRefillMs / 1000);
        pumpAll();
    });
}

TcpRelay::~TcpRelay()
{
    m_links.clear();
}

QString TcpRelay::url() const
{
    return QStringLiteral("tcp://127.0.0.1:%1").arg(port());
}

void TcpRelay::accept()
{
    while (QTcpSocket *program = m_server.nextPendingConnection()) {
        ++m_accepted;
        auto link = std::make_unique<Link>();
        Link *const raw = link.get();
        link->program = program;
        link->target = new QTcpSocket(&link->context);
        program->setParent(&link->context);
        m_links.push_back(std::move(link));
        for (const Direction direction : {Direction::ToTarget, Direction::FromTarget}) {
            QTcpSocket *const from = raw->from(direction);
            from->setReadBufferSize(kHeldBytes);
            connect(from, &QTcpSocket::readyRead, &raw->context, [this, raw, direction] { pump(*raw, direction); });
            connect(raw->to(direction), &QTcpSocket::bytesWritten, &raw->context,
                    [this, raw, direction] { pump(*raw, direction); });
            // Queued: the socket that tells of its end is deleted with the link.
            connect(
                from, &QTcpSocket::disconnected, this, [this, raw] { end(raw); }, Qt::QueuedConnection);
            connect(
                from, &QTcpSocket::errorOccurred, this, [this, raw] { end(raw); }, Qt::QueuedConnection);
            from->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        }
        connect(raw->target, &QTcpSocket::connected, &raw->context, [this, raw] { pump(*raw, Direction::ToTarget); });
        raw->target->connectToHost(QHostAddress(QHostAddress::LocalHost), m_targetPort);
    }
}

void TcpRelay::pumpAll()
{
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        pump(*m_links[i], Direction::ToTarget);
        pump(*m_links[i], Direction::FromTarget);
    }
}

qint64 TcpRelay::allowance(Direction direction) const
{
    qint64 bytes = m_bytesPerSecond > 0 ? m_allowed[index(direction)] : kHeldBytes;
    if (m_cutIn[index(direction)] >= 0)
        bytes = std::min(bytes, m_cutIn[index(direction)]);
    return bytes;
}

void TcpRelay::pump(Link &link, Direction direction)
{
    QTcpSocket *const from = link.from(direction);
    QTcpSocket *const to = link.to(direction);
    if (m_isSilent || !from->isOpen() || to->state() != QAbstractSocket::ConnectedState
        || to->bytesToWrite() >= kHeldBytes)
        return;
    const QByteArray bytes = from->read(std::max<qint64>(allowance(direction), 0));
    if (!bytes.isEmpty())
        forward(link, direction, bytes);
}

void TcpRelay::forward(Link &link, Direction direction, const QByteArray &bytes)
{
    if (direction == Direction::ToTarget && link.begin.size() < 128) {
        link.begin += bytes.left(128);
        if (!m_refused.isEmpty() && link.begin.contains(m_refused)) {
            link.program->abort();
            return;
        }
    }
    m_allowed[index(direction)] -= bytes.size();
    QTcpSocket *const to = link.to(direction);
    if (m_delay.count() > 0)
        QTimer::singleShot(m_delay, to, [to, bytes] { to->write(bytes); });
    else
        to->write(bytes);
    qint64 &cutIn = m_cutIn[index(direction)];
    if (cutIn < 0)
        return;
    cutIn -= bytes.size();
    if (cutIn > 0)
        return;
    cutIn = -1;
    to->flush();
    ++m_cuts;
    link.program->abort();
}

void TcpRelay::end(Link *link)
{
    std::erase_if(m_links, [link](const auto &known) { return known.get() == link; });
}

void TcpRelay::pass()
{
    const bool wasSilent = m_isSilent;
    m_isSilent = false;
    m_delay = std::chrono::milliseconds(0);
    m_bytesPerSecond = 0;
    m_refused.clear();
    m_refill.stop();
    if (wasSilent)
        cut();
    else
        pumpAll();
}

void TcpRelay::cut()
{
    m_cuts += m_links.size();
    m_links.clear();
}

void TcpRelay::cutAfter(Direction direction, qint64 bytes)
{
    m_cutIn[index(direction)] = bytes;
}

void TcpRelay::goSilent()
{
    m_isSilent = true;
}

void TcpRelay::delay(std::chrono::milliseconds by)
{
    m_delay = by;
}

void TcpRelay::throttle(qint64 bytesPerSecond)
{
    m_bytesPerSecond = bytesPerSecond;
    m_refill.start(kRefillMs);
}

void TcpRelay::refuseClient(const QByteArray &part)
{
    m_refused = part;
    if (!part.isEmpty())
        std::erase_if(m_links, [&part](const auto &link) { return link->begin.contains(part); });
}

} // namespace lineside
