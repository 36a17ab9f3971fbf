// SPDX-License-Identifier: GPL-3.0-or-later
#include "edgedbench.h"
#include "support/faultfiles.h"
#include "support/testmain.h"

#include <array>
#include <cerrno>
#include <memory>
#include <random>

using namespace lineside;

namespace tst_faults {

/// lineside-edged on a disk whose calls fail: each once, and all of them for a while.
class TestFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void survivesOneFailedCall_data();
    void survivesOneFailedCall();

private:
    void live(std::uint64_t readings);
    void startInSpiteOfAFault();

    std::unique_ptr<MosquittoBroker> m_broker;
    std::unique_ptr<EdgedBench> m_bench;
    std::unique_ptr<FaultFiles> m_faults;
    std::array<std::uint64_t, kFileCalls> m_calls{}; ///< of a life without faults, by kind
};

constexpr std::uint64_t kReadings = 300; // the first fills a slice, the second half comes after a restart
/// LINESIDE_SEED draws other calls, and the same ones again.
const auto kSeed = static_cast<std::uint32_t>(qEnvironmentVariableIntValue("LINESIDE_SEED"));

/// Smallest journal there is, so that segments change.
constexpr auto kPowerSafeJournal = "[journal]\nsegment_size = \"2MiB\"\ncapacity = \"8MiB\"\nmode = \"power-safe\"\n";

struct Kind
{
    const char *name;
    FileCall call;
    int points; ///< calls drawn; the soak draws many more
    std::vector<int> errors;
};

const std::array<Kind, kFileCalls> kKinds{{
    {"open", FileCall::Open, 8, {EIO, ENOSPC, EROFS}},
    {"write", FileCall::Write, 7, {EIO, ENOSPC, 0}},
    {"sync", FileCall::Sync, 10, {EIO, ENOSPC}},
    {"rename", FileCall::Rename, 2, {EIO, EROFS}},
    {"allocate", FileCall::Allocate, 4, {EIO, ENOSPC}},
    {"map", FileCall::Map, 4, {EIO, ENOMEM}},
    {"unlink", FileCall::Unlink, 3, {EIO, EROFS}},
}};

const char *errorName(int error)
{
    return error == 0 ? "cut short" : strerrorname_np(error);
}

// Counts the calls of a whole life once; the rows below are drawn from them.
void TestFaults::initTestCase()
{
    init();
    live(kReadings);
    for (const Kind &kind : kKinds)
        m_calls[static_cast<std::size_t>(kind.call)] = m_faults->seen(kind.call);
    for (const Kind &kind : kKinds)
        qInfo("%s: %llu", kind.name, static_cast<unsigned long long>(m_calls[static_cast<std::size_t>(kind.call)]));
    cleanup();
}

void TestFaults::init()
{
    if (!m_broker) {
        m_broker = std::make_unique<MosquittoBroker>();
        QVERIFY2(m_broker->start(), qPrintable(m_broker->problem()));
    }
    m_bench = std::make_unique<EdgedBench>(*m_broker);
    QVERIFY(QDir().mkpath(m_bench->storage()));
    QVERIFY(m_bench->engine.configure(kPowerSafeJournal));
    m_faults = std::make_unique<FaultFiles>(m_bench->storage());
    m_faults->addTo(m_bench->engine.environment());
}

void TestFaults::cleanup()
{
    if (QTest::currentTestFailed()) {
        qInfo("%s", m_bench->engine.get("/ready").constData());
        for (const QByteArray &line : m_bench->engine.log().split('\n'))
            qInfo("%s", line.constData());
    }
    m_bench.reset();
    m_faults.reset();
    if (QTest::currentTestFailed())
        m_broker.reset(); // what it still holds would fail the next one too
}

/// A start that met the fault ends with a reason; service managers start again.
void TestFaults::startInSpiteOfAFault()
{
    EdgedProcess &engine = m_bench->engine;
    QVERIFY(engine.launch());
    const std::uint64_t failedBefore = m_faults->failed();
    QTRY_VERIFY2_WITH_TIMEOUT(!engine.isRunning() || engine.isReady(), engine.get("/ready"), 20000);
    if (engine.isRunning()) {
        QTRY_VERIFY_WITH_TIMEOUT(m_broker->log().contains(" devices/+/data"), 20000);
        return;
    }
    QVERIFY2(!engine.hasCrashed() && engine.exitCode() == 1, engine.log().right(2000));
    QVERIFY(m_faults->failed() > failedBefore || m_faults->failed() == 1);
    m_bench->start();
}

void TestFaults::live(std::uint64_t readings)
{
    HallPeer device(m_broker->port(), {}, m_bench->clock);
    startInSpiteOfAFault();
    for (std::uint64_t i = 0; i < readings / 2; ++i)
        device.publishReading("oven-01", i % 50 == 0 ? 90 : 20, i);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->files.readings() > static_cast<qlonglong>(readings / 4), 20000);
    m_bench->booksBalance();
    m_bench->engine.kill();
    startInSpiteOfAFault();
    for (std::uint64_t i = readings / 2; i < readings; ++i)
        device.publishReading("oven-01", i % 50 == 0 ? 90 : 20, i);
    m_bench->holdsAll(device, readings);
    QVERIFY2(m_bench->engine.isRunning(), m_bench->engine.log().right(2000));
    QVERIFY2(m_bench->engine.terminate(), m_bench->engine.log().right(2000));
}

void TestFaults::survivesOneFailedCall_data()
{
    QTest::addColumn<FileCall>("call");
    QTest::addColumn<quint64>("number");
    QTest::addColumn<int>("error");
    std::mt19937 random(kSeed);
    for (const Kind &kind : kKinds) {
        const std::uint64_t calls = m_calls[static_cast<std::size_t>(kind.call)];
        for (int point = 0; point < kind.points && calls > 0; ++point) {
            // The first of each kind, then any.
            const quint64 number = point == 0 ? 1 : std::uniform_int_distribution<quint64>(1, calls)(random);
            const int error = kind.errors[static_cast<std::size_t>(point) % kind.errors.size()];
            QTest::addRow("%s %llu of %llu: %s", kind.name, static_cast<unsigned long long>(number),
                          static_cast<unsigned long long>(calls), errorName(error))
                << kind.call << number << error;
        }
    }
}

void TestFaults::survivesOneFailedCall()
{
    QFETCH(const FileCall, call);
    QFETCH(const quint64, number);
    QFETCH(const int, error);
    m_faults->failOnce(call, number, error);
    live(kReadings);
    m_faults->lift();
    // What it held before the end it holds after the next start.
    m_bench->start();
    QCOMPARE(m_bench->files.readings(), static_cast<qlonglong>(kReadings));
    QCOMPARE(m_bench->files.damage(), QStringList());
}

LINESIDE_TEST(TestFaults)

} // namespace tst_faults

#include "tst_faults.moc"
