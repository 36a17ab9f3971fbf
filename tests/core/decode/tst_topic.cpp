// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/topic.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_topic {

class TestTopic : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsNothingOfTheEmptyTopic();
    void splitsWhatDevicesPublish_data();
    void splitsWhatDevicesPublish();
    void leavesOtherTopicsAlone_data();
    void leavesOtherTopicsAlone();
    void takesIdsUpToTheLimit();
};

void TestTopic::knowsNothingOfTheEmptyTopic()
{
    const Topic topic = parseTopic({});
    QVERIFY(topic.kind == TopicKind::Unknown);
    QVERIFY(topic.deviceId.empty());
}

void TestTopic::splitsWhatDevicesPublish_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<TopicKind>("kind");
    QTest::addColumn<QByteArray>("deviceId");
    QTest::newRow("a reading") << QByteArray("devices/press-01/data") << TopicKind::DeviceData
                               << QByteArray("press-01");
    QTest::newRow("a status") << QByteArray("devices/press-01/status") << TopicKind::DeviceStatus
                              << QByteArray("press-01");
    QTest::newRow("an answer to a command")
        << QByteArray("devices/press-01/command/result") << TopicKind::CommandResult << QByteArray("press-01");
    QTest::newRow("an id with blanks, dots and colons")
        << QByteArray("devices/a b.c:d/data") << TopicKind::DeviceData << QByteArray("a b.c:d");
    QTest::newRow("an id beyond ASCII") << QByteArray("devices/ofen-süd/data") << TopicKind::DeviceData
                                        << QByteArray("ofen-süd");
    QTest::newRow("a device called data")
        << QByteArray("devices/data/data") << TopicKind::DeviceData << QByteArray("data");
}

void TestTopic::splitsWhatDevicesPublish()
{
    QFETCH(const QByteArray, text);
    QFETCH(const TopicKind, kind);
    QFETCH(const QByteArray, deviceId);
    const std::string owned = text.toStdString();
    const Topic topic = parseTopic(owned);
    QVERIFY(topic.kind == kind);
    QVERIFY(topic.deviceId == deviceId.toStdString());
}

void TestTopic::leavesOtherTopicsAlone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no id") << QByteArray("devices//data");
    QTest::newRow("nothing behind the id") << QByteArray("devices/press-01");
    QTest::newRow("an empty level behind the id") << QByteArray("devices/press-01/");
    QTest::newRow("a command of our own") << QByteArray("devices/press-01/command");
    QTest::newRow("a level too many") << QByteArray("devices/press-01/data/x");
    QTest::newRow("a slash in front") << QByteArray("/devices/press-01/data");
    QTest::newRow("another tree") << QByteArray("cloud/sensors/press-01");
    QTest::newRow("another case") << QByteArray("Devices/press-01/data");
    QTest::newRow("a one-level wildcard as id") << QByteArray("devices/+/data");
    QTest::newRow("a wildcard in the id") << QByteArray("devices/a#/data");
    QTest::newRow("a NUL in the id") << QByteArray("devices/a\0b/data", 16);
    QTest::newRow("a line break in the id") << QByteArray("devices/a\nb/data");
    QTest::newRow("DEL in the id") << QByteArray("devices/a\x7f/data");
    QTest::newRow("a C1 control character in the id") << QByteArray("devices/a\xc2\x85/data");
    QTest::newRow("bytes that are no UTF-8") << QByteArray("devices/a\xff/data");
    QTest::newRow("a cut UTF-8 sequence") << QByteArray("devices/a\xc2/data");
}

void TestTopic::leavesOtherTopicsAlone()
{
    QFETCH(const QByteArray, text);
    const std::string owned = text.toStdString();
    const Topic topic = parseTopic(owned);
    QVERIFY(topic.kind == TopicKind::Unknown);
    QVERIFY(topic.deviceId.empty());
}

void TestTopic::takesIdsUpToTheLimit()
{
    const auto withId = [](std::size_t length) { return "devices/" + std::string(length, 'a') + "/data"; };
    const std::string longest = withId(128);
    const std::string tooLong = withId(129);
    QVERIFY(parseTopic(longest).kind == TopicKind::DeviceData);
    QVERIFY(parseTopic(tooLong).kind == TopicKind::Unknown);
}

LINESIDE_TEST(TestTopic)

} // namespace tst_topic

#include "tst_topic.moc"
