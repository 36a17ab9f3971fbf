// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/followerbench.h"

#include "support/testmain.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <map>
#include <memory>
#include <random>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_backlog {

/// What takes longer than it lasts is no backlog here, so that only what a test says is one.
SyncSettings settingsWithBacklogAbove(std::uint64_t rows)
{
    SyncSettings settings = quickSettings();
    settings.backfillRate = 0;
    settings.pacing.surelyBacklog = rows;
    settings.pacing.liveLag = 1h;
    return settings;
}

/// The sink confirms its oldest row, if it has one, until `done`.
template <typename Condition>
bool confirmsUntil(FollowerBench &bench, Condition done)
{
    if (!done() && !bench.sink.open.empty())
        bench.sink.confirm(bench.sink.open.front());
    return done();
}

bool confirmsUntilSent(FollowerBench &bench, std::uint64_t sequence)
{
    return confirmsUntil(bench, [&] { return std::ranges::count(bench.sink.sent, sequence) > 0; });
}

/// The sink answers all it has; true when the row it will not have is set aside and nothing else is left.
bool refusesAndConfirmsTheRest(FollowerBench &bench, std::uint64_t poison)
{
    while (!bench.sink.open.empty()) {
        const auto sequence = bench.sink.open.front();
        if (sequence == poison)
            bench.sink.refuse(sequence, ErrorCode::NotAllowed);
        else
            bench.sink.confirm(sequence);
    }
    return !bench.quarantineSpy.isEmpty()
        && bench.follower.status().position == SinkPosition(bench.outbox.back().sequence);
}

/// A hall whose follower comes and goes while the clouds have their weather.
class Weather
{
public:
    explicit Weather(unsigned seed)
        : m_random(seed)
    {
        open(SinkPosition());
    }

    void step()
    {
        QCoreApplication::processEvents();
        switch (std::uniform_int_distribution(0, 9)(m_random)) {
        case 0:
            m_bench->sink.breakNow(true);
            return;
        case 1:
        case 2:
            m_bench->sink.connectNow();
            return;
        case 3:
        case 4:
        case 5:
            keep(std::uniform_int_distribution<std::uint64_t>(1, 40)(m_random));
            return;
        default:
            confirmSome();
        }
    }
    /// As if the power went: what was not reported is forgotten.
    void crash()
    {
        const SinkPosition written = m_bench->positionSpy.isEmpty() ? m_written : m_bench->lastPosition();
        open(written);
    }
    bool confirmAll()
    {
        m_bench->sink.connectNow();
        while (!m_bench->sink.open.empty())
            confirm(m_bench->sink.open.front());
        return m_bench->lastPosition() == SinkPosition(m_outbox.size());
    }

    std::map<std::uint64_t, int> confirmations;
    [[nodiscard]] std::size_t rows() const { return m_outbox.size(); }

private:
    void open(const SinkPosition &position)
    {
        m_written = position;
        SyncSettings settings = settingsWithBacklogAbove(50);
        settings.pacing.pauses = {0ms, 0ms, 0ms};
        m_bench = std::make_unique<FollowerBench>(6, settings);
        m_bench->outbox = m_outbox;
        m_bench->follower.start(position);
        m_bench->follower.rowsStored(m_outbox.size());
    }
    void keep(std::uint64_t count)
    {
        m_bench->storeAndTell(range(m_outbox.size() + 1, m_outbox.size() + count));
        m_outbox = m_bench->outbox;
    }
    void confirm(std::uint64_t sequence)
    {
        ++confirmations[sequence];
        m_bench->sink.confirm(sequence);
    }
    void confirmSome()
    {
        auto open = m_bench->sink.open;
        std::shuffle(open.begin(), open.end(), m_random);
        open.resize(open.size() / 2);
        for (const auto sequence : open)
            confirm(sequence);
    }

    std::mt19937 m_random;
    std::vector<OutboxRow> m_outbox;
    SinkPosition m_written;
    std::unique_ptr<FollowerBench> m_bench;
};

/// The follower with more before it than the sink takes in a second.
class TestBacklog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void liveRowsGoFirstAndUnmarked();
    void fewRowsGoInOneLane();
    void whatTheSinkDoesNotTakeInTimeIsABacklog();
    void eachLaneKeepsItsOrderOverABreak();
    void aDrainedBacklogLeavesOneLane();
    void keepsItsRate();
    void aPoisonRowOfTheBacklogDelaysNoLiveRow();
    void tellsWhatEachLaneHasBeforeIt();
    void theLastTryLeavesTheBacklogAlone();
    void sendsEveryRowOnceWhateverTheWeather_data();
    void sendsEveryRowOnceWhateverTheWeather();
    void aCrashLeavesNoRowOut_data();
    void aCrashLeavesNoRowOut();
};

void TestBacklog::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestBacklog::liveRowsGoFirstAndUnmarked()
{
    FollowerBench bench(4, settingsWithBacklogAbove(20));
    bench.follower.start(0);
    bench.storeAndTell(range(1, 100));
    bench.sink.connectNow();
    QCOMPARE(bench.sink.sent, range(1, 4));
    bench.storeAndTell(range(101, 103));
    QTRY_COMPARE(bench.follower.status().liveWaiting, std::uint64_t(3));
    QTRY_VERIFY(confirmsUntilSent(bench, 101));
    bench.sink.confirmAll();
    const auto live = std::ranges::find(bench.sink.sent, std::uint64_t(101));
    QCOMPARE(Sequences(live, live + 3), range(101, 103));
    QCOMPARE(bench.sink.historical, range(1, 100));
    QTRY_COMPARE(bench.lastPosition(), SinkPosition(103));
}

void TestBacklog::fewRowsGoInOneLane()
{
    FollowerBench bench(4, settingsWithBacklogAbove(20));
    bench.follower.start(0);
    bench.storeAndTell(range(1, 20));
    bench.sink.connectNow();
    QVERIFY(!bench.follower.status().isBackfilling);
    QTRY_COMPARE((bench.sink.confirmAll(), bench.lastCursor()), std::uint64_t(20));
    QCOMPARE(bench.sink.sent, range(1, 20));
    QVERIFY(bench.sink.historical.empty());
}

void TestBacklog::whatTheSinkDoesNotTakeInTimeIsABacklog()
{
    SyncSettings settings = settingsWithBacklogAbove(1'000'000);
    settings.pacing.liveLag = 5ms;
    FollowerBench bench(1, settings);
    bench.follower.start(0);
    bench.storeAndTell(range(1, 1000));
    bench.sink.connectNow();
    QTRY_VERIFY(confirmsUntil(bench, [&] { return bench.follower.status().isBackfilling; }));
    QTRY_VERIFY(confirmsUntil(bench, [&] { return !bench.sink.historical.empty(); }));
}

void TestBacklog::eachLaneKeepsItsOrderOverABreak()
{
    FollowerBench bench(4, settingsWithBacklogAbove(20));
    bench.follower.start(0);
    bench.storeAndTell(range(1, 100));
    bench.sink.connectNow();
    bench.storeAndTell(range(101, 102));
    QTRY_COMPARE(bench.follower.status().liveWaiting, std::uint64_t(2));
    QTRY_VERIFY(confirmsUntilSent(bench, 101));
    bench.sink.breakNow(true);
    bench.sink.sent.clear();
    const auto open = bench.follower.status().position;
    bench.sink.connectNow();
    QTRY_COMPARE(bench.sink.sent, Sequences({101, 102, open.cursor + 1, open.cursor + 2}));
}

void TestBacklog::aDrainedBacklogLeavesOneLane()
{
    FollowerBench bench(4, settingsWithBacklogAbove(20));
    bench.follower.start(0);
    bench.storeAndTell(range(1, 100));
    bench.sink.connectNow();
    QVERIFY(bench.follower.status().isBackfilling);
    bench.sink.confirmAll();
    QVERIFY(!bench.follower.status().isBackfilling);
    QCOMPARE(bench.follower.status().backfilled, std::uint64_t(100));
    bench.storeAndTell(range(101, 120));
    QTRY_COMPARE((bench.sink.confirmAll(), bench.lastPosition()), SinkPosition(120));
    QCOMPARE(bench.sink.historical, range(1, 100));
}

void TestBacklog::keepsItsRate()
{
    SyncSettings settings = settingsWithBacklogAbove(20);
    settings.backfillRate = 1000;
    FollowerBench bench(1000, settings);
    bench.follower.start(0);
    bench.storeAndTell(range(1, 5000));
    bench.sink.connectNow();
    bench.sink.confirmAll();
    const auto before = bench.sink.sent.size();
    for (int i = 0; i < 50; ++i) {
        bench.clock.advance(20ms);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.sink.open.empty(), 1000);
        bench.sink.confirmAll();
    }
    const auto sent = bench.sink.sent.size() - before;
    QVERIFY2(sent >= 900 && sent <= 1100, std::to_string(sent).c_str());
}

void TestBacklog::aPoisonRowOfTheBacklogDelaysNoLiveRow()
{
    FollowerBench bench(4, settingsWithBacklogAbove(20));
    bench.follower.start(0);
    bench.storeAndTell(range(1, 100));
    bench.sink.connectNow();
    bench.storeAndTell({101});
    QTest::ignoreMessage(QtWarningMsg, "row 1 goes to quarantine: refused");
    QTRY_VERIFY(refusesAndConfirmsTheRest(bench, 1));
    QVERIFY(std::ranges::count(bench.sink.sent, std::uint64_t(101)) == 1);
    QTRY_COMPARE(bench.lastPosition(), SinkPosition(101));
}

void TestBacklog::tellsWhatEachLaneHasBeforeIt()
{
    FollowerBench bench(4, settingsWithBacklogAbove(20));
    bench.store({1});
    bench.clock.advance(1h);
    bench.follower.start(0);
    bench.storeAndTell(range(2, 100));
    bench.sink.connectNow();
    bench.storeAndTell({101});
    const SyncStatus status = bench.follower.status();
    QVERIFY(status.isBackfilling);
    QCOMPARE(status.liveWaiting, std::uint64_t(1));
}

void TestBacklog::theLastTryLeavesTheBacklogAlone()
{
    FollowerBench bench(4, settingsWithBacklogAbove(20));
    bench.follower.start(0);
    bench.storeAndTell(range(1, 100));
    bench.sink.connectNow();
    bench.storeAndTell({101});
    bench.follower.stop();
    bench.sink.confirmAll();
    QTRY_COMPARE(bench.stoppedSpy.size(), 1);
    QCOMPARE(bench.sink.sent, Sequences({1, 2, 3, 4, 101}));
    SinkPosition expected(4);
    expected.add({101, 101});
    QCOMPARE(bench.stoppedSpy.constFirst().constFirst().value<SinkPosition>(), expected);
}

void TestBacklog::sendsEveryRowOnceWhateverTheWeather_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 20; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestBacklog::sendsEveryRowOnceWhateverTheWeather()
{
    QFETCH(const unsigned, seed);
    Weather weather(seed);
    for (int i = 0; i < 300; ++i)
        weather.step();
    QTRY_VERIFY(weather.confirmAll());
    QCOMPARE(weather.confirmations.size(), weather.rows());
    for (const auto &[sequence, times] : weather.confirmations)
        QVERIFY2(times == 1, std::to_string(sequence).c_str());
}

void TestBacklog::aCrashLeavesNoRowOut_data()
{
    sendsEveryRowOnceWhateverTheWeather_data();
}

void TestBacklog::aCrashLeavesNoRowOut()
{
    QFETCH(const unsigned, seed);
    Weather weather(seed);
    for (int crash = 0; crash < 10; ++crash) {
        for (int i = 0; i < 40; ++i)
            weather.step();
        weather.crash();
    }
    QTRY_VERIFY(weather.confirmAll());
    QCOMPARE(weather.confirmations.size(), weather.rows());
}

LINESIDE_TEST(TestBacklog)

} // namespace tst_backlog

#include "tst_backlog.moc"
