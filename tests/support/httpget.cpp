// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/httpget.h"

#include <QDeadlineTimer>
#include <QTcpSocket>

namespace lineside {

namespace {

QByteArray ask(quint16 port, const QByteArray &request, int patienceMs)
{
    QDeadlineTimer deadline(patienceMs);
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!socket.waitForConnected(static_cast<int>(deadline.remainingTime())))
        return {};
    socket.write(request);
    while (!deadline.hasExpired() && socket.waitForReadyRead(static_cast<int>(deadline.remainingTime()))) { }
    return socket.readAll();
}

} // namespace

QByteArray httpGet(quint16 port, const QByteArray &path)
{
    return ask(port, "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", 2000);
}

QByteArray httpAsk(quint16 port, const QByteArray &request)
{
    return ask(port, request, 2000);
}

QByteArray httpPost(quint16 port, const QByteArray &path, const QByteArray &body)
{
    const QByteArray length = QByteArray::number(body.size());
    return ask(port,
               "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
                   + length + "\r\nConnection: close\r\n\r\n" + body,
               10000);
}

} // namespace lineside
