// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqttclientfixture.h"

#include "support/testmain.h"

#include <QSet>
#include <QTest>

#include <malloc.h>

#include <algorithm>

using namespace lineside;

namespace tst_mqttclient {

/// What every MQTT client must do, against a real broker.
class TestMqttClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesItsLibrary();
    void doesNothingBeforeStart();
    void connects();
    void carriesMessagesBothWays_data();
    void carriesMessagesBothWays();
    void keepsTheOrder();
    void carriesALargePayload();
    void marksRetainedMessages();
    void carriesMqtt5Properties();
    void limitsUnconfirmedMessagesToTheWindow();
    void obeysTheBrokersReceiveMaximum();
    void refusesWhatCanNeverBeSent_data();
    void refusesWhatCanNeverBeSent();
    void reportsWhatTheBrokerDoesNotAccept();
    void isRefusedWithAWrongPassword();
    void connectsWithTheRightPassword();
    void retriesTheFirstConnect();
    void reconnectsAndSubscribesAgainAfterTheBrokerWasKilled();
    void bringsWhatWasPublishedWhileItWasAway();
    void bringsWhatAnEarlierSubscriptionStillBrings();
    void sharesTheLoadWithinAGroup();
    void startsCleanWhenItOnlyPublishes();
    void reportsEachPublishOnceWhenTheBrokerIsKilled();
    void reportsATwinWithTheSameId();
    void mayBeStoppedFromItsHandlers();
    void reportsUnconfirmedMessagesAtStop();
    void doesNotGrowOverReconnects();
};

void TestMqttClient::namesItsLibrary()
{
    const std::string expected = libraryUnderTest() == MqttLibrary::Qt ? "Qt MQTT 6." : "libmosquitto 2.";
    QVERIFY2(mqttLibraryName(libraryUnderTest()).starts_with(expected), mqttLibraryName(libraryUnderTest()).c_str());
}

void TestMqttClient::doesNothingBeforeStart()
{
    TestClient client(1, "idle");
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
    QVERIFY(broker.log().contains("(p5, c1"));
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
    QCOMPARE(sender.publishedSpy.count(), 0); // never from inside publish()
    QTRY_COMPARE(sender.publishedSpy.count(), 1);
    QCOMPARE(sender.publishedSpy.at(0).at(0).toULongLong(), *token);
    QTRY_COMPARE(receiver.messages.size(), std::size_t(1));
    QCOMPARE(receiver.messages[0].topic, std::string("hall/press"));
    QCOMPARE(receiver.messages[0].payload, std::string("12 bar"));
    QCOMPARE(int(receiver.messages[0].qos), arrivesAtQos);
    QVERIFY(!receiver.messages[0].retained);
    QVERIFY(!receiver.messages[0].redelivered);
}

void TestMqttClient::keepsTheOrder()
{
    constexpr int kCount = 3000;
    MosquittoBroker broker;
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    TestClient receiver(broker.port(), "receiver");
    receiver.listenTo("n");
    receiver.startAndWait();
    TestClient sender(broker.port(), "sender");
    sender.startAndWait();
    sender.publishNumbers("n", kCount);

    QTRY_COMPARE(sender.publishedSpy.count(), kCount);
    QTRY_COMPARE(receiver.messages.size(), std::size_t(kCount));
    for (int i = 0; i < kCount; ++i)
        QCOMPARE(receiver.messages[std::size_t(i)].payload, std::to_string(i));
    QVERIFY(sender.roomSpy.count() > 0);
}

void TestMqttClient::carriesALargePayload()
{
    MosquittoBroker broker;
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    TestClient client(broker.port(), "large");
    client.listenTo("big");
    client.startAndWait();
    std::string payload(1024 * 1024, '\0');
    for (std::size_t i = 0; i < payload.size(); ++i)
        payload[i] = static_cast<char>(i * 2654435761U >> 13);
    QVERIFY(client->publish({"big", payload}).has_value());
    QTRY_COMPARE(client.messages.size(), std::size_t(1));
    QVERIFY(client.messages[0].payload == payload);
    QTRY_COMPARE(client.publishedSpy.count(), 1);
}

void TestMqttClient::marksRetainedMessages()
{
    MosquittoBroker broker;
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    TestClient sender(broker.port(), "sender");
    sender.startAndWait();
    MqttPublish message{"devices/oven/status", "online"};
    message.retain = true;
    QVERIFY(sender->publish(message).has_value());
    QTRY_COMPARE(sender.publishedSpy.count(), 1);

    TestClient receiver(broker.port(), "receiver");
    receiver.listenTo("devices/+/status");
    receiver.startAndWait();
    QTRY_COMPARE(receiver.messages.size(), std::size_t(1));
    QVERIFY(receiver.messages[0].retained);
}

void TestMqttClient::carriesMqtt5Properties()
{
    MosquittoBroker broker("log_type all");
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    TestClient client(broker.port(), "props");
    client.listenTo("devices/+/command");
    client.startAndWait();
    QProcess witness;
    witness.start(QStringLiteral("mosquitto_sub"),
                  {QStringLiteral("-p"), QString::number(broker.port()), QStringLiteral("-V"), QStringLiteral("5"),
                   QStringLiteral("-t"), QStringLiteral("devices/+/command"), QStringLiteral("-C"), QStringLiteral("1"),
                   QStringLiteral("-F"), QStringLiteral("%E %R")});
    QTRY_COMPARE(broker.log().count("Sending SUBACK"), 2);
    MqttPublish message{"devices/oven/command", "{}"};
    message.responseTopic = "devices/oven/command/result";
    message.correlationData = std::string("id\0with zero", 12);
    message.expiry = std::chrono::seconds(90);
    QVERIFY(client->publish(message).has_value());
    QTRY_COMPARE(client.messages.size(), std::size_t(1));
    QCOMPARE(client.messages[0].responseTopic, message.responseTopic);
    QVERIFY(client.messages[0].correlationData == message.correlationData);
    QTRY_COMPARE(witness.state(), QProcess::NotRunning);
    QCOMPARE(witness.readAllStandardOutput().trimmed(), QByteArray("90 devices/oven/command/result"));
}

void TestMqttClient::limitsUnconfirmedMessagesToTheWindow()
{
    MosquittoBroker broker;
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    auto settings = TestClient::settingsFor(broker.port(), "window");
    settings.sendWindow = 10;
    TestClient client(settings);
    client.startAndWait();
    QCOMPARE(client->room(), std::size_t(10));
    for (int i = 0; i < 10; ++i)
        QVERIFY(client->publish({"w", "x"}).has_value());
    QCOMPARE(client->room(), std::size_t(0));
    QVERIFY(client->publish({"w", "x"}).error().code == ErrorCode::Full);
    QTRY_COMPARE(client.publishedSpy.count(), 10);
    QCOMPARE(client.roomSpy.count(), 1);
    QCOMPARE(client->room(), std::size_t(10));
}

void TestMqttClient::obeysTheBrokersReceiveMaximum()
{
    MosquittoBroker broker("max_inflight_messages 7");
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    TestClient client(broker.port(), "window");
    client.startAndWait();
    QCOMPARE(client->room(), std::size_t(7));
}

void TestMqttClient::refusesWhatCanNeverBeSent_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::addColumn<int>("size");
    QTest::newRow("no topic") << QByteArray() << 1;
    QTest::newRow("a wildcard") << QByteArray("devices/+/data") << 1;
    QTest::newRow("a topic that is not UTF-8") << QByteArray("\xff\xfe") << 1;
    QTest::newRow("larger than the broker takes") << QByteArray("a") << 3000;
}

void TestMqttClient::refusesWhatCanNeverBeSent()
{
    QFETCH(const QByteArray, topic);
    QFETCH(const int, size);
    MosquittoBroker broker("max_packet_size 2000");
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    TestClient client(broker.port(), "never");
    client.startAndWait();
    const auto result = client->publish({topic.toStdString(), std::string(std::size_t(size), 'x')});
    QVERIFY(!result.has_value());
    QVERIFY(result.error().code == ErrorCode::InvalidInput);
    QCOMPARE(client->room(), std::size_t(200)); // nothing is underway
}

void TestMqttClient::reportsWhatTheBrokerDoesNotAccept()
{
    QTemporaryDir folder;
    QFile rules(folder.filePath(QStringLiteral("acl")));
    QVERIFY(rules.open(QIODevice::WriteOnly));
    rules.write("topic read #\ntopic write allowed/#\n");
    rules.close();
    MosquittoBroker broker("acl_file " + rules.fileName().toUtf8());
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    TestClient client(broker.port(), "acl");
    client.startAndWait();
    QVERIFY(client->publish({"forbidden/x", "y"}).has_value());
    QTRY_COMPARE(client.failedSpy.count(), 1);
    QCOMPARE(client.failedSpy.at(0).at(1).toString(), QStringLiteral("not authorised"));
    QVERIFY(client->publish({"allowed/x", "y"}).has_value());
    QTRY_COMPARE(client.publishedSpy.count(), 1);
    QCOMPARE(client.connectedSpy.count(), 1); // over it all
}

QByteArray passwordConfig(const QTemporaryDir &folder)
{
    const QString file = folder.filePath(QStringLiteral("passwords"));
    QProcess::execute(
        QStringLiteral("mosquitto_passwd"),
        {QStringLiteral("-c"), QStringLiteral("-b"), file, QStringLiteral("edge"), QStringLiteral("right")});
    return "allow_anonymous false\npassword_file " + file.toUtf8();
}

void TestMqttClient::isRefusedWithAWrongPassword()
{
    QTemporaryDir folder;
    MosquittoBroker broker(passwordConfig(folder));
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    auto settings = TestClient::settingsFor(broker.port(), "user");
    settings.username = "edge";
    settings.password = "wrong";
    TestClient client(settings);
    client->start();
    QTRY_VERIFY(client.lostSpy.count() >= 2);
    QCOMPARE(client.lastLostReason(), QStringLiteral("not authorised"));
    QCOMPARE(client.connectedSpy.count(), 0);
}

void TestMqttClient::connectsWithTheRightPassword()
{
    QTemporaryDir folder;
    MosquittoBroker broker(passwordConfig(folder));
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    auto settings = TestClient::settingsFor(broker.port(), "user");
    settings.username = "edge";
    settings.password = "right";
    TestClient client(settings);
    client.startAndWait();
    QVERIFY(client->isConnected());
}

void TestMqttClient::retriesTheFirstConnect()
{
    MosquittoBroker broker;
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    broker.stop();
    TestClient client(broker.port(), "early");
    client->start();
    QTRY_VERIFY(client.lostSpy.count() >= 2);
    QCOMPARE(client.lastLostReason(), QStringLiteral("connection refused"));
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    QTRY_VERIFY(client->isConnected());
}

void TestMqttClient::reconnectsAndSubscribesAgainAfterTheBrokerWasKilled()
{
    MosquittoBroker broker("persistence false"); // the broker forgets the subscription
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    TestClient receiver(broker.port(), "receiver");
    receiver.listenTo("after");
    receiver.startAndWait();
    broker.kill();
    QTRY_VERIFY(receiver.lostSpy.count() > 0);
    QVERIFY(!receiver->isConnected());
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    QTRY_COMPARE(receiver.subscribedSpy.count(), 2);
    QCOMPARE(receiver.connectedSpy.at(1).at(0).toBool(), false);

    TestClient sender(broker.port(), "sender");
    sender.startAndWait();
    QVERIFY(sender->publish({"after", "the storm"}).has_value());
    QTRY_COMPARE(receiver.messages.size(), std::size_t(1));
}

void TestMqttClient::bringsWhatWasPublishedWhileItWasAway()
{
    MosquittoBroker broker;
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    TestClient receiver(broker.port(), "receiver");
    receiver.listenTo("n");
    receiver.startAndWait();
    receiver->stop();
    QVERIFY(!receiver->isConnected());
    TestClient sender(broker.port(), "sender");
    sender.startAndWait();
    sender.publishNumbers("n", 50);
    QTRY_COMPARE(sender.publishedSpy.count(), 50);
    broker.stop(); // the session outlives the broker too
    QVERIFY2(broker.start(), qPrintable(broker.problem()));

    receiver.startAndWait();
    QCOMPARE(receiver.connectedSpy.last().at(0).toBool(), true);
    QTRY_COMPARE(receiver.messages.size(), std::size_t(50));
    for (std::size_t i = 0; i < 50; ++i)
        QCOMPARE(receiver.messages[i].payload, std::to_string(i));
}

/// The broker keeps it with the session until someone unsubscribes, so a changed configuration may meet it.
void TestMqttClient::bringsWhatAnEarlierSubscriptionStillBrings()
{
    MosquittoBroker broker;
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    {
        TestClient earlier(broker.port(), "edge");
        earlier.listenTo("old/#");
        earlier.startAndWait();
    }
    TestClient later(broker.port(), "edge");
    later.listenTo("new/#");
    later.startAndWait();
    for (const char *topic : {"old/oven", "new/oven"})
        QVERIFY(later->publish({topic, "80 celsius"}).has_value());
    QTRY_COMPARE(later.messages.size(), std::size_t(2));
    QCOMPARE(later.messages[0].topic, std::string("old/oven"));
    QCOMPARE(later.messages[0].payload, std::string("80 celsius"));
}

void TestMqttClient::sharesTheLoadWithinAGroup()
{
    constexpr std::size_t kCount = 100;
    MosquittoBroker broker;
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    TestClient first(broker.port(), "edge-1");
    TestClient second(broker.port(), "edge-2");
    for (TestClient *client : {&first, &second}) {
        client->listenTo("$share/hall/devices/+/data");
        client->startAndWait();
    }
    TestClient sender(broker.port(), "sender");
    sender.startAndWait();
    sender.publishNumbers("devices/oven/data", kCount);
    QTRY_COMPARE(first.messages.size() + second.messages.size(), kCount);
    QVERIFY(!first.messages.empty() && !second.messages.empty());
    QSet<QByteArray> payloads;
    for (const TestClient *client : {&first, &second})
        for (const KeptMessage &message : client->messages)
            payloads.insert(QByteArray::fromStdString(message.payload));
    QCOMPARE(payloads.size(), qsizetype(kCount));
}

void TestMqttClient::startsCleanWhenItOnlyPublishes()
{
    MosquittoBroker broker;
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    TestClient client(broker.port(), "publisher");
    client.startAndWait();
    client->stop();
    client.startAndWait();
    QCOMPARE(client.connectedSpy.last().at(0).toBool(), false);
}

void TestMqttClient::reportsEachPublishOnceWhenTheBrokerIsKilled()
{
    MosquittoBroker broker;
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    TestClient witness(broker.port(), "witness");
    witness.listenTo("k/#");
    witness.startAndWait();
    witness->stop();
    broker.stop(); // saves the witness's subscription
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    TestClient client(broker.port(), "killed");
    client.startAndWait();
    broker.freeze();
    QSet<quint64> tokens;
    for (int i = 0; i < 20; ++i) {
        MqttPublish message{"k/lost", "x"};
        message.qos = static_cast<std::uint8_t>(i % 2 + 1);
        tokens.insert(client->publish(message).value());
    }
    broker.kill();
    QTRY_COMPARE(client.failedSpy.count(), 20);
    for (const auto &report : client.failedSpy)
        QVERIFY(tokens.remove(report.at(0).toULongLong()));

    // The library sends nothing again on its own: what comes after is all that comes.
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    QTRY_VERIFY(client->isConnected());
    QVERIFY(client->publish({"k/after", "y"}).has_value());
    QTRY_COMPARE(client.publishedSpy.count(), 1);
    witness.startAndWait();
    QTRY_COMPARE(witness.messages.size(), std::size_t(1));
    QCOMPARE(witness.messages[0].topic, std::string("k/after"));
    QCOMPARE(client.failedSpy.count(), 20);
}

void TestMqttClient::reportsATwinWithTheSameId()
{
    MosquittoBroker broker;
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    TestClient first(broker.port(), "edge-processor");
    first.startAndWait();
    TestClient second(broker.port(), "edge-processor");
    second.startAndWait();
    // mosquitto 2.0.11 closes without a word, so the client suspects; 2.0.21 says what happened.
    const QStringList sentences{QStringLiteral("is there a twin with the client id edge-processor?"),
                                QStringLiteral("taken over by a twin client id (edge-processor)")};
    const auto isNamed = [&sentences](const QString &reason) {
        return std::any_of(sentences.begin(), sentences.end(), [&](const QString &s) { return reason.contains(s); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isNamed(first.lastLostReason()) || isNamed(second.lastLostReason()), 20000);
}

void TestMqttClient::mayBeStoppedFromItsHandlers()
{
    MosquittoBroker broker;
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    TestClient client(broker.port(), "suicidal");
    client.listenTo("stop");
    int handled = 0;
    client->setMessageHandler([&](const MqttMessageView &) {
        ++handled;
        client->stop();
    });
    client.startAndWait();
    for (int i = 0; i < 5; ++i)
        QVERIFY(client->publish({"stop", "now"}).has_value());
    QTRY_COMPARE(handled, 1);
    QCOMPARE(client.publishedSpy.count() + client.failedSpy.count(), 5);

    connect(client.client.get(), &MqttClient::connected, this, [&] { client->stop(); });
    client->start();
    QTRY_COMPARE(client.connectedSpy.count(), 2);
    QVERIFY(!client->isConnected());
    QCOMPARE(handled, 1);
}

void TestMqttClient::reportsUnconfirmedMessagesAtStop()
{
    MosquittoBroker broker;
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    TestClient client(broker.port(), "stopped");
    client.startAndWait();
    broker.freeze();
    QVERIFY(client->publish({"a", "b"}).has_value());
    client->stop();
    QCOMPARE(client.failedSpy.count(), 1);
    QCOMPARE(client.failedSpy.at(0).at(1).toString(), QStringLiteral("the client was stopped"));
    broker.thaw();
}

void TestMqttClient::doesNotGrowOverReconnects()
{
    MosquittoBroker broker;
    QVERIFY2(broker.start(), qPrintable(broker.problem()));
    TestClient client(broker.port(), "again");
    client.listenTo("again");
    const auto reconnect = [&] {
        client.startAndWait();
        QVERIFY(client->publish({"again", "and again"}).has_value());
        QVERIFY(client.publishedSpy.wait());
        client->stop();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        client.forget();
    };
    for (int i = 0; i < 20; ++i)
        reconnect();
    const auto before = mallinfo2().uordblks;
    for (int i = 0; i < 1000; ++i)
        reconnect();
    const auto after = mallinfo2().uordblks;
    QVERIFY2(after < before + 32 * 1024, qPrintable(QStringLiteral("%1 -> %2 bytes").arg(before).arg(after)));
}

LINESIDE_TEST(TestMqttClient)

} // namespace tst_mqttclient

#include "tst_mqttclient.moc"
