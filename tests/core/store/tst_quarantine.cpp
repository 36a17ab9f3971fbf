// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storefixture.h"

#include "support/testmain.h"

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_quarantine {

QuarantinedRow refused(std::uint64_t sequence, const Reading &reading, std::int64_t timeMs)
{
    return {"cloud", sequence, reading, "not authorized", timeMs, 3};
}

StoreBatch quarantining(const std::vector<QuarantinedRow> &rows)
{
    StoreBatch batch;
    batch.quarantined = rows;
    return batch;
}

/// What sinks would not have, in state.db.
class TestQuarantine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst();
    void keepsTheWholeReadingOverARestart();
    void aRowRefusedAgainStandsThereOnce();
    void aReleasedRowLeavesIt();
    void outlivesTheSliceOfItsRow();
    void givesUpTheOldestWhenItIsFull();
};

void TestQuarantine::isEmptyAtFirst()
{
    StoreFixture fixture;
    QVERIFY(fixture.reader()->quarantineSizes()->empty()); // no file yet
    fixture.open();
    QVERIFY(fixture.reader()->quarantineSizes()->empty());
    QVERIFY(fixture.reader()->quarantine(10)->empty());
}

void TestQuarantine::keepsTheWholeReadingOverARestart()
{
    StoreFixture fixture;
    fixture.open();
    Reading reading = fixture.reading(20.5);
    reading.position = 1234;
    reading.quality = Quality::Uncertain;
    reading.timeQuality = TimeQuality::Late;
    fixture.keep(quarantining({refused(17, reading, 5000)}));
    fixture.open();
    const auto rows = *fixture.reader()->quarantine(10);
    QCOMPARE(rows.size(), std::size_t(1));
    const QuarantinedRow &row = rows.front();
    QCOMPARE(row.sink, std::string("cloud"));
    QCOMPARE(row.sequence, std::uint64_t(17));
    QCOMPARE(row.reason, std::string("not authorized"));
    QCOMPARE(row.timeMs, std::int64_t(5000));
    QCOMPARE(row.tries, 3);
    QCOMPARE(row.reading.series(), reading.series());
    QCOMPARE(row.reading.unit, reading.unit);
    QCOMPARE(row.reading.location, reading.location);
    QCOMPARE(row.reading.metadata, reading.metadata);
    QCOMPARE(row.reading.value, reading.value);
    QCOMPARE(row.reading.timestampMs, reading.timestampMs);
    QCOMPARE(row.reading.arrivalMs, reading.arrivalMs);
    QCOMPARE(row.reading.processedMs, reading.processedMs);
    QCOMPARE(row.reading.position, reading.position);
    QVERIFY(row.reading.quality == reading.quality);
    QVERIFY(row.reading.timeQuality == reading.timeQuality);
}

void TestQuarantine::aRowRefusedAgainStandsThereOnce()
{
    StoreFixture fixture;
    fixture.open();
    QuarantinedRow row = refused(17, fixture.reading(1), 5000);
    fixture.keep(quarantining({row}));
    row.reason = "too large";
    row.timeMs = 6000;
    row.tries = 4;
    fixture.keep(quarantining({row}));
    fixture.keep(quarantining({row})); // a batch kept twice
    const auto rows = *fixture.reader()->quarantine(10);
    QCOMPARE(rows.size(), std::size_t(1));
    QCOMPARE(rows.front().reason, std::string("too large"));
    QCOMPARE(rows.front().timeMs, std::int64_t(6000));
    QCOMPARE(rows.front().tries, 4);
}

void TestQuarantine::aReleasedRowLeavesIt()
{
    StoreFixture fixture;
    fixture.open();
    fixture.keep(quarantining({refused(17, fixture.reading(1), 5000), refused(18, fixture.reading(2), 6000)}));
    StoreBatch release;
    release.released = {{"cloud", 17}, {"kafka", 18}, {"cloud", 99}};
    fixture.keep(release);
    const auto rows = *fixture.reader()->quarantine(10);
    QCOMPARE(rows.size(), std::size_t(1));
    QCOMPARE(rows.front().sequence, std::uint64_t(18));
    StoreBatch both = quarantining({refused(18, fixture.reading(2), 7000)});
    both.released = {{"cloud", 18}};
    fixture.keep(both);
    QVERIFY(fixture.reader()->quarantineSizes()->empty());
}

void TestQuarantine::outlivesTheSliceOfItsRow()
{
    StoreFixture fixture;
    fixture.settings.retention = 24h;
    fixture.open();
    fixture.keepSeconds(10);
    const auto row = fixture.rows().front();
    StoreBatch batch = quarantining({refused(row.sequence, row.reading, fixture.clock.utcMs())});
    batch.cursors["cloud"] = 10;
    fixture.keep(batch);
    fixture.finishSlice();
    batch.cursors["cloud"] = 11;
    fixture.keep(batch);
    fixture.clock.advance(72h);
    fixture.finishSlice();
    QVERIFY(fixture.rows().front().sequence > row.sequence);
    QCOMPARE(fixture.reader()->quarantine(10)->front().reading.value, row.reading.value);
}

void TestQuarantine::givesUpTheOldestWhenItIsFull()
{
    StoreFixture fixture;
    fixture.open();
    std::vector<QuarantinedRow> rows;
    for (std::uint64_t i = 1; i <= 10'000; ++i)
        rows.push_back(refused(i, fixture.reading(1), static_cast<std::int64_t>(i)));
    fixture.keep(quarantining(rows));
    QCOMPARE(fixture.reader()->quarantineSizes()->at("cloud"), std::uint64_t(10'000));
    fixture.keep(
        quarantining({refused(20'001, fixture.reading(1), 20'001), refused(20'002, fixture.reading(1), 20'002)}));
    QCOMPARE(fixture.reader()->quarantineSizes()->at("cloud"), std::uint64_t(10'000));
    QCOMPARE(fixture.reader()->quarantine(10'000)->back().sequence, std::uint64_t(3));
    QCOMPARE(fixture.store->stats().dropped.at("quarantine_full"), std::uint64_t(2));
}

LINESIDE_TEST(TestQuarantine)

} // namespace tst_quarantine

#include "tst_quarantine.moc"
