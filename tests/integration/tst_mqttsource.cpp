// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mqttsource.h"
#include "mqttclientfixture.h"
#include "support/fakeclock.h"
#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_mqttsource {

/// From the broker to the journal's door, against a real broker.
class TestMqttSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesWhatDevicesSayAndNothingElse();
    void tellsWhenAMessageArrived();
    void carriesTheCorrelationOfAnAnswer();
    void offersARefusedMessageAgainFirst();
    void acknowledgesNothingItHasNoRoomFor();
    void acknowledgesNothingBeforeItMay();
    void acknowledgesOnceItMay();
    void acknowledgesWhatItHeldBackOnlyWhenItMay();
    void forgetsWhatTheBrokerWillSendAgain();
    void callsNobodyAfterStop();
    void sharesTheLoadInAGroup();

private:
    void publish(const MqttPublish &message);
    void publishReadings(int count);

    /// A source whose handler keeps what it takes, as long as there is room.
    struct Door
    {
        Door(quint16 port, const std::string &clientId, const std::string &group = {})
            : client(port, clientId)
            , source(std::move(client.client), clock, group)
        {
        }
        void open()
        {
            start();
            QVERIFY(client.subscribedSpy.wait());
        }
        void start()
        {
            const auto take = [this](const RawMessageView &message) {
                if (taken.size() >= room)
                    return Taken::NoRoom;
                taken.push_back({std::string(message.topic),
                                 std::string(message.payload),
                                 message.qos,
                                 message.retained,
                                 message.redelivered,
                                 {},
                                 std::string(message.correlation)});
                arrivals.push_back(message.arrivalMs);
                return Taken::Yes;
            };
            source.start({.take = take, .mayAcknowledge = [this] { return mayAcknowledge; }});
        }

        FakeClock clock;
        TestClient client;
        MqttSource source;
        std::size_t room = 1'000'000;
        bool mayAcknowledge = true;
        std::vector<KeptMessage> taken;
        std::vector<std::int64_t> arrivals;
    };

    std::unique_ptr<MosquittoBroker> m_broker;
};

void TestMqttSource::init()
{
    m_broker = std::make_unique<MosquittoBroker>();
    QVERIFY2(m_broker->start(), qPrintable(m_broker->problem()));
}

void TestMqttSource::publish(const MqttPublish &message)
{
    TestClient sender(m_broker->port(), "sender");
    sender.startAndWait();
    QVERIFY(sender->publish(message).has_value());
    QVERIFY(sender.publishedSpy.wait());
}

void TestMqttSource::publishReadings(int count)
{
    TestClient sender(m_broker->port(), "sender");
    sender.startAndWait();
    sender.publishNumbers("devices/oven/data", count);
    QTRY_COMPARE(sender.publishedSpy.count(), count);
}

void TestMqttSource::takesWhatDevicesSayAndNothingElse()
{
    Door door(m_broker->port(), "door");
    door.open();
    for (const char *topic : {"devices/oven/command", "devices/oven/other", "cloud/sensors/oven", "devices/oven/data",
                              "devices/oven/status", "devices/oven/command/result"})
        publish({topic, "{}"});
    QTRY_COMPARE(door.taken.size(), std::size_t(3));
    QCOMPARE(door.taken[0].topic, std::string("devices/oven/data"));
    QCOMPARE(door.taken[1].topic, std::string("devices/oven/status"));
    QCOMPARE(door.taken[2].topic, std::string("devices/oven/command/result"));
    QCOMPARE(int(door.taken[0].qos), 1);
}

void TestMqttSource::tellsWhenAMessageArrived()
{
    Door door(m_broker->port(), "door");
    door.open();
    door.clock.advance(std::chrono::hours(3));
    publish({"devices/oven/data", "{}"});
    QTRY_COMPARE(door.taken.size(), std::size_t(1));
    QCOMPARE(door.arrivals[0], door.clock.utcMs());
}

void TestMqttSource::carriesTheCorrelationOfAnAnswer()
{
    Door door(m_broker->port(), "door");
    door.open();
    MqttPublish answer{"devices/oven/command/result", R"({"state":"done"})"};
    answer.correlationData = "command-7";
    publish(answer);
    QTRY_COMPARE(door.taken.size(), std::size_t(1));
    QCOMPARE(door.taken[0].correlationData, std::string("command-7"));
}

void TestMqttSource::offersARefusedMessageAgainFirst()
{
    constexpr int kCount = 3000;
    Door door(m_broker->port(), "door");
    door.room = 100;
    door.open();
    publishReadings(kCount);
    QCOMPARE(door.taken.size(), std::size_t(100));
    QVERIFY2(door.source.stashed() > 0 && door.source.stashed() < 1000, std::to_string(door.source.stashed()).c_str());
    while (door.room < kCount) {
        door.room += 700;
        door.source.resume();
        QTRY_COMPARE(door.taken.size(), std::min(door.room, std::size_t(kCount)));
    }
    for (int i = 0; i < kCount; ++i)
        QCOMPARE(door.taken[std::size_t(i)].payload, std::to_string(i));
}

void TestMqttSource::acknowledgesNothingItHasNoRoomFor()
{
    auto first = std::make_unique<Door>(m_broker->port(), "door");
    first->room = 0;
    first->open();
    publishReadings(20);
    QTRY_VERIFY(first->source.stashed() > 0);
    first.reset();

    Door second(m_broker->port(), "door");
    second.open();
    QTRY_COMPARE(second.taken.size(), std::size_t(20));
}

void TestMqttSource::acknowledgesNothingBeforeItMay()
{
    auto first = std::make_unique<Door>(m_broker->port(), "door");
    first->mayAcknowledge = false;
    first->open();
    publishReadings(1);
    QTRY_COMPARE(first->taken.size(), std::size_t(1));
    first->source.release(); // it may not yet
    first.reset();

    Door second(m_broker->port(), "door");
    second.open();
    QTRY_COMPARE(second.taken.size(), std::size_t(1));
}

void TestMqttSource::acknowledgesOnceItMay()
{
    auto first = std::make_unique<Door>(m_broker->port(), "door");
    first->mayAcknowledge = false;
    first->open();
    publishReadings(1);
    QTRY_COMPARE(first->taken.size(), std::size_t(1));
    publish({"devices/oven/data", "it reads again"});
    first->mayAcknowledge = true;
    first->source.release();
    QTRY_COMPARE(first->taken.size(), std::size_t(2));
    first.reset();

    Door second(m_broker->port(), "door");
    second.open();
    publish({"devices/oven/data", "last"});
    QTRY_VERIFY(!second.taken.empty() && second.taken.back().payload == "last");
    QVERIFY(second.taken.front().payload != "0");
}

void TestMqttSource::acknowledgesWhatItHeldBackOnlyWhenItMay()
{
    auto first = std::make_unique<Door>(m_broker->port(), "door");
    first->room = 0;
    first->open();
    publishReadings(20);
    QTRY_VERIFY(first->source.stashed() > 0);
    first->room = 1'000;
    first->mayAcknowledge = false;
    const std::size_t held = first->source.stashed();
    first->source.resume();
    QCOMPARE(first->taken.size(), held);
    first.reset();

    auto second = std::make_unique<Door>(m_broker->port(), "door");
    second->room = 0;
    second->start(); // what waits comes before the answer to its subscriptions
    QTRY_VERIFY(second->source.stashed() > 0);
    second->room = 1'000;
    second->mayAcknowledge = false;
    second->source.resume();
    second->mayAcknowledge = true;
    second->source.release();
    QTRY_COMPARE(second->taken.size(), std::size_t(20)); // the first one's among them; and it reads on
}

void TestMqttSource::forgetsWhatTheBrokerWillSendAgain()
{
    Door door(m_broker->port(), "door");
    door.room = 0;
    door.open();
    publishReadings(20);
    QTRY_VERIFY(door.source.stashed() > 0);
    m_broker->stop();
    QTRY_VERIFY(door.client.lostSpy.count() > 0);
    QCOMPARE(door.source.stashed(), std::size_t(0));
    door.room = 1'000;
    QVERIFY2(m_broker->start(), qPrintable(m_broker->problem()));
    QTRY_COMPARE(door.client.subscribedSpy.count(), 2);
    door.source.resume();
    QTRY_COMPARE(door.taken.size(), std::size_t(20));
    for (int i = 0; i < 20; ++i)
        QCOMPARE(door.taken[std::size_t(i)].payload, std::to_string(i));
}

void TestMqttSource::callsNobodyAfterStop()
{
    Door door(m_broker->port(), "door");
    door.open();
    door.source.stop();
    door.source.resume();
    publishReadings(5);
    QCOMPARE(door.taken.size(), std::size_t(0));
}

void TestMqttSource::sharesTheLoadInAGroup()
{
    Door left(m_broker->port(), "left", "hall");
    left.open();
    Door right(m_broker->port(), "right", "hall");
    right.open();
    publishReadings(200);
    QTRY_COMPARE(left.taken.size() + right.taken.size(), std::size_t(200));
    QVERIFY(!left.taken.empty());
    QVERIFY(!right.taken.empty());
}

LINESIDE_TEST(TestMqttSource)

} // namespace tst_mqttsource

#include "tst_mqttsource.moc"
