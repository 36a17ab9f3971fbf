// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/httpget.h"

#include <QDeadlineTimer>
#include <QTcpSocket>

namespace lineside {

QByteArray httpGet(quint16 port, const QByteArray &path)
{
    return httpAsk(port, "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
}

QByteArray httpAsk(quint16 port, const QByteArray &request)
{
    QDeadlineTimer deadline(2000);
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!socket.waitForConnected(static_cast<int>(deadline.remainingTime())))
        return {};
    socket.write(request);
    while (!deadline.hasExpired() && socket.waitForReadyRead(static_cast<int>(deadline.remainingTime()))) { }
    return socket.readAll();
}

} // namespace lineside
