// SPDX-License-Identifier: GPL-3.0-or-later
#include "edgedbench.h"
#include "support/smalldisk.h"
#include "support/testmain.h"

#include <QTcpSocket>

using namespace lineside;

namespace tst_diskfull {

// A full disk is met after a few thousand messages: one segment is 2 MiB.
constexpr const char *kSmallJournal = "[journal]\nsegment_size = \"2MiB\"\ncapacity = \"64MiB\"\n";
constexpr std::uint64_t kBefore = 200;
constexpr std::uint64_t kMeanwhile = 20'000; // more than a segment holds

QByteArray post(quint16 port, const QByteArray &path, const QByteArray &body)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!socket.waitForConnected(2000))
        return {};
    socket.write("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: "
                 + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    return socket.waitForReadyRead(2000) ? socket.readAll() : QByteArray();
}

/// lineside-edged on a real disk that is full (core/FACTS.md R4). Needs the right to mount a tmpfs.
class TestDiskFull : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void saysSoBeforeAnyReadingComes();
    void holdsBackReadingsAndKeepsCommandsUntilThereIsRoom();
    void startsOnAFullDisk();

private:
    void publish(HallPeer &device, std::uint64_t count);
    void fillUp(HallPeer &device);

    MosquittoBroker m_broker;
    std::unique_ptr<EdgedBench> m_bench;
    std::unique_ptr<SmallDisk> m_disk;
    std::uint64_t m_published = 0;
};

void TestDiskFull::init()
{
    QVERIFY2(m_broker.start(), qPrintable(m_broker.problem()));
    m_bench = std::make_unique<EdgedBench>(m_broker);
    m_disk = std::make_unique<SmallDisk>(m_bench->storage(), "64m");
    if (!m_disk->isMounted())
        QSKIP("a small disk of its own needs the right to mount a tmpfs: run as root");
    QVERIFY(m_bench->engine.configure(kSmallJournal));
    m_bench->start();
    m_published = 0;
}

void TestDiskFull::cleanup()
{
    m_bench->engine.kill();
    m_disk.reset();
    m_bench.reset();
    m_broker.stop();
}

void TestDiskFull::publish(HallPeer &device, std::uint64_t count)
{
    for (std::uint64_t i = 0; i < count; ++i)
        device.publishReading("oven-01", 20, ++m_published);
}

// Until acknowledgements have stopped: the broker has all messages, the engine only what its journal had room for.
void TestDiskFull::fillUp(HallPeer &device)
{
    publish(device, kBefore);
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->files.readings(), qlonglong{kBefore}, 20000);
    m_disk->fill();
    publish(device, kMeanwhile);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->engine.get("/ready").contains(" 503 "), 20000);
    QTRY_COMPARE_WITH_TIMEOUT(device.confirmed, m_published, 20000);
    QVERIFY2(m_bench->engine.get("/ready").contains("full") || m_bench->engine.get("/ready").contains("no room"),
             m_bench->engine.get("/ready"));
    QVERIFY(m_bench->engine.metrics().received() < m_published);
    QVERIFY(m_bench->engine.metrics().stored() < m_bench->engine.metrics().received());
    m_bench->booksBalance();
}

// A hall at rest writes nothing that could fail; what comes next would (R18).
void TestDiskFull::saysSoBeforeAnyReadingComes()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->engine.isReady(), 20000);
    m_disk->fill();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->engine.get("/ready").contains("full"), 20000);
    m_disk->clear();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->engine.isReady(), 20000);
}

void TestDiskFull::holdsBackReadingsAndKeepsCommandsUntilThereIsRoom()
{
    HallPeer device(m_broker.port(), {"devices/+/command"}, m_bench->clock);
    QTRY_VERIFY(device.isReady);
    fillUp(device);
    if (QTest::currentTestFailed())
        return;
    const qint64 process = m_bench->engine.processId();

    const auto port = m_bench->engine.environment().value(QStringLiteral("PORT")).toUShort();
    QVERIFY(post(port, "/devices/oven-01/command", R"({"command":"stop"})").contains(" 200 "));
    QTRY_COMPARE_WITH_TIMEOUT(device.countHeard("devices/oven-01/command"), 1U, 20000);
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->files.ofState(QStringLiteral("SELECT count(*) FROM commands")), qlonglong{1},
                              20000);
    QVERIFY(m_bench->files.ofState(QStringLiteral("SELECT count(*) FROM audit")) > 0);
    QVERIFY(m_bench->engine.get("/health").contains(" 200 "));
    QVERIFY(m_bench->engine.get("/ready").contains(" 503 "));

    m_disk->clear();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->engine.isReady(), 20000);
    m_bench->holdsAll(device, m_published);
    QCOMPARE(device.countHeard("devices/oven-01/command"), 1U);
    QCOMPARE(m_bench->engine.processId(), process); // it never ended
}

void TestDiskFull::startsOnAFullDisk()
{
    HallPeer device(m_broker.port(), {}, m_bench->clock);
    fillUp(device);
    if (QTest::currentTestFailed())
        return;
    m_bench->engine.kill();
    m_disk->fill();
    QVERIFY(m_bench->engine.launch());
    QTRY_VERIFY2_WITH_TIMEOUT(m_bench->engine.get("/health").contains(" 200 "), m_bench->engine.log().right(2000),
                              20000);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->engine.get("/ready").contains(" 503 "), 20000);
    m_disk->clear();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->engine.isReady(), 20000);
    m_bench->holdsAll(device, m_published);
}

LINESIDE_TEST(TestDiskFull)

} // namespace tst_diskfull

#include "tst_diskfull.moc"
