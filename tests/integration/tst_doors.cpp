// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/routes.h"
#include "doorbench.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <string>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace tst_doors {

/// A call that is more than looking, with what it takes to be understood.
struct Call
{
    const char *route; ///< as Routes::names() has it
    const char *body = "";
    int ofViewer = 403;
};

const Call kCalls[] = {
    {"DELETE /devices/*"},
    {"POST /devices/*/command", R"({"command":"stop"})"},
    {"POST /api/v1/alarms/metrics/reset"},
    {"POST /api/v1/alarms/silence"},
    {"POST /api/v1/alarms/horn-test"},
    {"POST /api/v1/alarms/settings", R"({"to_version":0,"reason":"x"})"},
    {"POST /api/v1/alarms/settings/check", R"({"csv":"kind\n"})", 200}, // says what a table would do, and does nothing
    {"POST /api/v1/alarms/*/acknowledge"},
    {"POST /api/v1/alarms/*/comment", R"({"text":"x"})"},
    {"POST /api/v1/alarms/*/reset"},
    {"POST /api/v1/alarms/*/unacknowledge"},
    {"POST /api/v1/alarms/*/shelve", R"({"mode":"timed","seconds":600,"reason":"x"})"},
    {"POST /api/v1/alarms/*/unshelve"},
    {"POST /api/v1/alarms/*/out-of-service", R"({"reason":"x"})"},
    {"POST /api/v1/alarms/*/into-service"},
    {"POST /api/v1/notes", R"({"text":"x"})"},
    {"POST /api/v1/notes/*/strike"},
    {"POST /api/v1/commands/*/approve"},
    {"POST /api/v1/commands/*/cancel"},
    {"POST /api/v1/session", R"({"user":"looker","secret":"830274"})", 201}, // everybody may say who they are
    {"DELETE /api/v1/session", "", 200},
    {"DELETE /api/v1/sessions/*"},
    {"POST /api/v1/users", R"({"name":"guest","role":"viewer"})"},
    {"POST /api/v1/users/*", R"({"name":"boss","role":"administrator"})"},
    {"DELETE /api/v1/users/*"},
    {"POST /api/v1/users/*/secret", R"({"secret":"530274"})"},
    {"POST /api/v1/seats/*/take"},
    {"POST /api/v1/seats/*/refuse"},
    {"POST /api/v1/seats/*/release"},
    {"POST /api/v1/quarantine/replay"},
};

QByteArray pathOf(const std::string &pattern)
{
    QByteArray path = QByteArray::fromStdString(pattern);
    path.replace("/alarms/*", "/alarms/oven-1%2Ftemperature%2Fhigh").replace("/devices/*", "/devices/oven-1");
    return path.replace("/seats/*", "/seats/hall").replace('*', '1'); // the first user, note and session
}

/// What comes in from outside: HTTP, where each call asks who it is of, and MQTT, where nobody can be asked.
class TestDoors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyCallThatIsMoreThanLookingIsWalked();
    void httpRefusesWhoMayOnlyLook();
    void httpRefusesALoginThatEnded();
    void mqttIsNoDoor();

private:
    [[nodiscard]] QByteArray ask(const std::string &route, const QByteArray &body, const QByteArray &token) const
    {
        const auto blank = route.find(' ');
        return m_bench->ask(QByteArray::fromStdString(route.substr(0, blank + 1)) + pathOf(route.substr(blank + 1)),
                            body, token);
    }
    [[nodiscard]] static int status(const QByteArray &answer) { return DoorBench::status(answer); }
    [[nodiscard]] QByteArray get(const QByteArray &path) const { return httpGet(m_bench->engine->httpPort(), path); }
    [[nodiscard]] QStringList recorded() const;

    std::unique_ptr<DoorBench> m_bench;
};

void TestDoors::init()
{
    m_bench = std::make_unique<DoorBench>();
    const QString problem = m_bench->start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestDoors::cleanup()
{
    m_bench.reset();
}

/// "actor action result", newest first.
QStringList TestDoors::recorded() const
{
    QStringList lines;
    const QJsonObject page = DoorBench::objectIn(get("/api/v1/audit?limit=1000"));
    for (const QJsonValue &each : page["lines"_L1].toArray())
        lines << each["actor"_L1].toString() + u' ' + each["action"_L1].toString() + u' '
                + each["result"_L1].toString();
    return lines;
}

void TestDoors::everyCallThatIsMoreThanLookingIsWalked()
{
    for (const std::string &name : Routes::names()) {
        const bool isLooking = name.starts_with("GET ");
        const bool isWalked = std::ranges::any_of(kCalls, [&](const Call &call) { return name == call.route; });
        QVERIFY2(isLooking != isWalked, name.c_str());
    }
    for (const Call &call : kCalls)
        QVERIFY2(std::ranges::count(Routes::names(), std::string(call.route)) == 1, call.route);
}

void TestDoors::httpRefusesWhoMayOnlyLook()
{
    QVERIFY(m_bench->hire());
    for (const Call &call : kCalls) {
        const QByteArray answer = ask(call.route, call.body, m_bench->logIn("looker"));
        QVERIFY2(status(answer) == call.ofViewer, call.route + QByteArray(": ") + answer);
    }
    int refused = 0;
    for (const QString &line : recorded()) {
        if (!line.startsWith(u"looker "_s) || line.contains(u" log_"_s) || line.contains(u" session_end "_s))
            continue;
        QVERIFY2(line.endsWith(u" refused"_s), qPrintable(line));
        ++refused;
    }
    QCOMPARE(refused, int(std::ranges::count(kCalls, 403, &Call::ofViewer)));
}

void TestDoors::httpRefusesALoginThatEnded()
{
    QVERIFY(m_bench->hire());
    const QByteArray token = m_bench->logIn("chief");
    QCOMPARE(status(ask("DELETE /api/v1/session", {}, token)), 200);
    const QStringList before = recorded();
    for (const Call &call : kCalls) {
        QCOMPARE(status(ask(call.route, call.body, token)), 401);
        QCOMPARE(status(ask(call.route, call.body, "")), 401);
    }
    QCOMPARE(recorded(), before);
}

/// Machines tell there how they do. Whatever else is written there orders nothing, and is nobody's act.
void TestDoors::mqttIsNoDoor()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->peer->countHeard("edge/audit/head") > 0, 20000);
    QVERIFY(submitted(*m_bench->engine, TestHorn{}));
    const QStringList before = recorded();
    QCOMPARE(before.front(), u"operator test_horn ok"_s);
    m_bench->peer->heard.clear();
    const std::string order = R"({"id":"order-1","command":"start","user":"chief","role":"administrator"})";
    for (const char *topic : {"devices/oven-1/command", "devices/oven-9/command", "devices/oven-1/command/result",
                              "devices/oven-1/operation/start/1", "edge/help", "edge/horn", "edge/audit/head",
                              "edge/alarms", "edge/command", "alerts/oven-1", "alarms/oven-1"})
        for (const bool isRetained : {false, true})
            m_bench->peer->publish({.topic = topic, .payload = order, .retain = isRetained});
    m_bench->peer->publishReading("oven-2", 20, 2); // comes behind them
    QTRY_VERIFY_WITH_TIMEOUT(get("/devices").contains("oven-2"), 20000);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->peer->countHeard("alarms/oven-1") >= 2, 20000);
    QCOMPARE(DoorBench::objectIn(get("/api/v1/commands"))["commands"_L1].toArray().size(), 0);
    QCOMPARE(m_bench->engine->status().commandsOpen, std::uint64_t(0));
    QCOMPARE(m_bench->peer->countHeard("devices/oven-1/command"), std::size_t(2)); // its own words alone
    QCOMPARE(m_bench->peer->countHeard("edge/help"), std::size_t(2));
    QVERIFY(get("/api/v1/alarms").contains(R"("state":"active-unacknowledged")"));
    QCOMPARE(recorded(), before);
}

LINESIDE_TEST(TestDoors)

} // namespace tst_doors

#include "tst_doors.moc"
