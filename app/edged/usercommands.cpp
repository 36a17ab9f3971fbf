// SPDX-License-Identifier: GPL-3.0-or-later
#include "usercommands.h"

#include "base/clock.h"
#include "config/config.h"
#include "engine/consoleserver.h"
#include "engine/loginworker.h"
#include "engine/peopledesk.h"
#include "metrics/metrics.h"
#include "model/reason.h"
#include "security/randomtoken.h"
#include "security/secretfile.h"
#include "store/store.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>

#include <cstdio>
#include <iostream>
#include <optional>
#include <string>

namespace lineside {

namespace {

enum UserExit {
    UserDone = 0,
    UserRefused = 1,
    UserNotUnderstood = 2,
};

constexpr int kPatienceMs = 10'000; // of one answer: hashing takes half a second

int tell(const Result<std::string> &said)
{
    if (said) {
        std::fputs(said->c_str(), stdout);
        return UserDone;
    }
    std::fprintf(stderr, "%s\n", said.error().text().c_str());
    return UserRefused;
}

/// Nothing: no engine runs there.
std::optional<Result<std::string>> askEngine(const UserCommand &command, const std::string &directory)
{
    QLocalSocket socket;
    socket.connectToServer(QString::fromStdString(directory) + QLatin1Char('/') + QLatin1String(ConsoleServer::kFile));
    if (!socket.waitForConnected(kPatienceMs))
        return socket.error() == QLocalSocket::SocketAccessError ? std::optional<Result<std::string>>(
                   unexpected(ErrorCode::NotAllowed, "this takes root or the engine's user"))
                                                                 : std::nullopt;
    QJsonArray words;
    for (const std::string &word : command.words)
        words.append(QString::fromStdString(word));
    const auto secret = command.secret.reveal();
    const QJsonObject request{
        {QLatin1String("words"), words},
        {QLatin1String("secret"), QString::fromUtf8(secret.data(), static_cast<qsizetype>(secret.size()))}};
    const QByteArray line = QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n';
    if (line.size() > ConsoleServer::kMostBytes)
        return unexpected(ErrorCode::InvalidInput, "that is longer than any name and secret");
    socket.write(line);
    while (!socket.canReadLine())
        if (!socket.waitForReadyRead(kPatienceMs))
            return unexpected(ErrorCode::Timeout, "the engine does not answer");
    const QJsonDocument answer = QJsonDocument::fromJson(socket.readLine());
    if (const QString error = answer[QLatin1String("error")].toString(); !error.isEmpty())
        return unexpected(ErrorCode::InvalidInput, error.toStdString());
    const std::string text = answer[QLatin1String("text")].toString().toStdString();
    return text.ends_with('\n') || text.empty() ? text : text + '\n';
}

/// The desk of an engine that does not run, over its store.
class StoppedPlant
{
public:
    StoppedPlant(const Config &config, Store &store)
        : m_config(config)
        , m_store(store)
        , m_devices(config.devices)
        , m_people({config.people, config.permissions, config.areas}, m_devices, m_batch, &randomToken)
    {
    }

    Result<std::string> carryOut(const UserCommand &command)
    {
        auto users = m_store.loadUsers();
        if (!users)
            return Unexpected(users.error());
        auto tokens = m_store.loadTokens();
        if (!tokens)
            return Unexpected(tokens.error());
        m_people.restore({.users = *std::move(users), .tokens = *std::move(tokens)}, m_clock.now());
        if (auto list = listedBy(command, m_people.state()))
            return *std::move(list);
        auto actions = actionsOf(command, m_people.state());
        if (!actions)
            return Unexpected(actions.error());
        ActionDone last;
        for (const OperatorAction &action : *actions) {
            auto done = act(action);
            if (!done)
                return Unexpected(done.error());
            last = *std::move(done);
        }
        if (auto kept = m_store.commitState(m_batch); !kept)
            return Unexpected(kept.error());
        return saidOf(last) + '\n';
    }

private:
    Result<ActionDone> act(const OperatorAction &action)
    {
        const auto by = m_people.identify(consoleRequester(), m_clock.now());
        if (!by)
            return Unexpected(by.error());
        std::optional<SecretOutcome> outcome;
        if (const auto work = m_people.secretWork(action, *by, m_clock.now())) {
            LoginWorker worker(m_config.storagePath, m_clock,
                               [&outcome](const OperatorRequest &request) { outcome = request.outcome; });
            worker.work({.action = action, .who = by->who}, *work);
        }
        const std::string noCommand;
        const Moment now = m_clock.now();
        const ActionContext context{*by, verbOf(action), now.utcMs, noCommand, outcome, now};
        if (const auto *user = std::get_if<AddUser>(&action))
            return m_people.act(*user, context);
        if (const auto *change = std::get_if<ChangeUser>(&action))
            return m_people.act(*change, context);
        if (const auto *token = std::get_if<AddToken>(&action))
            return m_people.act(*token, context);
        if (const auto *token = std::get_if<RevokeToken>(&action))
            return m_people.act(*token, context);
        return m_people.act(std::get<SetSecret>(action), context);
    }

    const Config &m_config;
    Store &m_store;
    SystemClock m_clock;
    DeviceRegistry m_devices;
    StoreBatch m_batch;
    PeopleDesk m_people;
};

/// One line, read no further than a secret may be long: a file given by mistake is not read whole.
Result<SecretText> readSecret(std::istream &input)
{
    std::string line;
    for (int byte = input.get(); byte != std::istream::traits_type::eof() && byte != '\n'; byte = input.get()) {
        if (line.size() == SecretText::kMaxBytes)
            return unexpected(ErrorCode::InvalidInput, Reason::SecretUnfit);
        line.push_back(static_cast<char>(byte));
    }
    return SecretText(std::move(line));
}

Result<std::string> actOnStore(const UserCommand &command, const Config &config)
{
    if (!QFile::exists(QString::fromStdString(config.storagePath) + QLatin1String("/state.db")))
        return unexpected(ErrorCode::NotFound, "there is no storage; it is made by the engine's first start",
                          config.storagePath);
    SystemClock clock;
    Metrics metrics;
    auto store = Store::open(config.store, clock, metrics);
    if (!store)
        return Unexpected(store.error());
    return StoppedPlant(config, **store).carryOut(command);
}

} // namespace

int runUserCommand(const QStringList &words, const Config &config)
{
    UserCommand command;
    for (const QString &word : words)
        command.words.push_back(word.toStdString());
    const std::string verb = command.words.size() < 2 ? std::string() : command.words[1];
    const bool isOfToken = command.words.front() == "token";
    if (isOfToken ? verb != "add" && verb != "list" && verb != "revoke"
                  : verb != "add" && verb != "list" && verb != "reset" && verb != "disable") {
        std::fprintf(stderr, "%s\n", kUserCommandsHelp);
        return UserNotUnderstood;
    }
    if (!isOfToken && (verb == "add" || verb == "reset")) {
        auto secret = readSecret(std::cin);
        if (!secret)
            return tell(Unexpected(secret.error()));
        command.secret = *std::move(secret);
    }
    if (auto answered = askEngine(command, config.storagePath))
        return tell(*answered);
    return tell(actOnStore(command, config));
}

} // namespace lineside
