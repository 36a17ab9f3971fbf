// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakebroker.h"
#include "mqttclientfixture.h"

#include <QTest>

using namespace lineside;

namespace {

const QByteArray kWelcome5 = QByteArray::fromHex("2003000000");
const QByteArray kWelcome4 = QByteArray::fromHex("20020000");

/// Welcomes every client, confirms every subscription and publish.
void answerKindly(QTcpSocket &socket, const QByteArray &packet)
{
    static bool mqtt5 = true;
    switch (FakeBroker::typeOf(packet)) {
    case FakeBroker::kConnect:
        mqtt5 = FakeBroker::versionIn(packet) == 5;
        socket.write(mqtt5 ? kWelcome5 : kWelcome4);
        break;
    case FakeBroker::kSubscribe:
        socket.write(QByteArray::fromHex(mqtt5 ? "9004" : "9003") + FakeBroker::idIn(packet)
                     + QByteArray::fromHex(mqtt5 ? "0001" : "01"));
        break;
    default:
        break;
    }
}

} // namespace

/// What no real mosquitto does, or not in a moment: other versions, refusals, silence.
class TestMqttClientProtocol : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fallsBackToMqtt311_data();
    void fallsBackToMqtt311();
    void triesMqtt5AgainAfterTheConnectionWasLost();
    void doesNotTakeABrokerThatSpokeMqtt5ForAnOlderOne();
    void leavesMqtt5PropertiesOutOn311();
    void saysWhyItWasRefused_data();
    void saysWhyItWasRefused();
    void leavesABrokerWhoseLengthsLie_data();
    void leavesABrokerWhoseLengthsLie();
    void noticesATwin_data();
    void noticesATwin();
    void reportsARefusedSubscription();
    void pingsWhileNothingElseMayLeave();
    void noticesThatTheBrokerIsSilent();
    void asksForASessionThatLasts();
    void handsOverAPacketOnceHoweverManyFiltersItMatches();
};

void TestMqttClientProtocol::fallsBackToMqtt311_data()
{
    QTest::addColumn<QByteArray>("answerTo5");
    QTest::newRow("the broker says so in MQTT 5's words") << QByteArray::fromHex("2003008400");
    QTest::newRow("the broker says so in 3.1.1's words") << QByteArray::fromHex("20020001");
    QTest::newRow("the broker closes the connection without a word, again and again") << QByteArray();
}

void TestMqttClientProtocol::fallsBackToMqtt311()
{
    QFETCH(const QByteArray, answerTo5);
    FakeBroker broker([&](QTcpSocket &socket, const QByteArray &packet) {
        if (FakeBroker::typeOf(packet) != FakeBroker::kConnect || FakeBroker::versionIn(packet) == 4)
            return answerKindly(socket, packet);
        socket.write(answerTo5);
        socket.disconnectFromHost();
    });
    TestClient client(broker.serverPort(), "old");
    client.listenTo("x");
    client.startAndWait();
    QVERIFY(client->isConnected());
    QCOMPARE(FakeBroker::versionIn(broker.packets.first()), 5);
}

void TestMqttClientProtocol::triesMqtt5AgainAfterTheConnectionWasLost()
{
    QList<int> versions;
    FakeBroker broker([&](QTcpSocket &socket, const QByteArray &packet) {
        if (FakeBroker::typeOf(packet) != FakeBroker::kConnect)
            return;
        versions.append(FakeBroker::versionIn(packet));
        socket.write(versions.last() == 5 ? QByteArray::fromHex("2003008400") : kWelcome4);
    });
    TestClient client(broker.serverPort(), "old");
    client.startAndWait();
    broker.socket->abort();
    QTRY_COMPARE(client.connectedSpy.count(), 2);
    QCOMPARE(versions, QList<int>({5, 4, 5, 4}));
}

// A network that cuts every attempt looks like a broker that does not know MQTT 5. The soak found it: over 3.1.1 the
// broker confirmed rows that it refused.
void TestMqttClientProtocol::doesNotTakeABrokerThatSpokeMqtt5ForAnOlderOne()
{
    QList<int> versions;
    FakeBroker broker([&](QTcpSocket &socket, const QByteArray &packet) {
        if (FakeBroker::typeOf(packet) != FakeBroker::kConnect)
            return;
        versions.append(FakeBroker::versionIn(packet));
        if (versions.size() == 1 || versions.size() > 5)
            socket.write(kWelcome5);
        else
            socket.abort();
    });
    TestClient client(broker.serverPort(), "gateway");
    client.startAndWait();
    broker.socket->abort();
    QTRY_COMPARE_WITH_TIMEOUT(client.connectedSpy.count(), 2, 30000);
    QCOMPARE(versions, QList<int>({5, 5, 5, 5, 5, 5}));
}

void TestMqttClientProtocol::leavesMqtt5PropertiesOutOn311()
{
    FakeBroker broker([&](QTcpSocket &socket, const QByteArray &packet) {
        if (FakeBroker::typeOf(packet) == FakeBroker::kConnect && FakeBroker::versionIn(packet) == 5)
            socket.write(QByteArray::fromHex("2003008400"));
        else
            answerKindly(socket, packet);
    });
    TestClient client(broker.serverPort(), "old");
    client.startAndWait();
    MqttPublish message{"t", "p"};
    message.responseTopic = "r";
    message.correlationData = "c";
    message.expiry = std::chrono::seconds(5);
    QVERIFY(client->publish(message).has_value());
    QTRY_COMPARE(broker.countOf(FakeBroker::kPublish), 1);
    const QByteArray packet = broker.packets.last();
    const QByteArray id = packet.mid(5, 2);
    QCOMPARE(packet, QByteArray::fromHex("3206000174") + id + 'p');
    broker.socket->write(QByteArray::fromHex("4002") + id);
    QTRY_COMPARE(client.publishedSpy.count(), 1);
}

void TestMqttClientProtocol::saysWhyItWasRefused_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("reason");
    QTest::newRow("wrong password") << QByteArray::fromHex("2003008600")
                                    << QStringLiteral("wrong user name or password");
    QTest::newRow("not authorised") << QByteArray::fromHex("2003008700") << QStringLiteral("not authorised");
    QTest::newRow("busy") << QByteArray::fromHex("2003008900") << QStringLiteral("the broker is busy");
    QTest::newRow("not MQTT at all") << QByteArray("\xff\xff\xff\xff\xff\xff")
                                     << QStringLiteral("what the broker sends is not MQTT");
}

void TestMqttClientProtocol::saysWhyItWasRefused()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const QString, reason);
    FakeBroker broker([&](QTcpSocket &socket, const QByteArray &) { socket.write(answer); });
    TestClient client(broker.serverPort(), "refused");
    client->start();
    QTRY_COMPARE(client.lostSpy.count(), 1);
    QCOMPARE(client.lastLostReason(), reason);
    QCOMPARE(client.connectedSpy.count(), 0);
}

void TestMqttClientProtocol::leavesABrokerWhoseLengthsLie_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("the welcome's properties go past its end") << QByteArray::fromHex("200300007f");
    QTest::newRow("a message's topic goes past its end") << kWelcome5 + QByteArray::fromHex("30050020740070");
    // The property is a known one: libmosquitto 2.0.11 aborts the process at any other.
    QTest::newRow("a message's properties go past its end") << kWelcome5 + QByteArray::fromHex("30060001747f0101");
    QTest::newRow("a confirmed subscription's properties go past its end")
        << kWelcome5 + QByteArray::fromHex("900400017f01");
}

void TestMqttClientProtocol::leavesABrokerWhoseLengthsLie()
{
    QFETCH(const QByteArray, answer);
    FakeBroker broker([&](QTcpSocket &socket, const QByteArray &packet) {
        if (FakeBroker::typeOf(packet) == FakeBroker::kConnect)
            socket.write(answer);
    });
    TestClient client(broker.serverPort(), "edge");
    client.listenTo("t");
    client->start();
    QTRY_VERIFY(client.lostSpy.count() >= 1);
    QCOMPARE(client.lostSpy.first().at(0).toString(), QStringLiteral("what the broker sends is not MQTT"));
    QCOMPARE(client.messages.size(), std::size_t(0));
}

void TestMqttClientProtocol::noticesATwin_data()
{
    QTest::addColumn<QByteArray>("goodbye");
    QTest::addColumn<QString>("reason");
    QTest::newRow("the broker says so") << QByteArray::fromHex("e0028e00")
                                        << QStringLiteral("taken over by a twin client id (edge-1)");
    QTest::newRow("the broker closes the connection again and again")
        << QByteArray()
        << QStringLiteral("the broker closed the connection at once and repeatedly: is there a twin with "
                          "the client id edge-1?");
}

void TestMqttClientProtocol::noticesATwin()
{
    QFETCH(const QByteArray, goodbye);
    QFETCH(const QString, reason);
    FakeBroker broker([&](QTcpSocket &socket, const QByteArray &packet) {
        if (FakeBroker::typeOf(packet) != FakeBroker::kConnect)
            return;
        socket.write(kWelcome5 + goodbye);
        socket.disconnectFromHost();
    });
    TestClient client(broker.serverPort(), "edge-1");
    client->start();
    QTRY_COMPARE_WITH_TIMEOUT(client.lastLostReason(), reason, 15000);
}

void TestMqttClientProtocol::reportsARefusedSubscription()
{
    FakeBroker broker([&](QTcpSocket &socket, const QByteArray &packet) {
        if (FakeBroker::typeOf(packet) == FakeBroker::kConnect)
            socket.write(kWelcome5);
        else if (FakeBroker::typeOf(packet) == FakeBroker::kSubscribe)
            socket.write(QByteArray::fromHex("9004") + FakeBroker::idIn(packet) + QByteArray::fromHex("0087"));
    });
    TestClient client(broker.serverPort(), "curious");
    QSignalSpy refusedSpy(client.client.get(), &MqttClient::subscriptionRefused);
    client.listenTo("secret/#");
    client.startAndWait();
    QCOMPARE(refusedSpy.count(), 1);
    QCOMPARE(refusedSpy.at(0).at(0).toString(), QStringLiteral("secret/#"));
    QCOMPARE(refusedSpy.at(0).at(1).toString(), QStringLiteral("not authorised"));
}

void TestMqttClientProtocol::pingsWhileNothingElseMayLeave()
{
    FakeBroker broker(answerKindly);
    auto settings = TestClient::settingsFor(broker.serverPort(), "patient");
    settings.keepAlive = std::chrono::seconds(5);
    TestClient client(settings);
    client.listenTo("t");
    client->setMessageHandler([&](const MqttMessageView &) { client->pauseReading(); });
    client.startAndWait();
    broker.socket->write(QByteArray::fromHex("32070001740007") + QByteArray::fromHex("0070")); // t: "p", packet id 7
    QTRY_VERIFY(broker.countOf(FakeBroker::kPing) > 0);
    QCOMPARE(broker.countOf(FakeBroker::kPuback), 0);
    QVERIFY(client->isConnected());
    client->resumeReading();
    QTRY_COMPARE(broker.countOf(FakeBroker::kPuback), 1);
    QCOMPARE(FakeBroker::idIn(broker.packets.last()).toHex(), QByteArray("0007"));
}

void TestMqttClientProtocol::noticesThatTheBrokerIsSilent()
{
    FakeBroker broker(answerKindly); // but answers no ping
    auto settings = TestClient::settingsFor(broker.serverPort(), "alone");
    settings.keepAlive = std::chrono::seconds(5);
    TestClient client(settings);
    client.startAndWait();
    QTRY_COMPARE_WITH_TIMEOUT(client.lostSpy.count(), 1, 30000);
    QCOMPARE(client.lastLostReason(), QStringLiteral("the broker does not answer any more"));
    QVERIFY(broker.countOf(FakeBroker::kPing) > 0);
}

void TestMqttClientProtocol::asksForASessionThatLasts()
{
    FakeBroker broker(answerKindly);
    TestClient client(broker.serverPort(), "session");
    client.listenTo("t");
    client.startAndWait();
    const QByteArray packet = broker.packets.first();
    QCOMPARE(packet.at(9) & 0x02, 0); // clean start is off
    QVERIFY(packet.contains(QByteArray::fromHex("1100093a80"))); // session expiry: 7 days
    QVERIFY(packet.contains(QByteArray::fromHex("2103e8"))); // receive maximum: 1000
}

void TestMqttClientProtocol::handsOverAPacketOnceHoweverManyFiltersItMatches()
{
    FakeBroker broker(answerKindly);
    TestClient client(broker.serverPort(), "overlap");
    client->setSubscriptions({{"t", 1}, {"+", 1}, {"#", 1}});
    client.startAndWait();
    QTRY_COMPARE(client.subscribedSpy.count(), 1);
    broker.socket->write(QByteArray::fromHex("3207000174000700") + 'p'); // t: "p", packet id 7
    QTRY_COMPARE(broker.countOf(FakeBroker::kPuback), 1);
    QCOMPARE(client.messages.size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestMqttClientProtocol)
#include "tst_mqttclientprotocol.moc"
