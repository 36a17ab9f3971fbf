// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/configvalues.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;
using namespace std::string_literals;

namespace tst_configvalues {

class TestConfigValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsDurations_data();
    void readsDurations();
    void refusesWhatIsNoDuration_data();
    void refusesWhatIsNoDuration();
    void readsSizes_data();
    void readsSizes();
    void refusesWhatIsNoSize_data();
    void refusesWhatIsNoSize();
    void readsBrokers_data();
    void readsBrokers();
    void readsCredentialsInAnAddress();
    void refusesWhatIsNoBroker_data();
    void refusesWhatIsNoBroker();
    void cleansNodeIds();
    void findsTheClosestWord();
};

void TestConfigValues::readsDurations_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("as SYNC_INTERVAL is given") << QByteArray("300s") << qint64(300'000);
    QTest::newRow("minutes") << QByteArray("5m") << qint64(300'000);
    QTest::newRow("milliseconds are not minutes") << QByteArray("5ms") << qint64(5);
    QTest::newRow("several units") << QByteArray("1h30m15s") << qint64(5'415'000);
    QTest::newRow("a fraction") << QByteArray("1.5h") << qint64(5'400'000);
    QTest::newRow("days") << QByteArray("90d") << qint64(7'776'000'000);
    QTest::newRow("a bare zero, as in Go") << QByteArray("0") << qint64(0);
    QTest::newRow("zero with a unit") << QByteArray("0s") << qint64(0);
}

void TestConfigValues::readsDurations()
{
    QFETCH(const QByteArray, text);
    QFETCH(const qint64, ms);
    const auto duration = parseDuration(text.toStdString());
    QVERIFY(duration);
    QCOMPARE(qint64(duration->count()), ms);
}

void TestConfigValues::refusesWhatIsNoDuration_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"", "300", "s", "5 s", "-5s", "5x", "5s6", "1e3s", "nan", "..s", "1.2.3s", "999999999999d"})
        QTest::newRow(*text ? text : "the empty text") << QByteArray(text);
}

void TestConfigValues::refusesWhatIsNoDuration()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!parseDuration(text.toStdString()));
}

void TestConfigValues::readsSizes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<quint64>("bytes");
    QTest::newRow("binary") << QByteArray("256MiB") << quint64(256) * 1024 * 1024;
    QTest::newRow("decimal") << QByteArray("10MB") << quint64(10'000'000);
    QTest::newRow("a fraction") << QByteArray("1.5GiB") << quint64(3) * 512 * 1024 * 1024;
    QTest::newRow("bytes") << QByteArray("1024") << quint64(1024);
    QTest::newRow("bytes with their unit") << QByteArray("7B") << quint64(7);
}

void TestConfigValues::readsSizes()
{
    QFETCH(const QByteArray, text);
    QFETCH(const quint64, bytes);
    const auto size = parseSize(text.toStdString());
    QVERIFY(size);
    QCOMPARE(quint64(*size), bytes);
}

void TestConfigValues::refusesWhatIsNoSize_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "MiB", "-1MiB", "1 MiB", "1mib", "1MiB2", "99999999TiB", "0x10"})
        QTest::newRow(*text ? text : "the empty text") << QByteArray(text);
}

void TestConfigValues::refusesWhatIsNoSize()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!parseSize(text.toStdString()));
}

void TestConfigValues::readsBrokers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("tls");
    QTest::newRow("the contract's default")
        << QByteArray("tcp://localhost:1883") << QByteArray("localhost") << 1883 << false;
    QTest::newRow("without a port") << QByteArray("mqtt://edge-mqtt") << QByteArray("edge-mqtt") << 1883 << false;
    QTest::newRow("TLS") << QByteArray("mqtts://b.example") << QByteArray("b.example") << 8883 << true;
    QTest::newRow("TLS by its other name") << QByteArray("ssl://b.example:9") << QByteArray("b.example") << 9 << true;
    QTest::newRow("a slash at the end") << QByteArray("tcp://h:1/") << QByteArray("h") << 1 << false;
    QTest::newRow("an IPv6 address") << QByteArray("tcp://[::1]:1883") << QByteArray("::1") << 1883 << false;
    QTest::newRow("capitals in the scheme") << QByteArray("TCP://h") << QByteArray("h") << 1883 << false;
}

void TestConfigValues::readsBrokers()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, host);
    const auto broker = parseBroker(text.toStdString());
    QVERIFY(broker);
    QCOMPARE(broker->host, host.toStdString());
    QTEST(int(broker->port), "port");
    QTEST(broker->tls, "tls");
}

void TestConfigValues::readsCredentialsInAnAddress()
{
    const auto broker = parseBroker("mqtts://edge:p%40ss@b.example");
    QVERIFY(broker);
    QCOMPARE(broker->username, "edge"s);
    QCOMPARE(broker->password, "p@ss"s);
}

void TestConfigValues::refusesWhatIsNoBroker_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("hint");
    QTest::newRow("nothing") << QByteArray() << QByteArray("address");
    QTest::newRow("no scheme") << QByteArray("localhost:1883") << QByteArray("begin with");
    QTest::newRow("websockets") << QByteArray("ws://h:9001") << QByteArray("websockets");
    QTest::newRow("websockets over TLS") << QByteArray("wss://h") << QByteArray("websockets");
    QTest::newRow("another protocol") << QByteArray("kafka://h:9092") << QByteArray("begin with");
    QTest::newRow("no host") << QByteArray("tcp://:1883") << QByteArray("address");
    QTest::newRow("port zero") << QByteArray("tcp://h:0") << QByteArray("port");
    QTest::newRow("a port too high") << QByteArray("tcp://h:65536") << QByteArray("address");
    QTest::newRow("a port that is none") << QByteArray("tcp://h:mqtt") << QByteArray("address");
    QTest::newRow("a path") << QByteArray("tcp://h/topic") << QByteArray("end after");
    QTest::newRow("a blank") << QByteArray("tcp://a b") << QByteArray("address");
}

void TestConfigValues::refusesWhatIsNoBroker()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, hint);
    const auto broker = parseBroker(text.toStdString());
    QVERIFY(!broker);
    QVERIFY2(broker.error().message.find(hint.toStdString()) != std::string::npos, broker.error().message.c_str());
}

void TestConfigValues::cleansNodeIds()
{
    QCOMPARE(cleanNodeId("edge-01.hall_A"), "edge-01.hall_A"s);
    QCOMPARE(cleanNodeId("my host/#+"), "my-host---"s);
    QCOMPARE(cleanNodeId(""), "node"s);
    QCOMPARE(cleanNodeId(std::string(100, 'x')).size(), std::size_t(64));
}

void TestConfigValues::findsTheClosestWord()
{
    const std::vector<std::string> words{"broker", "client_id", "keep_alive", "port"};
    QCOMPARE(closestTo("brokr", words), "broker"s);
    QCOMPARE(closestTo("keepalive", words), "keep_alive"s);
    QCOMPARE(closestTo("prot", words), "port"s);
    QCOMPARE(closestTo("temperature", words), ""s);
    QCOMPARE(closestTo("x", std::vector<std::string>{}), ""s);
    QCOMPARE(editDistance("", "abc"), std::size_t(3));
    QCOMPARE(editDistance("kitten", "sitting"), std::size_t(3));
}

LINESIDE_TEST(TestConfigValues)

} // namespace tst_configvalues

#include "tst_configvalues.moc"
