// SPDX-License-Identifier: GPL-3.0-or-later
#include "edgedbench.h"
#include "support/tcprelay.h"
#include "support/testmain.h"

#include <memory>
#include <random>

using namespace lineside;

namespace tst_relay {

#ifdef __SANITIZE_ADDRESS__
constexpr qint64 kMostGrowth = 256 << 20; // it keeps what was freed for a while
#else
constexpr qint64 kMostGrowth = 16 << 20;
#endif

/// lineside-edged behind a bad network; the device has a good one to the same broker.
class TestRelay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void losesNothingThroughCuts_data();
    void losesNothingThroughCuts();
    void noticesAHalfOpenConnection();
    void aSlowLinkFillsNoMemory();

private:
    void publish(HallPeer &device, std::uint64_t count);

    std::unique_ptr<MosquittoBroker> m_broker;
    std::unique_ptr<TcpRelay> m_relay;
    std::unique_ptr<EdgedBench> m_bench;
    std::uint64_t m_sequence = 0;
};

void TestRelay::init()
{
    m_broker = std::make_unique<MosquittoBroker>();
    QVERIFY2(m_broker->start(), qPrintable(m_broker->problem()));
    m_relay = std::make_unique<TcpRelay>(m_broker->port());
    m_bench = std::make_unique<EdgedBench>(*m_broker, m_relay->url());
    QVERIFY(m_bench->engine.configure("[mqtt]\nkeep_alive = \"5s\"\n"));
    m_sequence = 0;
    m_bench->start();
}

void TestRelay::cleanup()
{
    m_bench.reset();
    m_relay.reset();
    m_broker.reset();
}

void TestRelay::publish(HallPeer &device, std::uint64_t count)
{
    for (std::uint64_t i = 0; i < count; ++i)
        device.publishReading("oven-01", 20, m_sequence++);
}

void TestRelay::losesNothingThroughCuts_data()
{
    QTest::addColumn<int>("direction");
    QTest::newRow("on the way to the broker: acknowledgements") << static_cast<int>(TcpRelay::Direction::ToTarget);
    QTest::newRow("on the way to the engine: messages") << static_cast<int>(TcpRelay::Direction::FromTarget);
}

void TestRelay::losesNothingThroughCuts()
{
    QFETCH(const int, direction);
    std::mt19937 random(20261124);
    std::uniform_int_distribution<qint64> anyByte(1, 4000);
    HallPeer device(m_broker->port(), {}, m_bench->clock);
    for (int i = 0; i < 2; ++i) {
        QTRY_VERIFY_WITH_TIMEOUT(m_relay->connections() == 3, 20000); // taking in, cloud, commands
        const quint64 cuts = m_relay->cuts();
        m_relay->cutAfter(static_cast<TcpRelay::Direction>(direction), anyByte(random));
        publish(device, 500);
        QTRY_VERIFY_WITH_TIMEOUT(m_relay->cuts() > cuts, 20000);
    }
    m_bench->holdsAll(device, m_sequence);
}

void TestRelay::noticesAHalfOpenConnection()
{
    HallPeer device(m_broker->port(), {}, m_bench->clock);
    publish(device, 100);
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->files.readings(), qlonglong{100}, 20000);
    const quint64 accepted = m_relay->accepted();
    m_relay->goSilent();
    publish(device, 100);
    // It gives up what says nothing and tries anew, which is accepted and says nothing either.
    QTRY_VERIFY_WITH_TIMEOUT(m_relay->accepted() > accepted, 30000);
    m_relay->pass();
    m_bench->holdsAll(device, m_sequence);
}

void TestRelay::aSlowLinkFillsNoMemory()
{
    HallPeer device(m_broker->port(), {}, m_bench->clock);
    publish(device, 200);
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->files.readings(), qlonglong{200}, 20000);
    m_relay->throttle(100'000); // about 500 messages a second
    const qint64 before = m_bench->engine.residentBytes();
    publish(device, 5000);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->files.readings() > 1000, 20000);
    const qint64 grown = m_bench->engine.residentBytes() - before;
    QVERIFY2(grown < kMostGrowth, qPrintable(QString::number(grown)));
    QVERIFY(m_bench->files.readings() < 5000);
    m_bench->booksBalance();
    m_relay->pass();
    m_bench->holdsAll(device, m_sequence);
}

LINESIDE_TEST(TestRelay)

} // namespace tst_relay

#include "tst_relay.moc"
