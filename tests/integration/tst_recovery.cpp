// SPDX-License-Identifier: GPL-3.0-or-later
#include "edgedbench.h"

#include "support/testmain.h"

#include <memory>
#include <random>

using namespace lineside;

namespace tst_recovery {

/// lineside-edged as it is installed, killed and stopped under load.
class TestRecovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aKilledEngineLosesAndDoublesNothing_data();
    void aKilledEngineLosesAndDoublesNothing();
    void endsCleanlyOnSigterm();

private:
    std::unique_ptr<MosquittoBroker> m_broker;
    std::unique_ptr<EdgedBench> m_bench;
};

void TestRecovery::init()
{
    m_broker = std::make_unique<MosquittoBroker>();
    QVERIFY2(m_broker->start(), qPrintable(m_broker->problem()));
    m_bench = std::make_unique<EdgedBench>(*m_broker);
}

void TestRecovery::cleanup()
{
    m_bench.reset();
    m_broker.reset();
}

void TestRecovery::aKilledEngineLosesAndDoublesNothing_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::newRow("in crash-safe mode") << QByteArray("[journal]\nmode = \"crash-safe\"\n");
    QTest::newRow("in power-safe mode") << QByteArray("[journal]\nmode = \"power-safe\"\n");
}

void TestRecovery::aKilledEngineLosesAndDoublesNothing()
{
    QFETCH(const QByteArray, config);
    QVERIFY(m_bench->engine.configure(config));

    constexpr int kKills = 15; // in each journal mode: 30 kills without an acknowledged message lost
    constexpr std::uint64_t kPerRound = 400;
    std::mt19937 random(20261123);
    std::uniform_int_distribution<std::uint64_t> anyMoment(1, kPerRound);
    m_bench->start();
    HallPeer device(m_broker->port(), {}, m_bench->clock);
    std::uint64_t sequence = 0;
    for (int kill = 0; kill < kKills; ++kill) {
        const std::uint64_t moment = device.confirmed + anyMoment(random);
        for (std::uint64_t i = 0; i < kPerRound; ++i)
            device.publishReading("oven-01", 20, ++sequence);
        QTRY_VERIFY_WITH_TIMEOUT(device.confirmed >= moment, 20000);
        m_bench->engine.kill();
        m_bench->start();
    }
    m_bench->holdsAll(device, sequence);
}

void TestRecovery::endsCleanlyOnSigterm()
{
    m_bench->start();
    HallPeer device(m_broker->port(), {}, m_bench->clock);
    for (std::uint64_t i = 0; i < 2000; ++i)
        device.publishReading("oven-01", 20, i);
    QTRY_VERIFY(device.confirmed > 500);
    QVERIFY2(m_bench->engine.terminate(), m_bench->engine.log().right(2000));
    m_bench->start();
    m_bench->holdsAll(device, 2000);
}

LINESIDE_TEST(TestRecovery)

} // namespace tst_recovery

#include "tst_recovery.moc"
