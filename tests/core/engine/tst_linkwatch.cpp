// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/linkwatch.h"
#include "support/fakeclock.h"
#include "support/fakemqttclient.h"
#include "support/testmain.h"

#include <QTest>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_linkwatch {

class TestLinkWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void connectsAtFirst();
    void aBrokerThatNeverWasThereIsDownWithItsReason();
    void isUpWhenConnected();
    void isRefusedWhileItMayNotRead_data();
    void isRefusedWhileItMayNotRead();
    void isUpAgainWhenTheLastOneIsGranted();
    void isRefusedWhileAllItSendsIs();
    void tellsWhyItIsHeldBackThoughUp();
    void forgetsRefusalsWithTheConnection();
    void countsWhatWasRefused();
    void tellsWhatIsGrantedInPart();

private:
    [[nodiscard]] LinkStatus link() const { return m_board->status().broker; }

    FakeClock m_clock;
    std::unique_ptr<LiveBoard> m_board;
    std::unique_ptr<Metrics> m_metrics;
    std::unique_ptr<Refusals> m_refusals;
    std::unique_ptr<FakeMqttClient> m_client;
    std::unique_ptr<LinkWatch> m_watch;
};

void TestLinkWatch::init()
{
    m_watch.reset();
    m_board = std::make_unique<LiveBoard>();
    m_metrics = std::make_unique<Metrics>();
    m_refusals = std::make_unique<Refusals>(*m_metrics, m_clock);
    m_client = std::make_unique<FakeMqttClient>();
    MqttSettings settings;
    settings.host = "plant";
    m_watch = std::make_unique<LinkWatch>(*m_client, settings, LinkWatch::Links{*m_board, m_clock, *m_refusals},
                                          &EngineStatus::broker);
}

void TestLinkWatch::connectsAtFirst()
{
    QVERIFY(link().state == LinkState::Connecting);
    QCOMPARE(link().peer, std::string("plant:1883"));
    QCOMPARE(link().sinceMs, m_clock.utcMs());
}

void TestLinkWatch::aBrokerThatNeverWasThereIsDownWithItsReason()
{
    Q_EMIT m_client->connectionLost(QStringLiteral("connection refused"));
    QVERIFY(link().state == LinkState::Down);
    QCOMPARE(link().reason, std::string("connection refused"));
    const auto since = link().sinceMs;
    m_clock.advance(5s);
    Q_EMIT m_client->connectionLost(QStringLiteral("no answer within 10 seconds"));
    QCOMPARE(link().sinceMs, since);
    QCOMPARE(link().reason, std::string("no answer within 10 seconds"));
}

void TestLinkWatch::isUpWhenConnected()
{
    m_clock.advance(1s);
    m_client->connectNow();
    QVERIFY(link().state == LinkState::Up);
    QCOMPARE(link().reason, std::string());
    QCOMPARE(link().sinceMs, m_clock.utcMs());
    QCOMPARE(link().protocol, std::string("5"));
}

void TestLinkWatch::isRefusedWhileItMayNotRead_data()
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

void TestLinkWatch::isRefusedWhileItMayNotRead()
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

void TestLinkWatch::tellsWhatIsGrantedInPart()
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

void TestLinkWatch::isUpAgainWhenTheLastOneIsGranted()
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

void TestLinkWatch::isRefusedWhileAllItSendsIs()
{
    m_client->connectNow();
    m_watch->setRefusal("not authorised");
    QVERIFY(link().state == LinkState::Refused);
    QCOMPARE(link().reason, std::string("not authorised"));
    m_watch->setRefusal({});
    QVERIFY(link().state == LinkState::Up);
}

void TestLinkWatch::tellsWhyItIsHeldBackThoughUp()
{
    m_watch->setHeldBack("the journal is full");
    QCOMPARE(link().reason, std::string()); // not connected yet
    m_client->connectNow();
    QVERIFY(link().state == LinkState::Up);
    QCOMPARE(link().reason, std::string("the journal is full"));
    Q_EMIT m_client->subscriptionRefused(QStringLiteral("a"), QStringLiteral("not authorised"));
    QCOMPARE(link().reason, std::string("not allowed to read a"));
    Q_EMIT m_client->subscriptionGranted(QStringLiteral("a"));
    QCOMPARE(link().reason, std::string("the journal is full"));
    m_watch->setHeldBack({});
    QVERIFY(link().state == LinkState::Up);
    QCOMPARE(link().reason, std::string());
}

void TestLinkWatch::forgetsRefusalsWithTheConnection()
{
    m_client->connectNow();
    Q_EMIT m_client->subscriptionRefused(QStringLiteral("a"), QStringLiteral("not authorised"));
    m_watch->setRefusal("not authorised");
    m_client->breakNow();
    QVERIFY(link().state == LinkState::Down);
    m_client->connectNow();
    QVERIFY(link().state == LinkState::Up);
}

void TestLinkWatch::countsWhatWasRefused()
{
    m_client->connectNow();
    for (int i = 0; i < 3; ++i)
        Q_EMIT m_client->subscriptionRefused(QStringLiteral("a"), QStringLiteral("not authorised"));
    m_client->breakNow();
    const std::string text = m_metrics->prometheusText();
    QVERIFY(text.find(R"(lineside_refused_total{reason="not authorised",what="subscription"} 3)") != std::string::npos);
    const auto recent = m_refusals->recent();
    QCOMPARE(recent.size(), std::size_t(2));
    QCOMPARE(recent.back().count + recent.front().count, std::uint64_t(4));
    for (int i = 0; i < 200; ++i)
        m_refusals->note("connection", "peer", "words of somebody " + std::to_string(i));
    QVERIFY(m_refusals->recent().size() <= 66);
    m_clock.advance(2h);
    QVERIFY(m_refusals->recent().empty());
}

LINESIDE_TEST(TestLinkWatch)

} // namespace tst_linkwatch

#include "tst_linkwatch.moc"
