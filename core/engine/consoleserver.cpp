// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/consoleserver.h"

#include "base/thread.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QTimer>

#include <chrono>
#include <utility>

namespace lineside {

namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 10s; // a hash takes half a second; who says nothing goes

std::optional<UserCommand> readUserCommand(const QByteArray &line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    const QJsonValue words = document.object().value(QLatin1String("words"));
    if (!document.isObject() || !words.isArray())
        return std::nullopt;
    UserCommand command{.words = {}, .secret = SecretText(document[QLatin1String("secret")].toString().toStdString())};
    for (const QJsonValue &word : words.toArray())
        command.words.push_back(word.toString().toStdString());
    return command;
}

} // namespace

ConsoleServer::ConsoleServer(Links links)
    : m_links(std::move(links))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection())
            serve(socket);
    });
}

/// One that a killed engine left over goes: the directory is locked, so nobody serves it any more.
Result<void> ConsoleServer::start(const std::string &directory)
{
    LINESIDE_ASSERT_THREAD(this);
    const QString path = QString::fromStdString(directory) + QLatin1Char('/') + QLatin1String(kFile);
    QLocalServer::removeServer(path);
    if (!m_server.listen(path))
        return unexpected(ErrorCode::Io, m_server.errorString().toStdString(), path.toStdString());
    return {};
}

void ConsoleServer::serve(QLocalSocket *socket)
{
    socket->setReadBufferSize(kMostBytes);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] { readRequest(socket); });
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(kPatience, socket, [socket] { socket->abort(); });
}

void ConsoleServer::readRequest(QLocalSocket *socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() >= kMostBytes)
            socket->abort();
        return;
    }
    disconnect(socket, &QLocalSocket::readyRead, this, nullptr);
    const auto command = readUserCommand(socket->readLine());
    if (!command)
        return answer(socket, "error", "not understood");
    const std::shared_ptr<const PeopleState> people = m_links.people();
    if (const auto list = listedBy(*command, *people))
        return answer(socket, "text", *list);
    auto actions = actionsOf(*command, *people);
    if (!actions)
        return answer(socket, "error", actions.error().text());
    act(socket, *std::move(actions));
}

/// One after the other: what is refused ends it.
void ConsoleServer::act(QPointer<QLocalSocket> socket, std::vector<OperatorAction> actions)
{
    OperatorAction first = std::move(actions.front());
    actions.erase(actions.begin());
    m_links.submit(std::move(first), consoleRequester(),
                   [this, socket, rest = std::move(actions)](const Result<ActionDone> &done) {
                       const auto go = [this, socket, rest, done] {
                           if (!socket)
                               return;
                           if (!done)
                               answer(socket, "error", done.error().text());
                           else if (rest.empty())
                               answer(socket, "text", saidOf(*done));
                           else
                               act(socket, rest);
                       };
                       QMetaObject::invokeMethod(this, go, Qt::QueuedConnection); // it may be any thread's
                   });
}

void ConsoleServer::answer(QLocalSocket *socket, const char *member, const std::string &text)
{
    const QJsonObject object{{QLatin1String(member), QString::fromStdString(text)}};
    socket->write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
    socket->flush();
    socket->disconnectFromServer();
}

} // namespace lineside
