// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqttclientfixture.h"
#include "support/sessionbroker.h"

#include <QProcess>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace lineside;

static const QString kDieInHandler = QStringLiteral("--die-in-handler");

/// When acknowledgements leave, and how a client that cannot take more holds the broker back; against a real broker.
class TestMqttClientGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void acknowledgesWhatWasHandled();
    void acknowledgesOnlyAfterTheHandlerReturned();
    void acknowledgesNothingWhileTheGateIsClosed();
    void acknowledgesAfterTheGateOpened();
    void holdsItsOwnPublishesWhileTheGateIsClosed();
    void anyMessageOfAResumedSessionMayBeARepeat();
    void whatComesAfterAQuietIsNoRepeat();
    void tellsRepeatsHoweverManyThereAre();
    void asksTheGateOnlyForWhatIsAcknowledged();
    void readsNoMoreWhilePaused();
    void startsUnpausedAfterReconnect();

private:
    void publish(int count);
    [[nodiscard]] std::unique_ptr<TestClient> listener();
    void sayGoodbye(std::unique_ptr<TestClient> client);

    std::unique_ptr<MosquittoBroker> m_broker;
};

void TestMqttClientGate::init()
{
    m_broker = std::make_unique<MosquittoBroker>();
    QVERIFY2(m_broker->start(), qPrintable(m_broker->problem()));
}

void TestMqttClientGate::publish(int count)
{
    TestClient sender(m_broker->port(), "sender");
    sender.startAndWait();
    sender.publishNumbers("n", count);
    QTRY_COMPARE(sender.publishedSpy.count(), count);
}

std::unique_ptr<TestClient> TestMqttClientGate::listener()
{
    auto client = std::make_unique<TestClient>(m_broker->port(), "listener");
    client->listenTo("n");
    return client;
}

/// Until the broker has read all that was written before the good-bye.
void TestMqttClientGate::sayGoodbye(std::unique_ptr<TestClient> client)
{
    client.reset();
    QTRY_VERIFY(m_broker->log().contains("Client listener disconnected"));
}

void TestMqttClientGate::acknowledgesWhatWasHandled()
{
    auto first = listener();
    first->startAndWait();
    publish(50);
    QTRY_COMPARE(first->messages.size(), std::size_t(50));
    sayGoodbye(std::move(first));

    auto second = listener();
    second->startAndWait();
    publish(1); // what was unacknowledged would come before it
    QTRY_COMPARE(second->messages.size(), std::size_t(1));
}

/// Killed in the handler of the 25th of 50, it has acknowledged neither that one nor any behind it.
void TestMqttClientGate::acknowledgesOnlyAfterTheHandlerReturned()
{
    listener()->startAndWait(); // a session that keeps what comes
    publish(50);
    QProcess victim;
    victim.start(QCoreApplication::applicationFilePath(), {kDieInHandler, QString::number(m_broker->port())});
    QVERIFY(victim.waitForFinished());
    QCOMPARE(victim.exitStatus(), QProcess::CrashExit);

    auto second = listener();
    second->startAndWait();
    QTRY_VERIFY(!second->messages.empty() && second->messages.back().payload == "49");
    const auto first = std::stoul(second->messages.front().payload);
    QVERIFY2(first <= 24, qPrintable(QString::number(first)));
    QCOMPARE(second->messages.size(), 50 - first);
    QVERIFY(second->messages[24 - first].redelivered);
}

void TestMqttClientGate::acknowledgesNothingWhileTheGateIsClosed()
{
    auto first = listener();
    (*first)->setAckGate([] { return false; });
    first->startAndWait();
    publish(50);
    QTRY_VERIFY(!first->messages.empty());
    first.reset();

    auto second = listener();
    second->startAndWait();
    QTRY_COMPARE(second->messages.size(), std::size_t(50));
    for (std::size_t i = 0; i < 50; ++i) {
        QCOMPARE(second->messages[i].payload, std::to_string(i));
        QVERIFY(second->messages[i].redelivered);
    }
}

// A broker that was killed may have forgotten that it has sent them.
void TestMqttClientGate::anyMessageOfAResumedSessionMayBeARepeat()
{
    MqttSettings settings = TestClient::settingsFor(m_broker->port(), "listener");
    settings.receiveMaximum = 10;
    auto first = std::make_unique<TestClient>(settings);
    first->listenTo("n");
    first->startAndWait();
    sayGoodbye(std::move(first));
    publish(50);

    TestClient second(settings);
    second.listenTo("n");
    second.startAndWait();
    QTRY_COMPARE(second.messages.size(), std::size_t(50));
    QVERIFY(std::ranges::all_of(second.messages, &KeptMessage::redelivered));
}

// What the broker had kept is all here by then; a device of coarse stamps would lose equal readings for ever.
void TestMqttClientGate::whatComesAfterAQuietIsNoRepeat()
{
    SessionBroker broker;
    broker.resume();
    broker.add({1, "devices/oven-01/data", "1", true});
    broker.add({2, "devices/oven-01/data", "2"});
    TestClient client(broker.port(), "listener");
    client.listenTo("devices/+/data");
    client.startAndWait();
    QTRY_COMPARE(client.messages.size(), std::size_t(2));
    QVERIFY(client.messages[0].redelivered && client.messages[1].redelivered);
    client.clock.skippedMs = 1'000;
    broker.add({3, "devices/oven-01/data", "3"});
    QTRY_COMPARE(client.messages.size(), std::size_t(3));
    QVERIFY(client.messages[2].redelivered);
    client.clock.skippedMs = 60'000;
    broker.add({4, "devices/oven-01/data", "4"});
    QTRY_COMPARE(client.messages.size(), std::size_t(4));
    QVERIFY(!client.messages[3].redelivered);
}

// mosquitto 2.0.11 loses count of what is under way and keeps sending; then more may come again than there are packet
// ids.
void TestMqttClientGate::tellsRepeatsHoweverManyThereAre()
{
    constexpr std::uint64_t kRepeats = 70'000;
    SessionBroker broker;
    broker.resume();
    for (std::uint64_t number = 1; number <= kRepeats + 10; ++number)
        broker.add({number, "devices/oven-01/data", QByteArray::number(number), number <= kRepeats});
    TestClient client(broker.port(), "listener");
    client.listenTo("devices/+/data");
    client.startAndWait();
    QTRY_COMPARE_WITH_TIMEOUT(client.messages.size(), std::size_t(kRepeats + 10), 30000);
    QCOMPARE(std::ranges::count_if(client.messages, &KeptMessage::redelivered), std::ptrdiff_t(kRepeats));
    QVERIFY(!client.messages[kRepeats].redelivered);
}

void TestMqttClientGate::acknowledgesAfterTheGateOpened()
{
    bool open = false;
    auto first = listener();
    (*first)->setAckGate([&open] { return open; });
    first->startAndWait();
    publish(50);
    QTRY_VERIFY(!first->messages.empty());
    open = true;
    (*first)->releaseAcks();
    QTRY_COMPARE(first->messages.size(), std::size_t(50));
    sayGoodbye(std::move(first));

    auto second = listener();
    second->startAndWait();
    publish(1);
    QTRY_COMPARE(second->messages.size(), std::size_t(1));
}

void TestMqttClientGate::holdsItsOwnPublishesWhileTheGateIsClosed()
{
    bool open = false;
    auto client = listener();
    (*client)->setAckGate([&open] { return open; });
    client->startAndWait();
    publish(1);
    QTRY_COMPARE(client->messages.size(), std::size_t(1));
    QVERIFY((*client)->publish({"held", "back"}).has_value());
    publish(1); // a whole exchange of another client
    QCOMPARE(client->publishedSpy.count(), 0);
    open = true;
    (*client)->releaseAcks();
    QTRY_COMPARE(client->publishedSpy.count(), 1);
}

void TestMqttClientGate::asksTheGateOnlyForWhatIsAcknowledged()
{
    int asked = 0;
    TestClient client(m_broker->port(), "asker");
    client->setAckGate([&asked] {
        ++asked;
        return true;
    });
    client.listenTo("n");
    client.startAndWait();
    MqttPublish message{"n", "at most once"};
    message.qos = 0;
    QVERIFY(client->publish(message).has_value());
    QTRY_COMPARE(client.messages.size(), std::size_t(1));
    QCOMPARE(asked, 0);
    message.qos = 1;
    QVERIFY(client->publish(message).has_value());
    QTRY_COMPARE(client.messages.size(), std::size_t(2));
    QCOMPARE(asked, 1);
}

void TestMqttClientGate::readsNoMoreWhilePaused()
{
    constexpr int kCount = 5000;
    auto client = listener();
    std::vector<std::string> received;
    (*client)->setMessageHandler([&](const MqttMessageView &message) {
        received.emplace_back(message.payload);
        if (received.size() == 10)
            (*client)->pauseReading();
    });
    client->startAndWait();
    publish(kCount);
    QVERIFY2(received.size() >= 10 && received.size() < 1000, std::to_string(received.size()).c_str());
    (*client)->resumeReading();
    QTRY_COMPARE(received.size(), std::size_t(kCount));
    for (int i = 0; i < kCount; ++i)
        QCOMPARE(received[std::size_t(i)], std::to_string(i));
}

void TestMqttClientGate::startsUnpausedAfterReconnect()
{
    auto client = listener();
    client->startAndWait();
    (*client)->pauseReading();
    m_broker->stop();
    QTRY_VERIFY(client->lostSpy.count() > 0); // noticed although nothing is read
    QVERIFY2(m_broker->start(), qPrintable(m_broker->problem()));
    QTRY_COMPARE(client->subscribedSpy.count(), 2);
    publish(3);
    QTRY_COMPARE(client->messages.size(), std::size_t(3));
}

/// What the killed process does: handles messages until one of them is its end.
static int dieInHandler(quint16 port)
{
    TestClient client(port, "listener");
    client.listenTo("n");
    client->setMessageHandler([](const MqttMessageView &message) {
        if (message.payload == "24")
            ::raise(SIGKILL);
    });
    client->start();
    return QCoreApplication::exec();
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == kDieInHandler)
        return dieInHandler(arguments.value(2).toUShort());
    TestMqttClientGate test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_mqttclientgate.moc"
