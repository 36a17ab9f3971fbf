// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/storecheck.h"

#include "core/store/storefixture.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_storeclock {

constexpr int kRounds = 6;
constexpr int kPerRound = 500;

// Rows up to this one are sent; all above must survive whatever the clock does.
constexpr std::uint64_t kSent = 700;

// Minutes of work with the clock as it goes; housekeeping each of them.
void work(StoreFixture &fixture, double &value)
{
    for (int round = 0; round < kRounds; ++round) {
        StoreBatch batch;
        for (int i = 0; i < kPerRound; ++i)
            batch.readings.push_back(fixture.reading(value++));
        batch.journalPosition = std::uint64_t(value);
        fixture.keep(batch);
        fixture.clock.advance(20min);
        fixture.maintain();
    }
}

/// The wall clock steps, and the store keeps its order and its rows (core/FACTS.md R9).
class TestStoreClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesNothingWhateverTheClockDoes_data()
    {
        using Hours = std::chrono::hours;
        QTest::addColumn<int>("stepHours");
        QTest::addColumn<bool>("restart");
        QTest::addColumn<int>("backHours"); // and then the clock is put right
        const int toYear1970 = -int(std::chrono::duration_cast<Hours>(1767225600000ms).count());
        for (const bool restart : {false, true}) {
            const char *how = restart ? "at a boot" : "while it runs";
            QTest::addRow("a day back, %s", how) << -24 << restart << 24;
            QTest::addRow("a month ahead, %s", how) << 30 * 24 << restart << -30 * 24;
            QTest::addRow("1970, %s", how) << toYear1970 << restart << -toYear1970;
            QTest::addRow("a month ahead for good, %s", how) << 30 * 24 << restart << 0;
        }
    }
    void losesNothingWhateverTheClockDoes()
    {
        QFETCH(int, stepHours);
        QFETCH(bool, restart);
        QFETCH(int, backHours);
        StoreFixture fixture;
        fixture.settings.retention = std::chrono::hours(24 * 3);
        fixture.open();
        StoreBatch sent;
        sent.cursors = {{"cloud", kSent}};
        fixture.keep(sent);
        double value = 0;
        work(fixture, value);
        for (const int hours : {stepHours, backHours}) {
            fixture.clock.stepWallClock(std::chrono::hours(hours));
            if (restart)
                fixture.open();
            work(fixture, value);
        }
        // Whether the first, sent rows are gone is for retention; above them nothing is.
        const auto rows = fixture.rows();
        QVERIFY(rows.front().sequence <= kSent + 1);
        QCOMPARE(rows.back().sequence, std::uint64_t(value));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE(rows[i].sequence, rows.front().sequence + i);
            QCOMPARE(rows[i].reading.value, double(rows[i].sequence - 1)); // the order of arrival
        }
        QVERIFY(fixture.store->warnings().empty());
        QVERIFY(!fixture.store->stats().quotaExceeded);
        fixture.store.reset();
        QCOMPARE(checkStore(fixture.settings.directory).problems, std::vector<std::string>());
        fixture.open();
        QCOMPARE(fixture.store->lastSequence(), std::uint64_t(value));
        QCOMPARE(fixture.store->journalPosition(), std::uint64_t(value));
    }

    void aClockAheadForAnHourEvictsNoUnsentRow()
    {
        StoreFixture fixture;
        fixture.settings.retention = std::chrono::hours(24 * 3);
        fixture.open();
        StoreBatch sent;
        sent.cursors = {{"cloud", 0}};
        fixture.keep(sent);
        fixture.keepSeconds(100);
        fixture.finishSlice();
        fixture.clock.stepWallClock(30 * 24h);
        for (int minute = 0; minute < 120; ++minute) { // long enough to be believed
            fixture.clock.advance(1min);
            fixture.maintain();
        }
        QCOMPARE(fixture.rows().size(), 101U);
        QCOMPARE(fixture.store->stats().slices, 2U);
    }

    void keepsTheQualityOfTimes()
    {
        StoreFixture fixture;
        fixture.open();
        StoreBatch batch;
        for (const auto time : {TimeQuality::Good, TimeQuality::Late, TimeQuality::Future, TimeQuality::Unset}) {
            batch.readings.push_back(fixture.reading(double(time), fixture.clock.utcMs() + int(time)));
            batch.readings.back().timeQuality = time;
            batch.readings.back().quality = Quality::Uncertain;
        }
        fixture.keep(batch);
        const auto agrees = [](const std::vector<HistoryPoint> &points) {
            return points.size() == 4 && std::ranges::all_of(points, [](const HistoryPoint &point) {
                       return point.timeQuality == static_cast<TimeQuality>(point.mean);
                   });
        };
        for (const auto &row : fixture.rows()) {
            QVERIFY(row.reading.timeQuality == static_cast<TimeQuality>(row.reading.value));
            QVERIFY(row.reading.quality == Quality::Uncertain);
        }
        const HistoryQuery query{{"press-01", "temperature"}, fixture.clock.utcMs(), fixture.clock.utcMs() + 9, 10};
        QVERIFY(agrees(fixture.reader()->history(query)->points));
        fixture.finishSlice(); // folded
        QVERIFY(agrees(fixture.reader()->history(query)->points));
    }
};

LINESIDE_TEST(TestStoreClock)

} // namespace tst_storeclock

#include "tst_storeclock.moc"
