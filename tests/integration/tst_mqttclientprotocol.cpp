// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakebroker.h"

#include "mqttclientfixture.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <deque>
#include <map>

using namespace lineside;

namespace tst_mqttclientprotocol {

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

/// Takes whoever comes and answers a SUBSCRIBE by properties and code, or by a code alone: then it speaks 3.1.1.
void answerSubscribe(QTcpSocket &socket, const QByteArray &packet, const QByteArray &answer)
{
    const bool mqtt5 = answer.size() > 1;
    if (FakeBroker::typeOf(packet) == FakeBroker::kConnect && FakeBroker::versionIn(packet) == 5 && !mqtt5)
        socket.write(QByteArray::fromHex("2003008400"));
    else if (FakeBroker::typeOf(packet) == FakeBroker::kConnect)
        socket.write(mqtt5 ? kWelcome5 : kWelcome4);
    else if (FakeBroker::typeOf(packet) == FakeBroker::kSubscribe)
        socket.write('\x90' + QByteArray(1, char(2 + answer.size())) + FakeBroker::idIn(packet) + answer);
}

/// Whether MQTT 5.0 §3.4.2.1 lets an acknowledgement say this.
bool isInTable(const QByteArray &code)
{
    return QByteArray::fromHex("001080838790919799").contains(code.at(0));
}

/// libmosquitto 2.0.21 (Debian 13) ends the connection at any other, 2.0.11 (Debian 12) and Qt MQTT hand it on.
bool libraryIsStrict()
{
    const std::string name = mqttLibraryName(libraryUnderTest());
    return name.starts_with("libmosquitto") && name != "libmosquitto 2.0.11";
}

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
    void saysNothingOfATwinWhereItGetsRubbish();
    void noticesATwin_data();
    void noticesATwin();
    void saysNothingOfATwinWhereItWasAsked_data();
    void saysNothingOfATwinWhereItWasAsked();
    void leavesAtTheHighestQosThereIs_data();
    void leavesAtTheHighestQosThereIs();
    void neverSendsWhatTheBrokerDoesNotTake_data();
    void neverSendsWhatTheBrokerDoesNotTake();
    void learnsThatABrokerClosesAtQos2();
    void reportsWhatTheBrokerRefuses_data();
    void reportsWhatTheBrokerRefuses();
    void findsTheMessageAtWhichTheBrokerCloses();
    void asksAgainForARefusedSubscription();
    void obeysTheKeepAliveThatTheBrokerPrescribes();
    void reportsARefusedSubscription_data();
    void reportsARefusedSubscription();
    void tellsOfALowerQos_data();
    void tellsOfALowerQos();
    void tellsWhy311TurnsAway_data();
    void tellsWhy311TurnsAway();
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
    QTest::newRow("no word why") << QByteArray::fromHex("2003008000") << QStringLiteral("unspecified error");
    QTest::newRow("malformed") << QByteArray::fromHex("2003008100") << QStringLiteral("malformed packet");
    QTest::newRow("protocol error") << QByteArray::fromHex("2003008200") << QStringLiteral("protocol error");
    QTest::newRow("not accepted") << QByteArray::fromHex("2003008300") << QStringLiteral("not accepted by the broker");
    QTest::newRow("client id") << QByteArray::fromHex("2003008500")
                               << QStringLiteral("the broker does not accept this client id");
    QTest::newRow("not available") << QByteArray::fromHex("2003008800")
                                   << QStringLiteral("the broker is not available");
    QTest::newRow("banned") << QByteArray::fromHex("2003008a00") << QStringLiteral("this client is banned");
    QTest::newRow("authentication") << QByteArray::fromHex("2003008c00")
                                    << QStringLiteral("wrong authentication method");
    QTest::newRow("quota") << QByteArray::fromHex("2003009700") << QStringLiteral("the broker's quota is exceeded");
    QTest::newRow("use another") << QByteArray::fromHex("2003009c00")
                                 << QStringLiteral("the broker asks to use another");
    QTest::newRow("moved") << QByteArray::fromHex("2003009d00") << QStringLiteral("the broker has moved");
    QTest::newRow("rate") << QByteArray::fromHex("2003009f00") << QStringLiteral("too many connections in this time");
    QTest::newRow("a code of later days") << QByteArray::fromHex("200300f000") << QStringLiteral("reason 240");
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

void TestMqttClientProtocol::saysNothingOfATwinWhereItGetsRubbish()
{
    FakeBroker broker([&](QTcpSocket &socket, const QByteArray &packet) {
        if (FakeBroker::typeOf(packet) == FakeBroker::kConnect)
            socket.write(kWelcome5 + QByteArray::fromHex("30050020740070")); // its topic goes past its end
    });
    TestClient client(broker.serverPort(), "edge-1");
    client.listenTo("t");
    client->start();
    QTRY_VERIFY_WITH_TIMEOUT(client.lostSpy.count() >= 4, 20000);
    for (const auto &lost : client.lostSpy)
        QCOMPARE(lost.at(0).toString(), QStringLiteral("what the broker sends is not MQTT"));
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

// Brokers of 3.1.1 have no other way to say no: NATS at QoS 2, AWS IoT Core at topics out of bounds.
void TestMqttClientProtocol::saysNothingOfATwinWhereItWasAsked_data()
{
    QTest::addColumn<int>("closesAt");
    QTest::addColumn<QString>("reason");
    QTest::newRow("a subscription")
        << FakeBroker::kSubscribe
        << QStringLiteral("the broker closed the connection instead of granting the subscription (a/#)");
    QTest::newRow("a message") << FakeBroker::kPublish
                               << QStringLiteral("the broker closed the connection instead of confirming a message");
}

void TestMqttClientProtocol::saysNothingOfATwinWhereItWasAsked()
{
    QFETCH(const int, closesAt);
    QFETCH(const QString, reason);
    FakeBroker broker([&](QTcpSocket &socket, const QByteArray &packet) {
        if (FakeBroker::typeOf(packet) == FakeBroker::kConnect)
            socket.write(kWelcome5);
        else if (FakeBroker::typeOf(packet) == closesAt)
            socket.disconnectFromHost();
    });
    TestClient client(broker.serverPort(), "edge-1");
    if (closesAt == FakeBroker::kSubscribe)
        client.listenTo("a/#");
    connect(client.client.get(), &MqttClient::connected, &broker, [&] {
        if (closesAt == FakeBroker::kPublish)
            QVERIFY(client->publish({"t", "p"}).has_value());
    });
    client->start();
    QTRY_VERIFY_WITH_TIMEOUT(client.lostSpy.count() >= 4, 20000);
    for (const auto &lost : client.lostSpy)
        QCOMPARE(lost.at(0).toString(), reason);
}

void TestMqttClientProtocol::leavesAtTheHighestQosThereIs_data()
{
    QTest::addColumn<QByteArray>("welcome");
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("expected");
    const QByteArray most0 = QByteArray::fromHex("20050000022400");
    const QByteArray most1 = QByteArray::fromHex("20050000022401");
    const QByteArray most1AmongOthers = QByteArray::fromHex("200f00000c") + QByteArray::fromHex("2100142401")
        + QByteArray::fromHex("2700001000") + QByteArray::fromHex("2501");
    QTest::newRow("the broker says nothing: it takes 2") << kWelcome5 << 2 << 2;
    QTest::newRow("2 becomes 1") << most1 << 2 << 1;
    QTest::newRow("2 becomes 1, with other limits beside") << most1AmongOthers << 2 << 1;
    QTest::newRow("1 stays 1") << most1 << 1 << 1;
    QTest::newRow("0 stays 0") << most1 << 0 << 0;
    QTest::newRow("2 becomes 0") << most0 << 2 << 0;
    QTest::newRow("1 becomes 0") << most0 << 1 << 0;
}

void TestMqttClientProtocol::leavesAtTheHighestQosThereIs()
{
    QFETCH(const QByteArray, welcome);
    QFETCH(const int, asked);
    QFETCH(const int, expected);
    FakeBroker broker([&](QTcpSocket &socket, const QByteArray &packet) {
        if (FakeBroker::typeOf(packet) == FakeBroker::kConnect)
            socket.write(welcome);
    });
    TestClient client(broker.serverPort(), "edge");
    client.startAndWait();
    MqttPublish message{"t", "p"};
    message.qos = static_cast<std::uint8_t>(asked);
    QVERIFY(client->publish(message).has_value());
    QTRY_COMPARE(broker.countOf(FakeBroker::kPublish), 1);
    QCOMPARE((broker.packets.last().at(0) >> 1) & 3, expected);
    QCOMPARE(client->protocol(), std::string_view("5"));
    if (expected == 0)
        QTRY_COMPARE(client.publishedSpy.count(), 1);
}

void TestMqttClientProtocol::neverSendsWhatTheBrokerDoesNotTake_data()
{
    QTest::addColumn<QByteArray>("welcome");
    QTest::addColumn<int>("payloadBytes");
    QTest::addColumn<bool>("retain");
    QTest::addColumn<QString>("refusal");
    const QByteArray most20 = QByteArray::fromHex("20080000052700000014");
    const QByteArray nothingRetained = QByteArray::fromHex("20050000022500");
    // fixed header 2, topic 3, packet id 2, property length 1
    QTest::newRow("as large as the broker takes") << most20 << 12 << false << QString();
    QTest::newRow("a byte larger") << most20 << 13 << false << QStringLiteral("larger than the broker takes");
    QTest::newRow("much larger") << most20 << 4000 << false << QStringLiteral("larger than the broker takes");
    QTest::newRow("retained, where nothing is")
        << nothingRetained << 1 << true << QStringLiteral("the broker keeps no retained messages");
    QTest::newRow("not retained, there") << nothingRetained << 1 << false << QString();
    QTest::newRow("retained, where it may be") << kWelcome5 << 1 << true << QString();
}

void TestMqttClientProtocol::neverSendsWhatTheBrokerDoesNotTake()
{
    QFETCH(const QByteArray, welcome);
    QFETCH(const int, payloadBytes);
    QFETCH(const bool, retain);
    QFETCH(const QString, refusal);
    FakeBroker broker([&](QTcpSocket &socket, const QByteArray &packet) {
        if (FakeBroker::typeOf(packet) == FakeBroker::kConnect)
            socket.write(welcome);
    });
    TestClient client(broker.serverPort(), "edge");
    client.startAndWait();
    MqttPublish message{"t", std::string(static_cast<std::size_t>(payloadBytes), 'x')};
    message.retain = retain;
    const auto taken = client->publish(message);
    QCOMPARE(QString::fromStdString(taken ? std::string() : taken.error().message), refusal);
    if (!taken)
        QVERIFY(taken.error().code == ErrorCode::InvalidInput);
    else
        QTRY_COMPARE(broker.countOf(FakeBroker::kPublish), 1);
    QVERIFY(client->isConnected());
}

// What NATS 2.9 does. A command that waits meanwhile must not break off with the alert.
void TestMqttClientProtocol::learnsThatABrokerClosesAtQos2()
{
    FakeBroker broker([&](QTcpSocket &socket, const QByteArray &packet) {
        if (FakeBroker::typeOf(packet) == FakeBroker::kConnect)
            return void(socket.write(FakeBroker::versionIn(packet) == 5 ? QByteArray::fromHex("20020001") : kWelcome4));
        if (FakeBroker::typeOf(packet) != FakeBroker::kPublish)
            return;
        const int qos = (packet.at(0) >> 1) & 3;
        if (qos == 2)
            socket.disconnectFromHost();
        else
            socket.write(QByteArray::fromHex("4002") + packet.mid(5, 2));
    });
    TestClient client(broker.serverPort(), "edge");
    std::map<quint64, std::string> underway;
    std::deque<MqttPublish> waiting{{"c", "1"}, {"a", "2", 2}, {"c", "3"}, {"c", "4"}};
    const auto send = [&] {
        while (!waiting.empty()) {
            const auto token = client->publish(waiting.front());
            if (!token)
                return;
            underway[*token] = waiting.front().topic;
            waiting.pop_front();
        }
    };
    QStringList failed;
    connect(client.client.get(), &MqttClient::roomAvailable, &broker, send);
    connect(client.client.get(), &MqttClient::connected, &broker, send);
    connect(client.client.get(), &MqttClient::publishFailed, &broker, [&](quint64 token) {
        failed.append(QString::fromStdString(underway.at(token)));
        waiting.push_front({underway.at(token), "2", 2});
    });
    client->start();
    QTRY_COMPARE_WITH_TIMEOUT(client.publishedSpy.count(), 4, 20000);
    QCOMPARE(failed, QStringList({QStringLiteral("a"), QStringLiteral("a")}));
    for (const auto &lost : client.lostSpy) {
        if (libraryIsStrict() && lost.at(0).toString() == QStringLiteral("what the broker sends is not MQTT"))
            continue; // it cannot read "no version 5" in the form of 3.1.1
        QCOMPARE(lost.at(0).toString(), QStringLiteral("the broker closed the connection at a message of QoS 2"));
    }
    QCOMPARE(client->protocol(), std::string_view("3.1.1"));
}

void TestMqttClientProtocol::reportsWhatTheBrokerRefuses_data()
{
    QTest::addColumn<int>("qos");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("reason"); // empty: it has it
    for (const int qos : {1, 2}) {
        const auto row = [qos](const char *name, const char *code, const char *reason) {
            QTest::addRow("QoS %d: %s", qos, name) << qos << QByteArray::fromHex(code) << QString::fromLatin1(reason);
        };
        row("unspecified", "80", "unspecified error");
        row("implementation", "83", "not accepted by the broker");
        row("not authorised", "87", "not authorised");
        row("topic", "90", "the topic is not valid");
        row("packet id", "91", "the packet id is in use");
        row("quota", "97", "the broker's quota is exceeded");
        row("format", "99", "the payload is not of the format it claims");
        row("malformed, which no acknowledgement should say", "81", "malformed packet");
        row("too large", "95", "larger than the broker takes");
        row("retained", "9a", "the broker keeps no retained messages");
        row("this QoS", "9b", "the broker does not offer this QoS");
        row("a code of later days", "f1", "reason 241");
        row("the last code there can be", "ff", "reason 255");
        row("a code of later days, with a sentence",
            "f105"
            "1f00026e6f",
            "reason 241");
    }
    QTest::newRow("QoS 1: nobody listens, which is no refusal") << 1 << QByteArray::fromHex("10") << QString();
    QTest::newRow("QoS 1: taken") << 1 << QByteArray::fromHex("00") << QString();
    QTest::newRow("QoS 1: taken, in a way of later days") << 1 << QByteArray::fromHex("7f") << QString();
}

void TestMqttClientProtocol::reportsWhatTheBrokerRefuses()
{
    QFETCH(const int, qos);
    QFETCH(const QByteArray, code);
    QFETCH(const QString, reason);
    FakeBroker broker([&](QTcpSocket &socket, const QByteArray &packet) {
        if (FakeBroker::typeOf(packet) == FakeBroker::kConnect)
            socket.write(kWelcome5);
        else if (FakeBroker::typeOf(packet) == FakeBroker::kPublish)
            socket.write((qos == 1 ? '\x40' : '\x50') + QByteArray(1, char(2 + code.size())) + packet.mid(5, 2) + code);
    });
    TestClient client(broker.serverPort(), "edge");
    client.startAndWait();
    const std::size_t room = client->room();
    MqttPublish message{"t", "p"};
    message.qos = static_cast<std::uint8_t>(qos);
    QVERIFY(client->publish(message).has_value());
    QTRY_COMPARE(client.failedSpy.count() + client.publishedSpy.count(), 1);
    if (!isInTable(code) && libraryIsStrict()) {
        QCOMPARE(client.failedSpy.at(0).at(1).toString(), QStringLiteral("what the broker sends is not MQTT"));
        return;
    }
    QCOMPARE(client.publishedSpy.isEmpty(), !reason.isEmpty());
    if (reason.isEmpty())
        return;
    QCOMPARE(client.failedSpy.at(0).at(1).toString(), reason);
    QCOMPARE(client.failedSpy.at(0).at(2).value<PublishFailure>(), PublishFailure::Refused);
    QCOMPARE(client->room(), room);
    QVERIFY(client->publish({"t", "after"}).has_value());
    QTRY_COMPARE(broker.countOf(FakeBroker::kPublish), 2);
    QCOMPARE(broker.countOf(FakeBroker::kPubrel), 0); // MQTT 5.0 §4.3.3: what is refused is not released
    QVERIFY(client->isConnected());
}

// One message among many that the broker cannot take must not break the connection for ever.
void TestMqttClientProtocol::findsTheMessageAtWhichTheBrokerCloses()
{
    FakeBroker broker([&](QTcpSocket &socket, const QByteArray &packet) {
        if (FakeBroker::typeOf(packet) == FakeBroker::kConnect)
            socket.write(kWelcome5);
        else if (FakeBroker::typeOf(packet) == FakeBroker::kPublish && packet.at(4) == 'x')
            socket.disconnectFromHost();
        else if (FakeBroker::typeOf(packet) == FakeBroker::kPublish && socket.isOpen())
            socket.write(QByteArray::fromHex("4002") + packet.mid(5, 2));
    });
    TestClient client(broker.serverPort(), "edge");
    std::map<quint64, std::string> underway;
    std::deque<std::string> waiting{"a", "b", "x", "c", "d"};
    QStringList refused;
    const auto send = [&] {
        while (!waiting.empty()) {
            const auto token = client->publish({waiting.front(), "p"});
            if (!token)
                return;
            underway[*token] = waiting.front();
            waiting.pop_front();
        }
    };
    connect(client.client.get(), &MqttClient::connected, &broker, send);
    connect(client.client.get(), &MqttClient::roomAvailable, &broker, send);
    connect(client.client.get(), &MqttClient::publishFailed, &broker,
            [&](quint64 token, const QString &, PublishFailure how) {
                if (how == PublishFailure::Refused)
                    refused.append(QString::fromStdString(underway.at(token)));
                else
                    waiting.push_back(underway.at(token));
                std::ranges::sort(waiting, {}, [](const std::string &topic) { return topic == "x" ? "b" : topic; });
            });
    client->start();
    QTRY_COMPARE_WITH_TIMEOUT(client.publishedSpy.count(), 4, 30000);
    QTRY_COMPARE_WITH_TIMEOUT(refused, QStringList({QStringLiteral("x")}), 30000);
}

void TestMqttClientProtocol::asksAgainForARefusedSubscription()
{
    int asked = 0;
    FakeBroker broker([&](QTcpSocket &socket, const QByteArray &packet) {
        if (FakeBroker::typeOf(packet) == FakeBroker::kConnect)
            socket.write(kWelcome5);
        else if (FakeBroker::typeOf(packet) == FakeBroker::kSubscribe)
            socket.write(QByteArray::fromHex("9004") + FakeBroker::idIn(packet)
                         + QByteArray::fromHex(++asked < 3 ? "0087" : "0001"));
    });
    TestClient client(broker.serverPort(), "curious");
    QSignalSpy refusedSpy(client.client.get(), &MqttClient::subscriptionRefused);
    QSignalSpy grantedSpy(client.client.get(), &MqttClient::subscriptionGranted);
    client.listenTo("secret/#");
    client.startAndWait();
    QTRY_COMPARE_WITH_TIMEOUT(grantedSpy.count(), 1, 20000);
    QCOMPARE(grantedSpy.at(0).at(0).toString(), QStringLiteral("secret/#"));
    QCOMPARE(refusedSpy.count(), 2);
    QCOMPARE(client.subscribedSpy.count(), 1);
    QCOMPARE(client.lostSpy.count(), 0);
}

void TestMqttClientProtocol::obeysTheKeepAliveThatTheBrokerPrescribes()
{
    FakeBroker broker([&](QTcpSocket &socket, const QByteArray &packet) {
        if (FakeBroker::typeOf(packet) == FakeBroker::kConnect)
            socket.write(QByteArray::fromHex("2006000003130002"));
    });
    auto settings = TestClient::settingsFor(broker.serverPort(), "obedient");
    settings.keepAlive = std::chrono::seconds(60);
    TestClient client(settings);
    client.startAndWait();
    QTRY_VERIFY(broker.countOf(FakeBroker::kPing) > 0);
    QTRY_COMPARE_WITH_TIMEOUT(client.lastLostReason(), QStringLiteral("the broker does not answer any more"), 10000);
}

void TestMqttClientProtocol::reportsARefusedSubscription_data()
{
    QTest::addColumn<QByteArray>("answer"); // properties and code
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *answer, const char *reason) {
        QTest::newRow(name) << QByteArray::fromHex(answer) << QString::fromLatin1(reason);
    };
    row("unspecified", "0080", "unspecified error");
    row("implementation", "0083", "not accepted by the broker");
    row("not authorised", "0087", "not authorised");
    row("filter", "008f", "the topic filter is not valid");
    row("packet id", "0091", "the packet id is in use");
    row("quota", "0097", "the broker's quota is exceeded");
    row("shared", "009e", "the broker has no shared subscriptions");
    row("identifiers", "00a1", "the broker has no subscription identifiers");
    row("wildcards", "00a2", "the broker has no subscriptions with wildcards");
    row("this QoS, which no SUBACK should say", "009b", "the broker does not offer this QoS");
    row("a code of later days", "00f1", "reason 241");
    row("not authorised, with a sentence",
        "051f00026e6f"
        "87",
        "not authorised");
    row("3.1.1 knows one code", "80", "unspecified error");
    row("3.1.1 knows no other, but is told one", "87", "not authorised");
}

void TestMqttClientProtocol::reportsARefusedSubscription()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const QString, reason);
    FakeBroker broker([&](QTcpSocket &socket, const QByteArray &packet) { answerSubscribe(socket, packet, answer); });
    TestClient client(broker.serverPort(), "curious");
    QSignalSpy refusedSpy(client.client.get(), &MqttClient::subscriptionRefused);
    client.listenTo("secret/#");
    client.startAndWait();
    QCOMPARE(refusedSpy.count(), 1);
    QCOMPARE(refusedSpy.at(0).at(0).toString(), QStringLiteral("secret/#"));
    QCOMPARE(refusedSpy.at(0).at(1).toString(), reason);
    QVERIFY(client->isConnected());
}

void TestMqttClientProtocol::tellsOfALowerQos_data()
{
    QTest::addColumn<QByteArray>("answer"); // properties and code
    QTest::addColumn<bool>("isLower");
    QTest::newRow("as asked") << QByteArray::fromHex("0001") << false;
    QTest::newRow("lower") << QByteArray::fromHex("0000") << true;
    QTest::newRow("more than asked, which no SUBACK should say") << QByteArray::fromHex("0002") << false;
    QTest::newRow("lower, with a sentence") << QByteArray::fromHex("051f00026e6f00") << true;
    QTest::newRow("refused") << QByteArray::fromHex("0087") << false;
    QTest::newRow("3.1.1, as asked") << QByteArray::fromHex("01") << false;
    QTest::newRow("3.1.1, lower") << QByteArray::fromHex("00") << true;
}

void TestMqttClientProtocol::tellsOfALowerQos()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const bool, isLower);
    FakeBroker broker([&](QTcpSocket &socket, const QByteArray &packet) { answerSubscribe(socket, packet, answer); });
    TestClient client(broker.serverPort(), "curious");
    QSignalSpy weakenedSpy(client.client.get(), &MqttClient::subscriptionWeakened);
    client.listenTo("t");
    client.startAndWait();
    QTRY_COMPARE(client.subscribedSpy.count(), 1);
    QCOMPARE(weakenedSpy.count(), isLower ? 1 : 0);
    if (isLower)
        QCOMPARE(weakenedSpy.at(0), QVariantList({QStringLiteral("t"), 1, 0}));
    QVERIFY(client->isConnected());
}

void TestMqttClientProtocol::tellsWhy311TurnsAway_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("reason");
    const auto row = [](int code, const char *reason) {
        QTest::addRow("%d: %s", code, reason) << code << QString::fromLatin1(reason);
    };
    // MQTT 3.1.1 §3.2.2.3, table 3.1
    row(1, "the broker does not speak this version of MQTT");
    row(2, "the broker does not accept this client id");
    row(3, "the broker is not available");
    row(4, "wrong user name or password");
    row(5, "not authorised");
}

void TestMqttClientProtocol::tellsWhy311TurnsAway()
{
    QFETCH(const int, code);
    QFETCH(const QString, reason);
    FakeBroker broker([&](QTcpSocket &socket, const QByteArray &packet) {
        if (FakeBroker::typeOf(packet) == FakeBroker::kConnect)
            socket.write(FakeBroker::versionIn(packet) == 5 ? QByteArray::fromHex("2003008400")
                                                            : QByteArray::fromHex("200200") + char(code));
    });
    TestClient client(broker.serverPort(), "elder");
    client->start();
    const auto last = [&] { return client.lastLostReason(); };
    QTRY_COMPARE_WITH_TIMEOUT(last(), reason, 20000);
    QVERIFY(!client->isConnected());
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
    QTRY_COMPARE_WITH_TIMEOUT(client.lostSpy.count(), 1, 10000); // keep_alive 5 s: given up after 7.5 s at most
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

LINESIDE_TEST(TestMqttClientProtocol)

} // namespace tst_mqttclientprotocol

#include "tst_mqttclientprotocol.moc"
