// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqttclientfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace lineside;

/// What every MQTT client must do, against a real broker.
class TestMqttClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesNothingBeforeStart();
    void connects();
    void carriesMessagesBothWays_data();
    void carriesMessagesBothWays();
};

void TestMqttClient::doesNothingBeforeStart()
{
    MosquittoBroker broker;
    TestClient client(broker.port(), "idle");
    QVERIFY(!client->isConnected());
    QCOMPARE(client->room(), std::size_t(0));
    QVERIFY(client->publish({"a", "b"}).error().code == ErrorCode::Unavailable);
    client->stop();
}

void TestMqttClient::connects()
{
    MosquittoBroker broker;
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    TestClient client(broker.port(), "one");
    client.startAndWait();
    QVERIFY(client->isConnected());
    QCOMPARE(client.connectedSpy.count(), 1);
    QCOMPARE(client.connectedSpy.at(0).at(0).toBool(), false);
}

void TestMqttClient::carriesMessagesBothWays_data()
{
    QTest::addColumn<int>("publishQos");
    QTest::addColumn<int>("subscribeQos");
    QTest::addColumn<int>("arrivesAtQos");
    QTest::newRow("fire and forget") << 0 << 1 << 0;
    QTest::newRow("at least once") << 1 << 1 << 1;
    QTest::newRow("exactly once arrives at QoS 1") << 2 << 1 << 1;
    QTest::newRow("a subscription at QoS 2 is made at QoS 1") << 2 << 2 << 1;
    QTest::newRow("a subscription at QoS 0 gets QoS 0") << 1 << 0 << 0;
}

void TestMqttClient::carriesMessagesBothWays()
{
    QFETCH(const int, publishQos);
    QFETCH(const int, subscribeQos);
    QFETCH(const int, arrivesAtQos);
    MosquittoBroker broker;
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    TestClient receiver(broker.port(), "receiver");
    receiver.listenTo("hall/#", subscribeQos);
    receiver.startAndWait();
    TestClient sender(broker.port(), "sender");
    sender.startAndWait();

    MqttPublish message{"hall/press", "12 bar"};
    message.qos = static_cast<std::uint8_t>(publishQos);
    const auto token = sender->publish(message);
    QVERIFY(token.has_value());
    QCOMPARE(sender.publishedSpy.count(), 0);
    QTRY_COMPARE(sender.publishedSpy.count(), 1);
    QCOMPARE(sender.publishedSpy.at(0).at(0).toULongLong(), *token);
    QTRY_COMPARE(receiver.messages.size(), std::size_t(1));
    QCOMPARE(receiver.messages[0].topic, std::string("hall/press"));
    QCOMPARE(receiver.messages[0].payload, std::string("12 bar"));
    QCOMPARE(int(receiver.messages[0].qos), arrivesAtQos);
}

QTEST_GUILESS_MAIN(TestMqttClient)
#include "tst_mqttclient.moc"
