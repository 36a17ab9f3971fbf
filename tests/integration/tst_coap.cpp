// SPDX-License-Identifier: GPL-3.0-or-later
#include "edgedbench.h"

#include "support/coappeer.h"
#include "support/testmain.h"

#include <QProcess>
#include <QStandardPaths>

#include <deque>
#include <memory>
#include <random>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace tst_coap {

constexpr int kChanged = coapCode(2, 4);
const QByteArray kPath = "devices/oven-1/data";

/// lineside-edged as it is installed, its CoAP door asked by devices.
class TestCoap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aKilledEngineLosesAndDoublesNothing_data();
    void aKilledEngineLosesAndDoublesNothing();
    void anotherLibraryDeliversAReading_data();
    void anotherLibraryDeliversAReading();
    void aCommandToADeviceOfCoapFailsAndSaysSo();

private:
    [[nodiscard]] CoapDatagram numbered(std::uint64_t sequence) const;

    quint16 m_port = 0;
    std::unique_ptr<MosquittoBroker> m_broker;
    std::unique_ptr<EdgedBench> m_bench;
};

void TestCoap::init()
{
    m_port = CoapPeer::freePort();
    m_broker = std::make_unique<MosquittoBroker>();
    QVERIFY2(m_broker->start(), qPrintable(m_broker->problem()));
    m_bench = std::make_unique<EdgedBench>(*m_broker);
}

void TestCoap::cleanup()
{
    m_bench.reset();
    m_broker.reset();
}

QByteArray door(quint16 port)
{
    return "[coap]\nenabled = true\nport = " + QByteArray::number(port) + '\n';
}

CoapDatagram TestCoap::numbered(std::uint64_t sequence) const
{
    const QByteArray number = QByteArray::number(static_cast<qulonglong>(sequence));
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(m_bench->clock.utcMs(), Qt::UTC);
    return CoapDatagram::post(kPath,
                              R"({"device_id":"oven-1","timestamp":")" + time.toString(Qt::ISODateWithMs).toLatin1()
                                  + R"(","sensor_type":"temperature","value":20,"metadata":{"sequence":)" + number
                                  + "}}",
                              static_cast<std::uint16_t>(sequence));
}

void TestCoap::aKilledEngineLosesAndDoublesNothing_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<int>("kills");
    QTest::newRow("in crash-safe mode") << QByteArray("crash-safe") << 15;
    QTest::newRow("in power-safe mode") << QByteArray("power-safe") << 15;
}

/// A device with 32 readings under way repeats each, as it was, until it has heard 2.04.
void TestCoap::aKilledEngineLosesAndDoublesNothing()
{
    QFETCH(const QByteArray, mode);
    QFETCH(const int, kills);
    QVERIFY(m_bench->engine.configure("[journal]\nmode = \"" + mode + "\"\n" + door(m_port)));
    constexpr std::size_t kUnderWay = 32;
    constexpr std::uint64_t kPerRound = 200;
    std::mt19937 random(20261129);
    CoapPeer device(m_port);
    std::deque<CoapDatagram> underWay;
    std::uint64_t sent = 0;
    int idle = 0;
    const auto step = [&](std::uint64_t until) {
        const auto answered
            = std::erase_if(underWay, [&device](const CoapDatagram &each) { return device.code(each) == kChanged; });
        idle = answered > 0 ? 0 : idle + 1;
        if (idle % 20 == 19) { // what came while nobody listened is lost
            for (const CoapDatagram &each : underWay)
                device.send(each);
        }
        while (underWay.size() < kUnderWay && sent < until) {
            underWay.push_back(numbered(++sent));
            device.send(underWay.back());
        }
        return underWay.empty() && sent == until;
    };
    for (int kill = 0; kill <= kills; ++kill) {
        QVERIFY(m_bench->engine.launch());
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->engine.isReady(), 20'000);
        device.forget(); // answers heard before stand for themselves
        for (const CoapDatagram &each : underWay)
            device.send(each);
        const std::uint64_t moment = kill == kills ? sent : sent + 1 + random() % kPerRound;
        // Some are under way when it is killed.
        QTRY_VERIFY_WITH_TIMEOUT(step(moment + (kill == kills ? 0 : kUnderWay)) || sent >= moment, 20'000);
        if (kill < kills)
            m_bench->engine.kill();
    }
    QTRY_VERIFY_WITH_TIMEOUT(step(sent), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->files.sequences(), static_cast<qlonglong>(sent), 20'000);
    QCOMPARE(m_bench->files.readings(), static_cast<qlonglong>(sent));
    m_bench->booksBalance();
    QCOMPARE(m_bench->files.damage(), QStringList());
    qInfo("%llu readings over %d kills", static_cast<unsigned long long>(sent), kills);
}

void TestCoap::anotherLibraryDeliversAReading_data()
{
    QTest::addColumn<QStringList>("how");
    QTest::newRow("in one datagram") << QStringList();
    QTest::newRow("in blocks of 32 bytes") << QStringList{u"-b"_s, u"32"_s};
    QTest::newRow("without a confirmation") << QStringList{u"-N"_s};
}

void TestCoap::anotherLibraryDeliversAReading()
{
    QFETCH(const QStringList, how);
    const QString client = QStandardPaths::findExecutable(QStringLiteral("coap-client-gnutls"));
    if (client.isEmpty())
        QSKIP("coap-client is not here (libcoap3-bin)");
    QVERIFY(m_bench->engine.configure(door(m_port)));
    QVERIFY(m_bench->engine.launch());
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->engine.isReady(), 20'000);
    QProcess program;
    const QString url = QStringLiteral("coap://127.0.0.1:%1/devices/oven-1/data").arg(m_port);
    program.start(client,
                  u"-m post -t 50 -v 7 -B 5"_s.split(u' ') + how
                      + QStringList{u"-e"_s, QString::fromLatin1(numbered(1).payload), url});
    QVERIFY(program.waitForFinished(20'000));
    const QByteArray said = program.readAllStandardOutput() + program.readAllStandardError();
    QVERIFY2(said.contains("c:2.04"), said.constData());
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->files.readings(), 1, 20'000);
    QVERIFY(m_bench->engine.get("/api/v1/status").contains(R"("name":"coap","state":"up")"));
}

/// The broker would confirm it, and nobody hear it.
void TestCoap::aCommandToADeviceOfCoapFailsAndSaysSo()
{
    QVERIFY(m_bench->engine.configure(door(m_port)));
    m_bench->start();
    CoapPeer device(m_port);
    const CoapDatagram reading = numbered(1);
    device.send(reading);
    QTRY_COMPARE(device.code(reading), kChanged);
    QTRY_VERIFY(m_bench->engine.get("/devices/oven-1").contains(" 200 "));
    const QByteArray body = R"({"action":"stop"})";
    const QByteArray answer = m_bench->engine.ask(
        "POST /devices/oven-1/command HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
    QVERIFY2(answer.contains(" 500 ") && answer.contains("Failed to send command"), answer.constData());
    QVERIFY(!m_broker->log().contains(" devices/oven-1/command"));
}

} // namespace tst_coap

using tst_coap::TestCoap;
LINESIDE_TEST(TestCoap)
#include "tst_coap.moc"
