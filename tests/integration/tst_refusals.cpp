// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"
#include "hallpeer.h"
#include "support/httpget.h"
#include "support/mosquittobroker.h"
#include "support/tcprelay.h"
#include "support/testmain.h"
#include "support/testpaths.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <memory>
#include <set>
#include <string>

using namespace lineside;

namespace tst_refusals {

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(text) == text.size();
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const std::string kQuiet = R"({"priority":null,"on":false})";
const std::string kSounds = R"({"priority":"medium","on":true})";
const std::string kUnknown = R"({"priority":null,"on":false,"reason":"gateway not connected"})";

/// The engine and brokers that say no, in all the ways real ones do.
class TestRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void refusedAlertsArePacedShownAndKept();
    void moreAlertsThanMemoryHoldsAllArrive();
    void anAlertLeavesAtTheHighestQosThereIs();
    void theHornIsToldAndSilenced();
    void aHornNobodyTellsOfAnyMoreIsNotOn();
    void whoOverwritesTheHornIsContradictedOnce();
    void figuresAreToldAndResetOverARestart();
    void anAlertReachesABrokerThatClosesAtQos2();
    void aRefusedSubscriptionIsBadHealthAndAnAlarm();
    void aRefusedCommandIsNotSent();
    void aCommandTheBrokerDoesNotConfirmIsNotSentAndHoldsUpNobody();
    void aCommandTooLargeForTheBrokerCountsAsRefused();
    void aCommandTheBrokerHasIsSent();
    void aCloudThatRefusesEverythingIsNotConnected();
    void aBrokerThatNeverWasThereIsDown();

private:
    void startBroker(const QByteArray &acl, const QByteArray &extra = {});
    void startEngine(quint16 port);
    void connectPeer(quint16 port, const std::vector<std::string> &filters);
    [[nodiscard]] QByteArray ask(const QByteArray &path) const { return httpGet(m_engine->httpPort(), path); }
    [[nodiscard]] QString aclFile() const { return m_folder->filePath(QStringLiteral("acl")); }
    void raiseAlarms(int count);
    [[nodiscard]] std::vector<std::string> heardOfHorn() const;

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MosquittoBroker> m_broker;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<HallPeer> m_peer;
    Config m_config;
};

void TestRefusals::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_config = {};
    m_config.storagePath = m_folder->filePath(QStringLiteral("data")).toStdString();
    m_config.store.directory = m_config.storagePath;
    m_config.journal.directory = m_config.storagePath + "/journal";
    m_config.mqtt.host = "127.0.0.1";
    m_config.mqtt.clientId = "edge-processor-test";
    m_config.alarms = AlarmSettings::defaults();
    m_config.api.port = 0;
}

void TestRefusals::cleanup()
{
    m_peer.reset();
    m_engine.reset();
    m_broker.reset();
}

void TestRefusals::startBroker(const QByteArray &acl, const QByteArray &extra)
{
    QByteArray config = extra;
    if (!acl.isEmpty()) {
        QVERIFY(write(aclFile(), acl));
        config += "\nacl_file " + aclFile().toUtf8() + "\nlog_type all\n";
    }
    m_broker = std::make_unique<MosquittoBroker>(config);
    QVERIFY2(m_broker->start(), qPrintable(m_broker->problem()));
}

void TestRefusals::startEngine(quint16 port)
{
    QVERIFY(QDir().mkpath(QString::fromStdString(m_config.storagePath)));
    m_config.mqtt.port = port;
    m_engine = std::make_unique<Engine>(m_config, m_clock);
    const auto started = m_engine->start();
    QVERIFY2(started.has_value(), started ? "" : started.error().text().c_str());
}

void TestRefusals::connectPeer(quint16 port, const std::vector<std::string> &filters)
{
    m_peer = std::make_unique<HallPeer>(port, filters, m_clock);
    QTRY_VERIFY_WITH_TIMEOUT(m_peer->isReady, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(isConnected(m_engine->status().broker.state), 20000);
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->status().control.state == LinkState::Up, 20000);
}

void TestRefusals::raiseAlarms(int count)
{
    for (int i = 1; i <= count; ++i)
        m_peer->publishReading("oven-" + std::to_string(i), 99, static_cast<std::uint64_t>(i));
}

// The public report: they were published 7,000 times in two seconds, and not a word was said.
void TestRefusals::refusedAlertsArePacedShownAndKept()
{
    startBroker(read(testData("/mqtt/refused-alerts.acl")));
    m_config.mqtt.sendWindow = 5;
    startEngine(m_broker->port());
    connectPeer(m_broker->port(), {"alerts/#"});
    raiseAlarms(12);
    QTRY_COMPARE_WITH_TIMEOUT(m_engine->status().alerts.refused, std::uint64_t(12), 20000);
    const auto denied = [this] { return m_broker->log().count("Denied PUBLISH"); };
    QTRY_VERIFY_WITH_TIMEOUT(denied() > 12, 20000); // they are tried again
    QVERIFY2(denied() <= 12 + 3 * 10, QByteArray::number(denied()));
    QCOMPARE(m_engine->status().alerts.reason, std::string("not authorised"));
    QVERIFY(ask("/metrics").contains(R"(lineside_refused_total{reason="not authorised",what="alert"})"));
    QTRY_VERIFY(ask("/api/v1/status").contains(R"("alerts":{"waiting":12,"refused":12,"reason":"not authorised")"));

    QVERIFY(write(aclFile(), "topic readwrite #\n"));
    m_broker->reload();
    QTRY_COMPARE_WITH_TIMEOUT(m_engine->status().alerts.waiting, std::uint64_t(0), 60000);
    QTRY_COMPARE_WITH_TIMEOUT(m_peer->heard.size(), std::size_t(12), 20000);
    QCOMPARE(m_engine->status().alerts.refused, std::uint64_t(0));
}

/// Of 1,000 the text is in memory; of more, and of those of the last run, it is read back from the store.
void TestRefusals::moreAlertsThanMemoryHoldsAllArrive()
{
    constexpr std::size_t kAlerts = 2500;
    startBroker(read(testData("/mqtt/refused-alerts.acl")));
    startEngine(m_broker->port());
    connectPeer(m_broker->port(), {"alerts/#"});
    raiseAlarms(kAlerts);
    QTRY_COMPARE_WITH_TIMEOUT(m_engine->status().alerts.refused, std::uint64_t(kAlerts), 60000);
    m_engine.reset();
    startEngine(m_broker->port());
    QTRY_COMPARE_WITH_TIMEOUT(m_engine->status().alerts.waiting, std::uint64_t(kAlerts), 20000);
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->status().alerts.refused > 1000, 60000); // a page, and more
    QVERIFY(write(aclFile(), "topic readwrite #\n"));
    m_broker->reload();
    QTRY_COMPARE_WITH_TIMEOUT(m_engine->status().alerts.waiting, std::uint64_t(0), 60000);
    QTRY_COMPARE_WITH_TIMEOUT(m_peer->heard.size(), kAlerts, 20000);
    std::set<std::string> topics;
    for (const auto &heard : m_peer->heard) {
        topics.insert(heard.topic);
        QVERIFY2(heard.payload.find('"' + heard.topic.substr(7) + '"') != std::string::npos, heard.payload.c_str());
    }
    QCOMPARE(topics.size(), kAlerts);
}

void TestRefusals::anAlertLeavesAtTheHighestQosThereIs()
{
    startBroker({}, "max_qos 1\n");
    startEngine(m_broker->port());
    connectPeer(m_broker->port(), {"alerts/#"});
    raiseAlarms(1);
    QTRY_COMPARE_WITH_TIMEOUT(m_peer->countHeard("alerts/oven-1"), std::size_t(1), 20000);
    QTRY_COMPARE(m_engine->status().alerts.waiting, std::uint64_t(0));
}

void TestRefusals::theHornIsToldAndSilenced()
{
    startBroker({});
    startEngine(m_broker->port());
    connectPeer(m_broker->port(), {"edge/horn"});
    QTRY_COMPARE_WITH_TIMEOUT(m_peer->countHeard("edge/horn"), std::size_t(1), 20000); // quiet
    raiseAlarms(1);
    QTRY_COMPARE_WITH_TIMEOUT(m_peer->countHeard("edge/horn"), std::size_t(2), 20000);
    QTRY_VERIFY(ask("/api/v1/status").contains(R"("horn":{"wanted":true,"on":true)"));
    QVERIFY(httpPost(m_engine->httpPort(), "/api/v1/alarms/silence", {}).contains(" 200 "));
    QTRY_COMPARE_WITH_TIMEOUT(m_peer->countHeard("edge/horn"), std::size_t(3), 20000);
    QTRY_COMPARE(m_engine->status().hornOutputs.untakenSinceMs, 0);
}

std::vector<std::string> TestRefusals::heardOfHorn() const
{
    std::vector<std::string> payloads;
    for (const HallPeer::Heard &each : m_peer->heard)
        payloads.push_back(each.payload);
    return payloads;
}

void TestRefusals::aHornNobodyTellsOfAnyMoreIsNotOn()
{
    startBroker({});
    TcpRelay relay(m_broker->port());
    startEngine(relay.port());
    connectPeer(m_broker->port(), {"edge/horn"});
    raiseAlarms(1);
    std::vector<std::string> expected{kQuiet, kSounds};
    QTRY_COMPARE_WITH_TIMEOUT(heardOfHorn(), expected, 20000);
    relay.cut(); // as a kill does
    expected.insert(expected.end(), {kUnknown, kSounds});
    QTRY_COMPARE_WITH_TIMEOUT(heardOfHorn(), expected, 20000);
}

void TestRefusals::whoOverwritesTheHornIsContradictedOnce()
{
    startBroker({});
    startEngine(m_broker->port());
    connectPeer(m_broker->port(), {"edge/horn"});
    raiseAlarms(1);
    std::vector<std::string> expected{kQuiet, kSounds};
    QTRY_COMPARE_WITH_TIMEOUT(heardOfHorn(), expected, 20000);
    for (int i = 0; i < 5; ++i)
        m_peer->publish({.topic = "edge/horn", .payload = kQuiet, .retain = true});
    expected.insert(expected.end(), 5, kQuiet);
    expected.push_back(kSounds);
    QTRY_COMPARE_WITH_TIMEOUT(heardOfHorn(), expected, 20000);
    QVERIFY(httpPost(m_engine->httpPort(), "/api/v1/alarms/silence", {}).contains(" 200 "));
    expected.push_back(kQuiet);
    QTRY_COMPARE_WITH_TIMEOUT(heardOfHorn(), expected, 20000);
    m_peer->publish({.topic = "edge/horn", .payload = kSounds, .retain = true});
    expected.insert(expected.end(), {kSounds, kQuiet}); // and no answer to its own
    QTRY_COMPARE_WITH_TIMEOUT(heardOfHorn(), expected, 20000);
    m_engine->stop();
    QTRY_COMPARE_WITH_TIMEOUT(heardOfHorn().back(), kUnknown, 20000);
}

void TestRefusals::figuresAreToldAndResetOverARestart()
{
    startBroker({});
    startEngine(m_broker->port());
    connectPeer(m_broker->port(), {"edge/alarms"});
    const auto toldLast = [this] { return m_peer->heard.empty() ? std::string() : m_peer->heard.back().payload; };
    QTRY_VERIFY_WITH_TIMEOUT(m_peer->countHeard("edge/alarms") > 0, 90000); // with the minute, at the latest
    raiseAlarms(3);
    QTRY_VERIFY_WITH_TIMEOUT(ask("/api/v1/alarms/metrics").contains(R"("AlarmCount":3,)"), 20000);
    QVERIFY(httpPost(m_engine->httpPort(), "/api/v1/alarms/metrics/reset", {}).contains(" 200 "));
    QTRY_VERIFY_WITH_TIMEOUT(toldLast().find(R"("AlarmCount":0,)") != std::string::npos, 20000); // at once
    const auto startTime = [this] {
        const QByteArray body = ask("/api/v1/alarms/metrics");
        return body.mid(body.indexOf("\"StartTime\""), 38);
    };
    const QByteArray before = startTime();
    m_engine.reset();
    startEngine(m_broker->port());
    QCOMPARE(startTime(), before);
    QVERIFY(ask("/api/v1/alarms/metrics").contains(R"("AlarmCount":0,)"));
}

void TestRefusals::anAlertReachesABrokerThatClosesAtQos2()
{
    if (QStandardPaths::findExecutable(QStringLiteral("nats-server"), {QStringLiteral("/usr/sbin")}).isEmpty())
        QSKIP("needs nats-server");
    const quint16 port = MosquittoBroker::freePort();
    QByteArray config = read(testData("/mqtt/closes-on-qos2.conf"));
    config.replace("127.0.0.1:21883", "127.0.0.1:" + QByteArray::number(port));
    config.replace("127.0.0.1:21992", "127.0.0.1:" + QByteArray::number(MosquittoBroker::freePort()));
    QVERIFY(write(m_folder->filePath(QStringLiteral("nats.conf")), config));
    QProcess nats;
    nats.setWorkingDirectory(m_folder->path());
    nats.setProcessChannelMode(QProcess::MergedChannels);
    nats.start(QStringLiteral("/usr/sbin/nats-server"), {QStringLiteral("-c"), QStringLiteral("nats.conf")});
    QVERIFY(nats.waitForStarted());
    startEngine(port);
    connectPeer(port, {"alerts/#", "devices/+/command"});
    raiseAlarms(1);
    QVERIFY(httpPost(m_engine->httpPort(), "/devices/oven-1/command", R"({"command":"stop"})").contains(" 200 "));
    QTRY_COMPARE_WITH_TIMEOUT(m_peer->countHeard("alerts/oven-1"), std::size_t(1), 30000);
    QTRY_COMPARE(m_peer->countHeard("devices/oven-1/command"), std::size_t(1));
    QTRY_COMPARE(m_engine->status().alerts.waiting, std::uint64_t(0));
    QVERIFY(ask("/api/v1/status").contains(R"("protocol":"3.1.1","refusals_visible":false)"));
    m_peer.reset();
    m_engine.reset();
    nats.terminate();
    QVERIFY(nats.waitForFinished());
}

// mosquitto 2.0.11 grants every subscription by its access list; its dynamic security plugin does not.
void TestRefusals::aRefusedSubscriptionIsBadHealthAndAnAlarm()
{
    const QByteArray plugin = "/usr/lib/x86_64-linux-gnu/mosquitto_dynamic_security.so";
    if (!QFile::exists(QString::fromUtf8(plugin)))
        QSKIP("needs mosquitto's dynamic security plugin");
    const QString rules = m_folder->filePath(QStringLiteral("rules.json"));
    const auto rulesWith = [](const QByteArray &subscribe) {
        return R"({"defaultACLAccess":{"publishClientSend":true,"publishClientReceive":true,"subscribe":)" + subscribe
            + R"(,"unsubscribe":true},"clients":[],"groups":[],"roles":[]})";
    };
    QVERIFY(write(rules, rulesWith("false")));
    startBroker({}, "plugin " + plugin + "\nplugin_opt_config_file " + rules.toUtf8() + "\n");
    AlarmRule atOnce;
    atOnce.kind = LimitKind::Refused;
    atOnce.onDelay = atOnce.offDelay = std::chrono::milliseconds(0);
    m_config.alarms.watches.rules.push_back(atOnce);
    m_config.nodeId = "edge-7";
    startEngine(m_broker->port());
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->status().broker.state == LinkState::Refused, 20000);
    QTRY_VERIFY(ask("/api/v1/alarms").contains(R"("id":"edge-7/mqtt/refused")"));
    QVERIFY(ask("/api/v1/alarms").contains(R"("state":"active-unacknowledged")"));
    QTRY_COMPARE(m_engine->status().broker.reason,
                 std::string("not allowed to read devices/+/command/result, devices/+/data, devices/+/status"));
    const QByteArray ready = ask("/ready");
    QVERIFY2(ready.contains(" 200 ") && ready.contains("connected, but not allowed to read"), ready);
    QVERIFY(ask("/health").contains(R"("broker_connected":false)"));
    QVERIFY(ask("/metrics").contains(R"(lineside_refused_total{reason="not authorised",what="subscription"})"));

    m_broker->stop();
    QVERIFY(write(rules, rulesWith("true")));
    QVERIFY(m_broker->start());
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->status().broker.state == LinkState::Up, 20000);
    QTRY_VERIFY(ask("/api/v1/alarms").contains(R"("state":"returned-unacknowledged")"));
}

void TestRefusals::aRefusedCommandIsNotSent()
{
    startBroker("topic read #\ntopic write devices/+/data\ntopic write alerts/#\ntopic write cloud/#\n");
    startEngine(m_broker->port());
    connectPeer(m_broker->port(), {});
    const QByteArray answer = httpPost(m_engine->httpPort(), "/devices/oven-1/command", R"({"command":"stop"})");
    QVERIFY2(answer.contains(" 500 ")
                 && answer.contains(R"({"error":"Failed to send command","reason":"not authorised",)"),
             answer);
    QTRY_VERIFY(ask("/api/v1/status").contains(R"("target":"devices/oven-1/command")"));
    QTRY_COMPARE(m_engine->status().commandsOpen, std::uint64_t(0));
}

void TestRefusals::aCommandTheBrokerDoesNotConfirmIsNotSentAndHoldsUpNobody()
{
    startBroker({});
    startEngine(m_broker->port());
    connectPeer(m_broker->port(), {});
    m_broker->freeze();
    QElapsedTimer timer;
    timer.start();
    const quint16 port = m_engine->httpPort();
    auto posted = std::async(std::launch::async, [port] { return httpPost(port, "/devices/oven-1/command", "{}"); });
    QTRY_COMPARE(m_engine->status().commandsOpen, std::uint64_t(1));
    QVERIFY(ask("/health").contains(" 200 "));
    QVERIFY(timer.elapsed() < 4500); // before the command's answer
    QTRY_VERIFY_WITH_TIMEOUT(posted.wait_for(std::chrono::seconds(0)) == std::future_status::ready, 10000);
    QVERIFY2(timer.elapsed() < 8000, QByteArray::number(timer.elapsed()));
    const QByteArray answer = posted.get();
    QVERIFY2(answer.contains(" 500 ") && answer.contains("the broker did not confirm it within 5 seconds"), answer);
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->status().broker.state == LinkState::Down, 10000);
    m_broker->thaw();
}

/// MQTT 5 §3.2.2.3.6: the broker says in its CONNACK what it takes, so nothing is sent, and nobody else would tell.
void TestRefusals::aCommandTooLargeForTheBrokerCountsAsRefused()
{
    startBroker({}, "max_packet_size 500\n");
    startEngine(m_broker->port());
    connectPeer(m_broker->port(), {"devices/+/command"});
    const QByteArray large = R"({"command":")" + QByteArray(1000, 'x') + R"("})";
    const QByteArray answer = httpPost(m_engine->httpPort(), "/devices/oven-1/command", large);
    QVERIFY2(answer.contains(" 500 ") && answer.contains("larger than the broker takes"), answer);
    QTRY_VERIFY2(
        ask("/metrics").contains(R"(lineside_refused_total{reason="larger than the broker takes",what="command"} 1)"),
        ask("/metrics"));
    QTRY_VERIFY(ask("/api/v1/status")
                    .contains(R"("what":"command","reason":"larger than the broker takes",)"
                              R"("target":"devices/oven-1/command","count":1)"));
    QTRY_COMPARE(m_engine->status().commandsOpen, std::uint64_t(0));
    const QByteArray small = httpPost(m_engine->httpPort(), "/devices/oven-1/command", R"({"command":"stop"})");
    QVERIFY2(small.contains(" 200 "), small); // and the next one goes
    QTRY_COMPARE(m_peer->countHeard("devices/oven-1/command"), std::size_t(1));
}

void TestRefusals::aCommandTheBrokerHasIsSent()
{
    startBroker({});
    startEngine(m_broker->port());
    connectPeer(m_broker->port(), {"devices/+/command"});
    const QByteArray answer = httpPost(m_engine->httpPort(), "/devices/oven-1/command", R"({"command":"stop"})");
    QVERIFY2(answer.contains(" 200 ") && answer.contains(R"("message":"Command sent successfully")"), answer);
    QTRY_COMPARE(m_peer->countHeard("devices/oven-1/command"), std::size_t(1));
}

void TestRefusals::aCloudThatRefusesEverythingIsNotConnected()
{
    startBroker("topic read #\ntopic write devices/#\ntopic write alerts/#\n");
    startEngine(m_broker->port());
    connectPeer(m_broker->port(), {"cloud/#"});
    for (std::uint64_t i = 0; i < 50; ++i)
        m_peer->publishReading("oven-1", 20, i);
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->status().cloud.state == LinkState::Refused, 20000);
    QCOMPARE(m_engine->status().cloud.reason, std::string("not authorised"));
    QVERIFY(ask("/health").contains(R"("cloud_connected":false)"));
    QVERIFY(ask("/metrics").contains(R"(lineside_refused_total{reason="not authorised",what="reading"})"));
    QCOMPARE(m_engine->status().quarantined, std::uint64_t(0));

    QVERIFY(write(aclFile(), "topic readwrite #\n"));
    m_broker->reload();
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->status().cloud.state == LinkState::Up, 60000);
    QTRY_COMPARE_WITH_TIMEOUT(m_peer->heard.size(), std::size_t(50), 20000);
    QVERIFY(ask("/health").contains(R"("cloud_connected":true)"));
}

void TestRefusals::aBrokerThatNeverWasThereIsDown()
{
    startEngine(MosquittoBroker::freePort());
    QTRY_VERIFY(m_engine->status().broker.state == LinkState::Down);
    QCOMPARE(m_engine->status().broker.reason, std::string("connection refused"));
    QVERIFY(ask("/ready").contains(R"("broker":"not connected: connection refused")"));
    const QByteArray answer = httpPost(m_engine->httpPort(), "/devices/oven-1/command", "{}");
    QVERIFY2(answer.contains(" 500 ") && answer.contains("not connected to the broker"), answer);
}

LINESIDE_TEST(TestRefusals)

} // namespace tst_refusals

#include "tst_refusals.moc"
