// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "hallpeer.h"
#include "support/httpget.h"
#include "support/mosquittobroker.h"
#include "support/submitted.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <string>
#include <vector>

namespace lineside {

/// An engine over a real broker, a machine "oven-1" that is too hot, and whoever asks over HTTP.
class DoorBench
{
public:
    /// Empty: it runs.
    [[nodiscard]] QString start()
    {
        if (!broker.start())
            return broker.problem();
        Config config;
        config.storagePath = m_folder.filePath(QStringLiteral("data")).toStdString();
        config.store.directory = config.storagePath;
        config.journal.directory = config.storagePath + "/journal";
        config.mqtt.host = "127.0.0.1";
        config.mqtt.port = broker.port();
        config.mqtt.clientId = "edge-processor-test";
        config.alarms = AlarmSettings::defaults();
        config.api.port = 0;
        config.areas = {{.name = "hall", .devices = {"oven-1"}}};
        CommandRule purge;
        purge.device = "oven-1";
        purge.name = "purge";
        purge.confirm = ConfirmBy::Two;
        config.commands.rules = {purge};
        engine = std::make_unique<Engine>(config, clock);
        if (!engine->start())
            return QStringLiteral("the engine does not start");
        if (!QTest::qWaitFor([this] { return broker.log().contains(" devices/+/data"); }, kPatienceMs))
            return QStringLiteral("it does not listen");
        peer = std::make_unique<HallPeer>(broker.port(), std::vector<std::string>{"#"}, clock);
        peer->publishReading("oven-1", 95, 1);
        const auto isHot
            = [this] { return httpGet(engine->httpPort(), "/api/v1/alarms").contains("oven-1/temperature/high"); };
        return QTest::qWaitFor(isHot, kPatienceMs) ? QString() : QStringLiteral("the alarm does not come");
    }

    /// "POST /api/v1/notes" and its body. Without a token nobody says who asks.
    [[nodiscard]] QByteArray ask(const QByteArray &call, const QByteArray &body = {},
                                 const QByteArray &token = {}) const
    {
        const QByteArray who = token.isNull() ? QByteArray() : "Authorization: Bearer " + token + "\r\n";
        return httpAsk(engine->httpPort(),
                       call + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + who
                           + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
    [[nodiscard]] static int status(const QByteArray &answer) { return answer.mid(9, 3).toInt(); }
    [[nodiscard]] static QByteArray bodyOf(const QByteArray &answer)
    {
        return answer.mid(answer.indexOf("\r\n\r\n") + 4);
    }
    [[nodiscard]] static QJsonObject objectIn(const QByteArray &answer)
    {
        return QJsonDocument::fromJson(bodyOf(answer)).object();
    }
    /// The token; empty: refused.
    [[nodiscard]] QByteArray logIn(const char *name) const
    {
        const QByteArray body = QByteArray("{\"user\":\"") + name + "\",\"secret\":\"830274\"}";
        return objectIn(httpPost(engine->httpPort(), "/api/v1/session", body))[QLatin1String("token")]
            .toString()
            .toLatin1();
    }
    /// An administrator "chief" and a viewer "looker". False: it did not work.
    [[nodiscard]] bool hire()
    {
        return submitted(*engine, AddUser{{.name = "chief", .role = "administrator"}, SecretText("830274")})
            && status(
                   ask("POST /api/v1/users", R"({"name":"looker","role":"viewer","secret":"830274"})", logIn("chief")))
            == 201;
    }

    SystemClock clock;
    MosquittoBroker broker;
    std::unique_ptr<Engine> engine;
    std::unique_ptr<HallPeer> peer;

private:
    static constexpr int kPatienceMs = 20'000;

    QTemporaryDir m_folder;
};

} // namespace lineside
