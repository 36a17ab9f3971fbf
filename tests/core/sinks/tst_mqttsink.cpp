// SPDX-License-Identifier: GPL-3.0-or-later
#include "sinks/mqttsink.h"

#include "sinks/payload.h"
#include "support/fakemqttclient.h"
#include "support/testmain.h"

#include <QTest>

#include <optional>

using namespace lineside;

namespace tst_mqttsink {

Reading readingOf(const std::string &deviceId)
{
    Reading reading;
    reading.deviceId = deviceId;
    reading.sensorType = "pressure";
    reading.unit = "pascal";
    reading.value = 101325;
    return reading;
}

struct Answer
{
    std::uint64_t sequence = 0;
    std::optional<ErrorCode> error; ///< none: confirmed
    bool operator==(const Answer &) const = default;
};

/// A started sink and everything it said.
struct Bench
{
    explicit Bench(std::unique_ptr<FakeMqttClient> made = std::make_unique<FakeMqttClient>())
        : client(*made)
        , sink(std::move(made))
    {
        sink.start(
            [this](std::uint64_t sequence, const Result<void> &result) {
                answers.push_back({sequence, result ? std::nullopt : std::optional(result.error().code)});
            },
            [this] { ++readyCalls; });
    }

    FakeMqttClient &client;
    MqttSink sink;
    std::vector<Answer> answers;
    int readyCalls = 0;
};

class TestMqttSink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasNoRoomUntilConnected();
    void publishesAsTheContractSays();
    void answersUnderTheSequenceInAnyOrder();
    void answersAllThatIsOpenWhenTheConnectionBreaks();
    void tellsARefusalFromABreak();
    void refusesANameThatIsNoTopicLevel_data();
    void refusesANameThatIsNoTopicLevel();
    void answersWhatTheClientDidNotTakeFromTheEventLoop();
    void isSilentAfterStop();
};

void TestMqttSink::hasNoRoomUntilConnected()
{
    Bench bench;
    QVERIFY(bench.client.isStarted);
    QCOMPARE(bench.sink.room(), std::size_t(0));
    bench.client.connectNow();
    QCOMPARE(bench.readyCalls, 1);
    QCOMPARE(bench.sink.room(), std::size_t(4));
}

void TestMqttSink::publishesAsTheContractSays()
{
    Bench bench;
    bench.client.connectNow();
    bench.sink.send(1, readingOf("oven-03"), Lane::Live);
    bench.sink.send(2, readingOf("press-01"), Lane::Live);
    const auto &second = bench.client.messages.at(1);
    QCOMPARE(second.topic, std::string("cloud/sensors/press-01"));
    QCOMPARE(int(second.qos), 1);
    QVERIFY(!second.retain);
    std::string payload;
    encodeSensorData(payload, readingOf("press-01"));
    QCOMPARE(second.payload, payload);
}

void TestMqttSink::answersUnderTheSequenceInAnyOrder()
{
    Bench bench;
    bench.client.connectNow();
    bench.sink.send(70, readingOf("a"), Lane::Live);
    bench.sink.send(71, readingOf("b"), Lane::Live);
    bench.client.confirm(2);
    bench.client.confirm(1);
    bench.client.confirm(1); // a token nobody waits for
    const std::vector<Answer> expected{{71, {}}, {70, {}}};
    QCOMPARE(bench.answers, expected);
}

void TestMqttSink::answersAllThatIsOpenWhenTheConnectionBreaks()
{
    Bench bench;
    bench.client.connectNow();
    bench.sink.send(70, readingOf("a"), Lane::Live);
    bench.sink.send(71, readingOf("b"), Lane::Live);
    bench.client.confirm(1);
    bench.client.breakNow();
    const std::vector<Answer> expected{{70, {}}, {71, ErrorCode::Unavailable}};
    QCOMPARE(bench.answers, expected);
}

void TestMqttSink::tellsARefusalFromABreak()
{
    Bench bench;
    bench.client.connectNow();
    bench.sink.send(70, readingOf("a"), Lane::Live);
    bench.client.refuse(1);
    const std::vector<Answer> expected{{70, ErrorCode::NotAllowed}};
    QCOMPARE(bench.answers, expected);
}

void TestMqttSink::refusesANameThatIsNoTopicLevel_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("two levels") << QByteArray("a/b");
    QTest::newRow("one wildcard") << QByteArray("a+");
    QTest::newRow("the other wildcard") << QByteArray("#");
    QTest::newRow("a NUL") << QByteArray("a\0b", 3);
}

void TestMqttSink::refusesANameThatIsNoTopicLevel()
{
    QFETCH(const QByteArray, name);
    Bench bench;
    bench.client.connectNow();
    bench.sink.send(70, readingOf(name.toStdString()), Lane::Live);
    QVERIFY(bench.answers.empty());
    QCoreApplication::processEvents();
    const std::vector<Answer> expected{{70, ErrorCode::InvalidInput}};
    QCOMPARE(bench.answers, expected);
    QVERIFY(bench.client.messages.empty());
}

void TestMqttSink::answersWhatTheClientDidNotTakeFromTheEventLoop()
{
    Bench bench;
    bench.sink.send(70, readingOf("a"), Lane::Live); // not connected
    bench.sink.send(71, readingOf("b"), Lane::Live);
    QVERIFY(bench.answers.empty());
    QCoreApplication::processEvents();
    const std::vector<Answer> expected{{70, ErrorCode::Unavailable}, {71, ErrorCode::Unavailable}};
    QCOMPARE(bench.answers, expected);
}

void TestMqttSink::isSilentAfterStop()
{
    Bench bench;
    bench.client.connectNow();
    bench.sink.send(70, readingOf("a"), Lane::Live);
    bench.sink.send(71, readingOf("b+"), Lane::Live);
    bench.sink.stop();
    bench.client.breakNow();
    QCoreApplication::processEvents();
    QVERIFY(bench.answers.empty());
    QVERIFY(!bench.client.isStarted);
}

LINESIDE_TEST(TestMqttSink)

} // namespace tst_mqttsink

#include "tst_mqttsink.moc"
