// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mqttalertport.h"
#include "mqtt/mqttcommandport.h"
#include "mqttclientfixture.h"
#include "support/fakeclock.h"
#include "support/tcprelay.h"
#include "support/testmain.h"

#include <QTest>

#include <set>

using namespace lineside;

namespace tst_mqttports {

/// Commands to devices and alerts upstream, against a real broker.
class TestMqttPorts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sendsACommandAsTheContractSays();
    void refusesCommandsThatCannotBeSent_data();
    void refusesCommandsThatCannotBeSent();
    void keepsACommandQueuedWithoutAConnection();
    void reportsACommandUndeliveredOnce();
    void publishesAnAlertAsTheContractSays_data();
    void publishesAnAlertAsTheContractSays();
    void reportsAnAlertFailedOnceAndTakesItAgain();
    void aKilledPortLeavesItsWillOnTheHorn();
    void aPortHearsWhatStandsOnTheHorn();
    void aBrokerWithoutRetainedMessagesGetsNoWill();

private:
    [[nodiscard]] Command command(const char *id) const;

    FakeClock m_clock;
    std::unique_ptr<MosquittoBroker> m_broker;
};

/// Everything a command port said.
struct Said
{
    CommandPort::Handlers handlers()
    {
        return {
            [this](const std::string &id) { delivered.push_back(id); },
            [this](const std::string &id, const std::string &) { lost.push_back(id); },
            [this](const std::string &, const std::string &target, const std::string &) { refused.push_back(target); },
            [this] { ++ready; }};
    }
    std::vector<std::string> delivered;
    std::vector<std::string> lost;
    std::vector<std::string> refused; ///< topics
    int ready = 0;
};

void TestMqttPorts::init()
{
    m_broker = std::make_unique<MosquittoBroker>();
    QVERIFY2(m_broker->start(), qPrintable(m_broker->problem()));
}

Command TestMqttPorts::command(const char *id) const
{
    Command command;
    command.id = id;
    command.deviceId = "oven-1";
    command.payload = R"({"id":"c-1","action":"stop"})";
    command.createdMs = m_clock.utcMs();
    command.expiresMs = m_clock.utcMs() + 90'000;
    return command;
}

void TestMqttPorts::sendsACommandAsTheContractSays()
{
    TestClient device(m_broker->port(), "device");
    device.listenTo("devices/oven-1/command");
    device.startAndWait();
    TestClient client(m_broker->port(), "edge");
    MqttCommandPort port(*client.client, m_clock);
    Said said;
    port.start(said.handlers());
    client.startAndWait();
    QCOMPARE(said.ready, 1);
    QVERIFY(port.send(command("c-1")).has_value());
    QVERIFY(said.delivered.empty());
    QTRY_COMPARE(said.delivered, std::vector<std::string>({"c-1"}));
    QTRY_COMPARE(device.messages.size(), std::size_t(1));
    QCOMPARE(device.messages[0].payload, command("c-1").payload);
    QCOMPARE(device.messages[0].responseTopic, std::string("devices/oven-1/command/result"));
    QCOMPARE(device.messages[0].correlationData, std::string("c-1"));
    QCOMPARE(int(device.messages[0].qos), 1);
    QVERIFY(said.lost.empty());

    TestClient late(m_broker->port(), "late"); // not retained
    late.listenTo("devices/+/command");
    late.startAndWait();
    QVERIFY(port.send(command("c-2")).has_value());
    QTRY_COMPARE(late.messages.size(), std::size_t(1));
    QCOMPARE(late.messages[0].correlationData, std::string("c-2"));
}

void TestMqttPorts::refusesCommandsThatCannotBeSent_data()
{
    QTest::addColumn<QByteArray>("device");
    QTest::addColumn<qint64>("lifetimeMs");
    QTest::addColumn<int>("code");
    QTest::newRow("it has expired") << QByteArray("oven-1") << qint64(0) << int(ErrorCode::Timeout);
    QTest::newRow("a device without a name") << QByteArray() << qint64(1000) << int(ErrorCode::InvalidInput);
    QTest::newRow("all devices") << QByteArray("+") << qint64(1000) << int(ErrorCode::InvalidInput);
    QTest::newRow("another topic") << QByteArray("a/b") << qint64(1000) << int(ErrorCode::InvalidInput);
}

void TestMqttPorts::refusesCommandsThatCannotBeSent()
{
    QFETCH(const QByteArray, device);
    QFETCH(const qint64, lifetimeMs);
    QFETCH(const int, code);
    TestClient client(m_broker->port(), "edge");
    MqttCommandPort port(*client.client, m_clock);
    Said said;
    port.start(said.handlers());
    client.startAndWait();
    Command refused = command("c");
    refused.deviceId = device.toStdString();
    refused.expiresMs = m_clock.utcMs() + lifetimeMs;
    QCOMPARE(int(port.send(refused).error().code), code);
}

void TestMqttPorts::keepsACommandQueuedWithoutAConnection()
{
    TestClient client(m_broker->port(), "edge");
    MqttCommandPort port(*client.client, m_clock);
    Said said;
    port.start(said.handlers());
    QVERIFY(port.send(command("c-1")).error().code == ErrorCode::Unavailable);
    QVERIFY(said.lost.empty());
}

void TestMqttPorts::reportsACommandUndeliveredOnce()
{
    TestClient client(m_broker->port(), "edge");
    MqttCommandPort port(*client.client, m_clock);
    Said said;
    port.start(said.handlers());
    client.startAndWait();
    m_broker->freeze();
    QVERIFY(port.send(command("c-1")).has_value());
    QVERIFY(port.send(command("c-2")).has_value());
    m_broker->kill();
    QTRY_COMPARE(said.lost, std::vector<std::string>({"c-1", "c-2"}));
    QVERIFY2(m_broker->start(), qPrintable(m_broker->problem()));
    QTRY_COMPARE(said.ready, 2);
    QVERIFY(port.send(command("c-1")).has_value());
    QTRY_COMPARE(said.delivered, std::vector<std::string>({"c-1"}));
    QCOMPARE(said.lost.size(), std::size_t(2));
    QVERIFY(said.refused.empty()); // nobody said no
}

void TestMqttPorts::publishesAnAlertAsTheContractSays_data()
{
    QTest::addColumn<AlertTopic>("topic");
    QTest::addColumn<QByteArray>("heard");
    QTest::newRow("an alert") << AlertTopic::Alerts << QByteArray("alerts/oven-1 q2 r0 {\"type\":\"sensor_alert\"}");
    QTest::newRow("a step") << AlertTopic::Alarms << QByteArray("alarms/oven-1 q1 r0 {\"type\":\"sensor_alert\"}");
    QTest::newRow("the horn, kept for who comes later")
        << AlertTopic::Horn << QByteArray("edge/horn q1 r1 {\"type\":\"sensor_alert\"}");
    QTest::newRow("figures of a position")
        << AlertTopic::Figures << QByteArray("edge/alarms/oven-1 q1 r1 {\"type\":\"sensor_alert\"}");
}

void TestMqttPorts::publishesAnAlertAsTheContractSays()
{
    QFETCH(AlertTopic, topic);
    TestClient client(m_broker->port(), "alerts");
    MqttAlertPort alerts(*client.client);
    std::vector<std::uint64_t> confirmed;
    alerts.start({[&](std::uint64_t id) { confirmed.push_back(id); }, [](std::uint64_t) {},
                  [](std::uint64_t, const std::string &) {}, [] {}});
    QVERIFY(alerts.publish({1, "oven-1", "{}"}).error().code == ErrorCode::Unavailable);
    QCOMPARE(alerts.room(), std::size_t(0));
    client.startAndWait();
    QProcess witness;
    witness.start(QStringLiteral("mosquitto_sub"),
                  {QStringLiteral("-p"), QString::number(m_broker->port()), QStringLiteral("-q"), QStringLiteral("2"),
                   QStringLiteral("-t"), QStringLiteral("alerts/+"), QStringLiteral("-t"), QStringLiteral("alarms/+"),
                   QStringLiteral("-t"), QStringLiteral("edge/horn"), QStringLiteral("-t"),
                   QStringLiteral("edge/alarms/+"), QStringLiteral("-C"), QStringLiteral("1"), QStringLiteral("-F"),
                   QStringLiteral("%t q%q r%r %p")});
    // The witness has no way to say that it listens; an alert more does no harm.
    while (witness.state() != QProcess::NotRunning) {
        QVERIFY(alerts.publish({7, "oven-1", R"({"type":"sensor_alert"})", topic}).has_value());
        QVERIFY(client.publishedSpy.wait());
        witness.waitForFinished(20);
    }
    QTEST(witness.readAllStandardOutput().trimmed(), "heard");
    QVERIFY(!confirmed.empty());
    QCOMPARE(confirmed.front(), std::uint64_t(7));
    QVERIFY(alerts.publish({8, "a/#", "{}"}).error().code == ErrorCode::InvalidInput);
}

void TestMqttPorts::reportsAnAlertFailedOnceAndTakesItAgain()
{
    TestClient client(m_broker->port(), "alerts");
    MqttAlertPort alerts(*client.client);
    std::multiset<std::uint64_t> confirmed;
    std::multiset<std::uint64_t> failed;
    alerts.start({[&](std::uint64_t id) { confirmed.insert(id); }, [&](std::uint64_t id) { failed.insert(id); },
                  [](std::uint64_t, const std::string &) {},
                  [&] {
                      for (const auto id : std::exchange(failed, {}))
                          QVERIFY(alerts.publish({id, "oven-1", "{}"}).has_value());
                  }});
    client.startAndWait();
    m_broker->freeze();
    for (std::uint64_t id = 1; id <= 5; ++id)
        QVERIFY(alerts.publish({id, "oven-1", "{}"}).has_value());
    m_broker->kill();
    QTRY_COMPARE(failed, std::multiset<std::uint64_t>({1, 2, 3, 4, 5}));
    QVERIFY2(m_broker->start(), qPrintable(m_broker->problem()));
    QTRY_COMPARE(confirmed, std::multiset<std::uint64_t>({1, 2, 3, 4, 5}));
}

void TestMqttPorts::aKilledPortLeavesItsWillOnTheHorn()
{
    TestClient siren(m_broker->port(), "siren");
    siren.listenTo("edge/horn");
    siren.startAndWait();
    TcpRelay relay(m_broker->port());
    TestClient client(relay.port(), "alerts");
    MqttAlertPort alerts(*client.client, "nobody knows");
    alerts.start({[](std::uint64_t) {}, [](std::uint64_t) {}, [](std::uint64_t, const std::string &) {}, [] {}});
    client.startAndWait();
    QVERIFY(alerts.publish({1, {}, "on", AlertTopic::Horn}).has_value());
    QTRY_COMPARE(siren.messages.size(), std::size_t(1));
    relay.refuseClient("alerts");
    relay.cut(); // no good-bye
    QTRY_COMPARE(siren.messages.size(), std::size_t(2));
    QCOMPARE(siren.messages[1].payload, std::string("nobody knows"));
    QCOMPARE(int(siren.messages[1].qos), 1);
    TestClient late(m_broker->port(), "late"); // it is retained
    late.listenTo("edge/horn");
    late.startAndWait();
    QTRY_COMPARE(late.messages.size(), std::size_t(1));
    QCOMPARE(late.messages[0].payload, std::string("nobody knows"));

    TestClient polite(m_broker->port(), "polite");
    MqttAlertPort left(*polite.client, "nobody knows");
    int heard = 0;
    left.start({[](std::uint64_t) {}, [](std::uint64_t) {}, [](std::uint64_t, const std::string &) {}, [] {},
                [&](std::string_view) { ++heard; }});
    polite.startAndWait();
    QTRY_COMPARE(heard, 1); // a socket closed with something unread takes its good-bye along
    polite->stop();
    TestClient namesake(m_broker->port(), "polite"); // the broker is through with the one before
    namesake.startAndWait();
    QVERIFY(namesake->publish({"edge/horn", "last"}).has_value());
    QTRY_COMPARE(siren.messages.size(), std::size_t(3));
    QCOMPARE(siren.messages[2].payload, std::string("last"));
}

void TestMqttPorts::aPortHearsWhatStandsOnTheHorn()
{
    TestClient other(m_broker->port(), "other");
    other.startAndWait();
    QVERIFY(other->publish({"edge/horn", "before", 1, true}).has_value());
    QVERIFY(other.publishedSpy.wait());
    TestClient client(m_broker->port(), "alerts");
    MqttAlertPort alerts(*client.client, "nobody knows");
    std::vector<std::string> heard;
    alerts.start({[](std::uint64_t) {}, [](std::uint64_t) {}, [](std::uint64_t, const std::string &) {}, [] {},
                  [&](std::string_view payload) { heard.emplace_back(payload); }});
    client.startAndWait();
    QTRY_COMPARE(heard, std::vector<std::string>({"before"}));
    QVERIFY(alerts.publish({1, {}, "on", AlertTopic::Horn}).has_value());
    QTRY_COMPARE(heard, std::vector<std::string>({"before", "on"}));
    QVERIFY(other->publish({"edge/horn", "off", 1, true}).has_value());
    QTRY_COMPARE(heard, std::vector<std::string>({"before", "on", "off"}));
}

void TestMqttPorts::aBrokerWithoutRetainedMessagesGetsNoWill()
{
    MosquittoBroker broker("retain_available false\n");
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    TestClient client(broker.port(), "alerts");
    MqttAlertPort alerts(*client.client, "nobody knows");
    client.startAndWait(); // it would refuse us with one
    QCOMPARE(client->protocol(), std::string_view("5"));
}

LINESIDE_TEST(TestMqttPorts)

} // namespace tst_mqttports

#include "tst_mqttports.moc"
