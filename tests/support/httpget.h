// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace lineside {

/// GET from 127.0.0.1 without an event loop: status line, headers and body, or nothing when the server does not answer
/// within two seconds. Thread: any.
[[nodiscard]] QByteArray httpGet(quint16 port, const QByteArray &path);

/// The same with a request as it is.
[[nodiscard]] QByteArray httpAsk(quint16 port, const QByteArray &request);

/// POST of a JSON body; the server has ten seconds.
[[nodiscard]] QByteArray httpPost(quint16 port, const QByteArray &path, const QByteArray &body);

} // namespace lineside
