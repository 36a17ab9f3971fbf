// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/followerbench.h"

#include "support/testmain.h"

#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_outboxfollower {

using Bench = FollowerBench;

/// As it lies in the store since an earlier run.
QuarantinedRow quarantined(std::uint64_t sequence)
{
    QuarantinedRow row;
    row.sink = "fake";
    row.sequence = sequence;
    row.reading.deviceId = "oven-03";
    row.reason = "of old";
    row.tries = 3;
    return row;
}

class TestOutboxFollower : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anEmptyStoreSendsNothingAndStopsAtOnce();
    void goesOnAfterTheCursorOfTheLastRun();
    void newsFromAnyThreadWakeItOnce();
    void keepsNoMoreInFlightThanTheSinkHasRoomFor();
    void fillsTheSinkAgainAsRoomComesFree();
    void readsAnOutboxOfManyPagesWithAWindowOfBoundedSize();
    void reportsTheConfirmedPrefixOnly();
    void reportsManyConfirmationsAsOne();
    void keepsTheOrderOfADeviceOverABreak();
    void doesNotSendAgainWhatWasConfirmedAboveTheCursor();
    void waitsForAllAnswersBeforeItGoesOnAfterABreak();
    void triesAgainWhenTheStoreCannotBeRead();
    void setsAPoisonRowAsideAndDelaysNobody();
    void moreThanAWindowPassesARefusedRow();
    void keepsTryingWhenEverythingIsRefused();
    void sendsAQuarantinedRowAgainBehindWhatIsOnItsWay();
    void aRowRefusedAgainReturnsWithItsNewReason();
    void aReplayGoesOnAfterABreak();
    void aRowIsReplayedOnceHoweverOftenAsked();
    void sleepsThroughAnOutage();
    void lastTryWaitsForConfirmations();
    void lastTrySendsWhatWasJustStored();
    void lastTryEndsAtItsLimit();
    void lastTryDoesNotWaitForALostConnection();
    void tellsHowItDoes();
};

void TestOutboxFollower::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestOutboxFollower::anEmptyStoreSendsNothingAndStopsAtOnce()
{
    Bench bench;
    bench.follower.start(0);
    bench.sink.connectNow();
    bench.follower.stop();
    QVERIFY(bench.sink.isStarted);
    QTRY_COMPARE(bench.stoppedSpy.size(), 1);
    QVERIFY(!bench.sink.isStarted);
    QVERIFY(bench.sink.sent.empty());
    QVERIFY(bench.positionSpy.isEmpty());
}

void TestOutboxFollower::goesOnAfterTheCursorOfTheLastRun()
{
    Bench bench(10);
    bench.store(range(1, 5));
    bench.follower.start(3);
    bench.sink.connectNow();
    QCOMPARE(bench.sink.sent, Sequences({4, 5}));
}

void TestOutboxFollower::newsFromAnyThreadWakeItOnce()
{
    Bench bench(100);
    bench.follower.start(0);
    bench.sink.connectNow();
    const int before = bench.fetches;
    bench.store(range(1, 5));
    std::thread pipeline([&] {
        for (std::uint64_t i = 1; i <= 5; ++i)
            bench.follower.rowsStored(i);
    });
    pipeline.join();
    QTRY_COMPARE(bench.sink.sent, range(1, 5));
    QCOMPARE(bench.fetches, before + 1);
}

void TestOutboxFollower::keepsNoMoreInFlightThanTheSinkHasRoomFor()
{
    Bench bench(4);
    bench.store(range(1, 6));
    bench.follower.start(0);
    QVERIFY(bench.sink.sent.empty());
    bench.sink.connectNow();
    QCOMPARE(bench.sink.sent, range(1, 4));
}

void TestOutboxFollower::fillsTheSinkAgainAsRoomComesFree()
{
    Bench bench(4);
    bench.store(range(1, 8));
    bench.follower.start(0);
    bench.sink.connectNow();
    bench.sink.confirm(1);
    QCOMPARE(bench.sink.sent, range(1, 5));
    bench.sink.confirm(3);
    QCOMPARE(bench.sink.sent, range(1, 6));
}

void TestOutboxFollower::readsAnOutboxOfManyPagesWithAWindowOfBoundedSize()
{
    Bench bench(4);
    bench.store(range(1, 1000));
    bench.follower.start(0);
    bench.sink.connectNow();
    bench.sink.confirm(2);
    bench.sink.confirm(3);
    bench.sink.confirm(4);
    while (bench.sink.open != Sequences{1})
        bench.sink.confirm(bench.sink.open.back()); // all but the first: the window must not grow with them
    QVERIFY(bench.sink.sent.size() <= quickSettings().pacing.window);
    bench.sink.confirmAll();
    QCOMPARE(bench.sink.sent, range(1, 1000));
    QTRY_COMPARE(bench.lastCursor(), std::uint64_t(1000));
}

void TestOutboxFollower::reportsTheConfirmedPrefixOnly()
{
    Bench bench(4);
    bench.store(range(1, 4));
    bench.follower.start(0);
    bench.sink.connectNow();
    bench.sink.confirm(1);
    bench.sink.confirm(3);
    bench.sink.confirm(4);
    QTRY_COMPARE(bench.lastCursor(), std::uint64_t(1));
    bench.sink.confirm(2);
    QTRY_COMPARE(bench.lastCursor(), std::uint64_t(4));
}

void TestOutboxFollower::reportsManyConfirmationsAsOne()
{
    Bench bench(100);
    bench.store(range(1, 100));
    bench.follower.start(0);
    bench.sink.connectNow();
    bench.sink.confirmAll();
    QTRY_COMPARE(bench.lastCursor(), std::uint64_t(100));
    QCOMPARE(bench.positionSpy.size(), 1);
}

void TestOutboxFollower::keepsTheOrderOfADeviceOverABreak()
{
    Bench bench(4);
    bench.store(range(1, 6));
    bench.follower.start(0);
    bench.sink.connectNow();
    bench.sink.confirm(1);
    bench.sink.breakNow(true);
    bench.sink.sent.clear();
    bench.sink.connectNow();
    QTRY_COMPARE(bench.sink.sent, range(2, 5));
    bench.sink.confirmAll();
    QTRY_COMPARE(bench.lastCursor(), std::uint64_t(6));
    QCOMPARE(bench.sink.sent, range(2, 6));
}

void TestOutboxFollower::doesNotSendAgainWhatWasConfirmedAboveTheCursor()
{
    Bench bench(4);
    bench.store(range(1, 4));
    bench.follower.start(0);
    bench.sink.connectNow();
    bench.sink.confirm(3);
    bench.sink.breakNow();
    bench.sink.sent.clear();
    bench.sink.connectNow();
    QTRY_COMPARE(bench.sink.sent, Sequences({1, 2, 4}));
}

void TestOutboxFollower::waitsForAllAnswersBeforeItGoesOnAfterABreak()
{
    Bench bench(4);
    bench.store(range(1, 4));
    bench.follower.start(0);
    bench.sink.connectNow();
    bench.sink.refuse(1, ErrorCode::Timeout);
    bench.sink.sent.clear();
    bench.sink.confirm(2);
    bench.sink.confirm(3);
    QTRY_COMPARE(bench.sink.open, Sequences({4}));
    QVERIFY(bench.sink.sent.empty());
    bench.sink.confirm(4);
    QTRY_COMPARE(bench.sink.sent, Sequences({1}));
}

void TestOutboxFollower::triesAgainWhenTheStoreCannotBeRead()
{
    Bench bench(4);
    bench.store(range(1, 2));
    bench.readFailures = 3;
    bench.follower.start(0);
    bench.sink.connectNow();
    QVERIFY(bench.sink.sent.empty());
    QTRY_COMPARE(bench.sink.sent, range(1, 2));
}

void TestOutboxFollower::setsAPoisonRowAsideAndDelaysNobody()
{
    Bench bench(4);
    bench.store(range(1, 5));
    bench.follower.start(0);
    bench.sink.connectNow();
    bench.sink.refuse(1, ErrorCode::NotAllowed);
    for (const auto sequence : range(2, 5))
        bench.sink.confirm(sequence);
    QCOMPARE(bench.follower.status().sent, std::uint64_t(4));
    QTRY_COMPARE(bench.sink.open, Sequences({1}));
    bench.sink.refuse(1, ErrorCode::NotAllowed);
    QTRY_COMPARE(bench.sink.open, Sequences({1}));
    QVERIFY(bench.quarantineSpy.isEmpty());
    QTest::ignoreMessage(QtWarningMsg, "row 1 goes to quarantine: refused");
    bench.sink.refuse(1, ErrorCode::NotAllowed);
    QCOMPARE(bench.quarantineSpy.size(), 1);
    const QuarantinedRow aside = bench.lastQuarantined();
    QCOMPARE(aside.sequence, std::uint64_t(1));
    QCOMPARE(aside.sink, std::string("fake"));
    QCOMPARE(aside.reading.deviceId, std::string("oven-03"));
    QCOMPARE(aside.reason, std::string("refused"));
    QCOMPARE(aside.timeMs, bench.clock.utcMs());
    QCOMPARE(aside.tries, 3);
    QTRY_COMPARE(bench.lastCursor(), std::uint64_t(5));
}

// The soak found it: at 5,000 rows/s the window stood full of rows that were done, behind one that was refused.
void TestOutboxFollower::moreThanAWindowPassesARefusedRow()
{
    Bench bench(4);
    bench.store(range(1, 4 * quickSettings().pacing.window));
    bench.follower.start(0);
    bench.sink.connectNow();
    bench.sink.refuse(1, ErrorCode::NotAllowed);
    const auto confirmOthers = [&bench] {
        for (const auto sequence : Sequences(bench.sink.open))
            if (sequence != 1)
                bench.sink.confirm(sequence);
        return bench.follower.status().sent;
    };
    QTRY_COMPARE(confirmOthers(), std::uint64_t(4 * quickSettings().pacing.window - 1));
    QVERIFY(!bench.follower.status().isBackfilling);
    QCOMPARE(bench.follower.status().position.cursor, std::uint64_t(0));
    QVERIFY(bench.quarantineSpy.isEmpty());
}

void TestOutboxFollower::keepsTryingWhenEverythingIsRefused()
{
    Bench bench(2);
    bench.store(range(1, 2));
    bench.follower.start(0);
    bench.sink.connectNow();
    for (int i = 0; i < 10; ++i) {
        QTRY_COMPARE(bench.sink.open, range(1, 2));
        bench.sink.refuse(1, ErrorCode::NotAllowed);
        bench.sink.refuse(2, ErrorCode::NotAllowed);
    }
    QVERIFY(bench.quarantineSpy.isEmpty());
    QTRY_COMPARE(bench.sink.open, range(1, 2));
    bench.sink.confirmAll();
    QTRY_COMPARE(bench.lastCursor(), std::uint64_t(2));
}

void TestOutboxFollower::sendsAQuarantinedRowAgainBehindWhatIsOnItsWay()
{
    Bench bench(4);
    bench.store(range(100, 102));
    bench.follower.start(99);
    bench.sink.connectNow();
    bench.follower.replay({quarantined(9), quarantined(7)});
    QCOMPARE(bench.sink.sent, Sequences({100, 101, 102, 7}));
    bench.sink.confirmAll();
    QCOMPARE(bench.sink.sent, Sequences({100, 101, 102, 7, 9}));
    QCOMPARE(bench.sink.historical, Sequences({7, 9}));
    QCOMPARE(bench.releasedSpy.size(), 2);
    QCOMPARE(bench.releasedSpy.constFirst().constFirst().toULongLong(), 7ULL);
    QTRY_COMPARE(bench.lastPosition(), SinkPosition(102));
}

void TestOutboxFollower::aRowRefusedAgainReturnsWithItsNewReason()
{
    Bench bench(4);
    bench.follower.start(99);
    bench.sink.connectNow();
    bench.follower.replay({quarantined(7)});
    QTest::ignoreMessage(QtWarningMsg, "row 7 goes to quarantine: refused");
    bench.sink.refuse(7, ErrorCode::NotAllowed);
    QCOMPARE(bench.quarantineSpy.size(), 1);
    QCOMPARE(bench.lastQuarantined().reason, std::string("refused"));
    QCOMPARE(bench.lastQuarantined().tries, 4);
    QVERIFY(bench.releasedSpy.isEmpty());
    bench.follower.replay({bench.lastQuarantined()});
    bench.sink.confirm(7);
    QCOMPARE(bench.releasedSpy.size(), 1);
}

void TestOutboxFollower::aReplayGoesOnAfterABreak()
{
    Bench bench(4);
    bench.follower.start(99);
    bench.follower.replay({quarantined(7), quarantined(8)});
    bench.sink.connectNow();
    bench.sink.confirm(7);
    bench.sink.breakNow();
    bench.sink.sent.clear();
    bench.sink.connectNow();
    QTRY_COMPARE(bench.sink.sent, Sequences({8}));
    QVERIFY(bench.quarantineSpy.isEmpty());
    bench.sink.confirmAll();
    QCOMPARE(bench.releasedSpy.size(), 2);
}

void TestOutboxFollower::aRowIsReplayedOnceHoweverOftenAsked()
{
    Bench bench(1);
    bench.follower.start(99);
    bench.sink.connectNow();
    for (int i = 0; i < 3; ++i)
        bench.follower.replay({quarantined(7), quarantined(8)});
    bench.sink.confirmAll();
    QCOMPARE(bench.sink.sent, Sequences({7, 8}));
}

void TestOutboxFollower::sleepsThroughAnOutage()
{
    Bench bench(4);
    bench.follower.start(0);
    const int asked = bench.fetches;
    bench.storeAndTell(range(1, 8));
    QTRY_VERIFY(bench.fetches > asked);
    const int before = bench.fetches;
    for (std::uint64_t i = 9; i <= 100; ++i) {
        bench.storeAndTell({i});
        QCoreApplication::processEvents();
    }
    QCOMPARE(bench.fetches, before);
    bench.sink.connectNow();
    QTRY_COMPARE((bench.sink.confirmAll(), bench.sink.sent), range(1, 100));
}

void TestOutboxFollower::lastTryWaitsForConfirmations()
{
    Bench bench(4);
    bench.store(range(1, 3));
    bench.follower.start(0);
    bench.sink.connectNow();
    bench.follower.stop();
    QCoreApplication::processEvents();
    QVERIFY(bench.stoppedSpy.isEmpty());
    bench.sink.confirmAll();
    QTRY_COMPARE(bench.stoppedSpy.size(), 1);
    QCOMPARE(bench.lastCursor(), std::uint64_t(3));
    QCOMPARE(bench.stoppedSpy.constFirst().constFirst().value<SinkPosition>().cursor, 3ULL);
}

void TestOutboxFollower::lastTrySendsWhatWasJustStored()
{
    Bench bench(4);
    bench.follower.start(0);
    bench.sink.connectNow();
    bench.storeAndTell(range(1, 100));
    bench.follower.stop();
    bench.sink.confirmAll();
    QTRY_COMPARE(bench.stoppedSpy.size(), 1);
    QCOMPARE(bench.sink.sent, range(1, 8)); // one page, not a backlog of any length
    QCOMPARE(bench.lastCursor(), std::uint64_t(8));
}

void TestOutboxFollower::lastTryEndsAtItsLimit()
{
    Bench bench(4);
    bench.store(range(1, 3));
    bench.follower.start(0);
    bench.sink.connectNow();
    bench.sink.confirm(1);
    bench.follower.stop();
    QTRY_COMPARE(bench.stoppedSpy.size(), 1);
    QVERIFY(!bench.sink.isStarted);
    QCOMPARE(bench.lastCursor(), std::uint64_t(1));
}

void TestOutboxFollower::lastTryDoesNotWaitForALostConnection()
{
    SyncSettings settings = quickSettings();
    settings.lastTry = 1h;
    Bench bench(4, settings);
    bench.store(range(1, 3));
    bench.follower.start(0);
    bench.sink.connectNow();
    bench.follower.stop();
    bench.sink.breakNow();
    QTRY_COMPARE(bench.stoppedSpy.size(), 1);
    QCOMPARE(bench.stoppedSpy.constFirst().constFirst().value<SinkPosition>().cursor, 0ULL);
}

void TestOutboxFollower::tellsHowItDoes()
{
    Bench bench(4);
    bench.clock.advance(5s);
    bench.store(range(1, 10));
    bench.follower.rowsStored(10);
    bench.follower.start(0);
    bench.sink.connectNow();
    bench.clock.advance(2s);
    bench.sink.confirm(1);
    const auto running = bench.follower.status();
    QCOMPARE(running.sent, std::uint64_t(1));
    QCOMPARE(running.position.cursor, std::uint64_t(1));
    QCOMPARE(running.liveWaiting, std::uint64_t(9));
    QVERIFY(bench.metrics.prometheusText().find("lineside_sync_sent_total{sink=\"fake\"} 1") != std::string::npos);
}

LINESIDE_TEST(TestOutboxFollower)

} // namespace tst_outboxfollower

#include "tst_outboxfollower.moc"
