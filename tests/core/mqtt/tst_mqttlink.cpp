// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mqttlink.h"
#include "support/fakemqttclient.h"
#include "support/testmain.h"

#include <QTest>

#include <memory>
#include <string>
#include <vector>

using namespace lineside;

namespace tst_mqttlink {

class TestMqttLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void connectsAtFirst();
    void aBrokerThatNeverWasThereIsDownWithItsReason();
    void aBrokerThatSaysNoIsTold();
    void isUpWhenConnected();
    void isRefusedWhileItMayNotRead_data();
    void isRefusedWhileItMayNotRead();
    void isUpAgainWhenTheLastOneIsGranted();
    void forgetsRefusalsWithTheConnection();
    void tellsOfEachNo();
    void tellsWhatIsGrantedInPart();

private:
    [[nodiscard]] const LinkStatus &link() const { return m_told.back(); }

    std::unique_ptr<FakeMqttClient> m_client;
    std::vector<LinkStatus> m_told;
    std::vector<std::string> m_refused; ///< "what target: reason"
};

void TestMqttLink::init()
{
    m_told.clear();
    m_refused.clear();
    m_client = std::make_unique<FakeMqttClient>();
    MqttSettings settings;
    settings.host = "plant";
    new MqttLink(
        *m_client, settings,
        {.changed = [this](const LinkStatus &link) { m_told.push_back(link); },
         .refused = [this](const std::string &what, const std::string &target,
                           const std::string &reason) { m_refused.push_back(what + ' ' + target + ": " + reason); }});
}

void TestMqttLink::connectsAtFirst()
{
    QVERIFY(link().state == LinkState::Connecting);
    QCOMPARE(link().peer, std::string("plant:1883"));
}

void TestMqttLink::aBrokerThatNeverWasThereIsDownWithItsReason()
{
    Q_EMIT m_client->connectionLost(QStringLiteral("connection refused"));
    QVERIFY(link().state == LinkState::Down);
    QCOMPARE(link().reason, std::string("connection refused"));
    Q_EMIT m_client->connectionLost(QStringLiteral("no answer within 10 seconds"));
    QCOMPARE(link().reason, std::string("no answer within 10 seconds"));
    QVERIFY(!link().isDenied);
}

void TestMqttLink::aBrokerThatSaysNoIsTold()
{
    for (const char *reason : {"wrong user name or password", "not authorised"}) {
        Q_EMIT m_client->connectionLost(QString::fromLatin1(reason));
        QVERIFY(link().isDenied);
    }
    Q_EMIT m_client->connectionLost(QStringLiteral("the broker is busy"));
    QVERIFY(!link().isDenied);
    Q_EMIT m_client->connectionLost(QStringLiteral("not authorised"));
    m_client->connectNow();
    QVERIFY(!link().isDenied);
}

void TestMqttLink::isUpWhenConnected()
{
    m_client->connectNow();
    QVERIFY(link().state == LinkState::Up);
    QCOMPARE(link().reason, std::string());
    QCOMPARE(link().protocol, std::string("5"));
}

void TestMqttLink::isRefusedWhileItMayNotRead_data()
{
    QTest::addColumn<QStringList>("filters");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("told");
    const auto data = QStringLiteral("devices/+/data");
    const auto status = QStringLiteral("devices/+/status");
    QTest::newRow("one topic") << QStringList(data) << QStringLiteral("not authorised")
                               << QStringLiteral("not allowed to read devices/+/data");
    QTest::newRow("two topics") << QStringList{data, status} << QStringLiteral("not authorised")
                                << QStringLiteral("not allowed to read devices/+/data, devices/+/status");
    QTest::newRow("3.1.1, which knows no reason")
        << QStringList(data) << QStringLiteral("unspecified error")
        << QStringLiteral("not allowed to read devices/+/data: unspecified error");
    QTest::newRow("a broker without shared subscriptions")
        << QStringList(QStringLiteral("$share/g/devices/+/data"))
        << QStringLiteral("the broker has no shared subscriptions")
        << QStringLiteral("not allowed to read $share/g/devices/+/data: the broker has no shared subscriptions");
}

void TestMqttLink::isRefusedWhileItMayNotRead()
{
    QFETCH(const QStringList, filters);
    QFETCH(const QString, reason);
    QFETCH(const QString, told);
    m_client->connectNow();
    for (const QString &filter : filters)
        Q_EMIT m_client->subscriptionRefused(filter, reason);
    QVERIFY(link().state == LinkState::Refused);
    QCOMPARE(QString::fromStdString(link().reason), told);
    QVERIFY(isConnected(link().state));
}

void TestMqttLink::tellsWhatIsGrantedInPart()
{
    m_client->connectNow();
    QCOMPARE(link().lessThanAsked, std::string());
    for (const char *filter : {"devices/+/status", "devices/+/data", "devices/+/data"})
        Q_EMIT m_client->subscriptionWeakened(QString::fromLatin1(filter), 1, 0);
    QCOMPARE(link().lessThanAsked,
             std::string("the broker grants QoS 0 where QoS 1 was asked: messages may be lost "
                         "(devices/+/data, devices/+/status)"));
    QVERIFY(link().state == LinkState::Up); // what comes is of use
    Q_EMIT m_client->connectionLost(QStringLiteral("connection refused"));
    QCOMPARE(link().lessThanAsked, std::string());
}

void TestMqttLink::isUpAgainWhenTheLastOneIsGranted()
{
    m_client->connectNow();
    for (const auto *filter : {"a", "b"})
        Q_EMIT m_client->subscriptionRefused(QString::fromLatin1(filter), QStringLiteral("not authorised"));
    Q_EMIT m_client->subscriptionGranted(QStringLiteral("a"));
    QCOMPARE(link().reason, std::string("not allowed to read b"));
    Q_EMIT m_client->subscriptionGranted(QStringLiteral("b"));
    QVERIFY(link().state == LinkState::Up);
    QCOMPARE(link().reason, std::string());
}

void TestMqttLink::forgetsRefusalsWithTheConnection()
{
    m_client->connectNow();
    Q_EMIT m_client->subscriptionRefused(QStringLiteral("a"), QStringLiteral("not authorised"));
    m_client->breakNow();
    QVERIFY(link().state == LinkState::Down);
    m_client->connectNow();
    QVERIFY(link().state == LinkState::Up);
}

void TestMqttLink::tellsOfEachNo()
{
    m_client->connectNow();
    for (int i = 0; i < 2; ++i)
        Q_EMIT m_client->subscriptionRefused(QStringLiteral("a"), QStringLiteral("not authorised"));
    m_client->breakNow();
    QCOMPARE(m_refused,
             (std::vector<std::string>{"subscription a: not authorised", "subscription a: not authorised",
                                       "connection plant:1883: the connection broke"}));
}

LINESIDE_TEST(TestMqttLink)

} // namespace tst_mqttlink

#include "tst_mqttlink.moc"
