// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mqttsource.h"
#include "mqtt/mqtttopic.h"

#include <QTest>

using namespace lineside;

class TestMqttTopic : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatFitsOneLevel_data();
    void knowsWhatFitsOneLevel();
    void listensToEveryDevice();
    void listensAsOneOfAGroup();
};

void TestMqttTopic::knowsWhatFitsOneLevel_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("fits");
    QTest::newRow("a plain name") << QByteArray("oven-1") << true;
    QTest::newRow("a name with a space and an umlaut") << QByteArray("Öfen Süd") << true;
    QTest::newRow("no name") << QByteArray() << false;
    QTest::newRow("two levels") << QByteArray("hall/oven") << false;
    QTest::newRow("any one") << QByteArray("+") << false;
    QTest::newRow("all below") << QByteArray("oven#") << false;
    QTest::newRow("a zero byte") << QByteArray("oven\0one", 8) << false;
}

void TestMqttTopic::knowsWhatFitsOneLevel()
{
    QFETCH(const QByteArray, name);
    QFETCH(const bool, fits);
    QCOMPARE(fitsTopicLevel(name.toStdString()), fits);
}

void TestMqttTopic::listensToEveryDevice()
{
    const auto subscriptions = deviceSubscriptions({});
    QCOMPARE(subscriptions.size(), std::size_t(3));
    QCOMPARE(subscriptions[0].filter, std::string("devices/+/data"));
    QCOMPARE(subscriptions[1].filter, std::string("devices/+/status"));
    QCOMPARE(subscriptions[2].filter, std::string("devices/+/command/result"));
    for (const auto &subscription : subscriptions)
        QCOMPARE(int(subscription.qos), 1);
}

void TestMqttTopic::listensAsOneOfAGroup()
{
    QCOMPARE(deviceSubscriptions("hall").front().filter, std::string("$share/hall/devices/+/data"));
}

QTEST_APPLESS_MAIN(TestMqttTopic)
#include "tst_mqtttopic.moc"
