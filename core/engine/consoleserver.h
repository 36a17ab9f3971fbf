// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/usercommand.h"

#include <QLocalServer>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <string>

class QLocalSocket;

namespace lineside {

/// Where the commands of the console reach a running engine: a socket of the storage path that its owner and root alone
/// may open (0600). A connection says one JSON object on a line, {"words":["add",…],"secret":"…"}, and gets one back:
/// {"text":"…"} or {"error":"…"}.
/// Owner: Engine. Thread: the engine's. Errors: start() Io.
class ConsoleServer : public QObject
{
    Q_OBJECT

public:
    static constexpr const char *kFile = "console.sock"; ///< in the storage path
    static constexpr qint64 kMostBytes = 4096; ///< of a request

    struct Links
    {
        std::function<std::shared_ptr<const PeopleState>()> people;
        std::function<void(OperatorAction, Requester, ActionAnswer)> submit;
    };

    explicit ConsoleServer(Links links);

    [[nodiscard]] Result<void> start(const std::string &directory);

private:
    void serve(QLocalSocket *socket);
    void readRequest(QLocalSocket *socket);
    void act(QPointer<QLocalSocket> socket, std::vector<OperatorAction> actions);
    static void answer(QLocalSocket *socket, const char *member, const std::string &text);

    const Links m_links;
    QLocalServer m_server;
};

} // namespace lineside
