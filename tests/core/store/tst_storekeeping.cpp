// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storefixture.h"

#include "store/storefiles.h"
#include "support/testmain.h"

#include <QTest>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_storekeeping {

constexpr std::uint64_t kQuota = 4 << 20;

// About `slices` times what one slice may hold under kQuota.
void fill(StoreFixture &fixture, int slices)
{
    for (int i = 0; i < slices; ++i) {
        fixture.keepSeconds(4000);
        fixture.maintain();
    }
}

/// Retention, quota, bounded WAL: what maintain() does over time.
class TestStoreKeeping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsANewSliceWhenOneHasGrown()
    {
        StoreFixture fixture;
        fixture.settings.quotaBytes = kQuota;
        fixture.open();
        fill(fixture, 10);
        QVERIFY(fixture.store->stats().slices > 3);
        QVERIFY(fileBytes(fixture.settings.directory + "/readings-20260101-2.db") > 0);
        QCOMPARE(fixture.rows().size(), 40'000U);
    }

    // A service that is restarted often never writes enough in one life to look at the file's size again.
    void beginsANewSliceThoughEachLifeIsShort()
    {
        StoreFixture fixture;
        fixture.settings.quotaBytes = kQuota;
        for (int life = 0; life < 40; ++life) {
            fixture.open();
            fixture.keepSeconds(1000);
        }
        QVERIFY(fixture.store->stats().slices > 3);
        QCOMPARE(fixture.rows().size(), 40'000U);
    }

    void staysWithinTheQuota()
    {
        StoreFixture fixture;
        fixture.settings.quotaBytes = kQuota;
        fixture.open();
        fill(fixture, 30);
        fixture.clock.advance(2s);
        fixture.maintain();
        QVERIFY(fixture.store->stats().bytes <= kQuota);
        QVERIFY(!fixture.store->stats().quotaExceeded);
        const auto rows = fixture.rows();
        QCOMPARE(rows.back().sequence, 120'000U);
        QVERIFY(rows.size() > 10'000);
        QCOMPARE(fixture.store->stats().oldestArrivalMs, rows.front().reading.arrivalMs);
        fixture.open();
        QCOMPARE(fixture.store->lastSequence(), 120'000U);
    }

    void keepsUnsentRowsOverTheQuotaAndSaysSo()
    {
        StoreFixture fixture;
        fixture.settings.quotaBytes = kQuota;
        fixture.open();
        StoreBatch cursor;
        cursor.cursors = {{"cloud", 100}};
        fixture.keep(cursor);
        fill(fixture, 30);
        fixture.clock.advance(2s);
        fixture.maintain();
        QVERIFY(fixture.store->stats().quotaExceeded);
        QVERIFY(!fixture.store->stats().problem.empty());
        QCOMPARE(fixture.rows().size(), 120'000U);
        cursor.cursors = {{"cloud", 120'000}};
        fixture.keep(cursor);
        fixture.clock.advance(2s);
        fixture.maintain();
        QVERIFY(fixture.store->stats().bytes <= kQuota);
        QVERIFY(fixture.store->stats().problem.empty());
    }

    void aSinkIsProtectedBeforeItHasConfirmedAnything()
    {
        StoreFixture fixture;
        fixture.settings.quotaBytes = kQuota;
        fixture.open();
        QVERIFY(fixture.store->setSinks({{"cloud", {}}}));
        QCOMPARE(fixture.store->cursors()->at("cloud").cursor, 0U);
        fill(fixture, 30);
        fixture.clock.advance(2s);
        fixture.maintain();
        QVERIFY(fixture.store->stats().quotaExceeded);
        QCOMPARE(fixture.rows().size(), 120'000U);
    }

    void countsWhatASinkThatNeverConfirmedHasLost()
    {
        StoreFixture fixture;
        fixture.settings.quotaBytes = kQuota;
        fixture.settings.unsent = UnsentPolicy::KeepNewest;
        fixture.open();
        QVERIFY(fixture.store->setSinks({{"cloud", {}}}));
        fill(fixture, 30);
        fixture.clock.advance(2s);
        fixture.maintain();
        QCOMPARE(fixture.store->stats().dropped.at("quota"), fixture.rows().front().sequence - 1);
    }

    void aSinkSwitchedOffProtectsNothing()
    {
        StoreFixture fixture;
        fixture.settings.quotaBytes = kQuota;
        fixture.open();
        QVERIFY(fixture.store->setSinks({{"cloud", {}}}));
        StoreBatch cursor;
        cursor.cursors = {{"cloud", 100}};
        fixture.keep(cursor);
        fixture.open();
        QVERIFY(fixture.store->setSinks({{"cloud", {.unsent = std::nullopt, .isServed = false}}}));
        fill(fixture, 30);
        fixture.clock.advance(2s);
        fixture.maintain();
        QVERIFY(fixture.store->stats().bytes <= kQuota);
        QVERIFY(fixture.store->stats().problem.empty());
        QVERIFY(fixture.store->stats().dropped.empty()); // nobody waited for them
        fixture.open();
        QVERIFY(fixture.store->setSinks({{"cloud", {}}}));
        QCOMPARE(fixture.store->cursors()->at("cloud").cursor, 100U); // it goes on where it was
    }

    void givesUpUnsentRowsWhenToldToAndCountsThem()
    {
        StoreFixture fixture;
        fixture.settings.quotaBytes = kQuota;
        fixture.settings.unsent = UnsentPolicy::KeepNewest;
        fixture.open();
        StoreBatch cursor;
        cursor.cursors = {{"cloud", 100}};
        fixture.keep(cursor);
        fill(fixture, 30);
        fixture.clock.advance(2s);
        fixture.maintain();
        const auto first = fixture.rows().front().sequence;
        QCOMPARE(fixture.store->stats().dropped, (std::map<std::string, std::uint64_t>{{"quota", first - 1 - 100}}));
    }

    void removesOldSlicesOnlyWhenTheClockIsSteady()
    {
        StoreFixture fixture;
        fixture.settings.retention = std::chrono::hours(24 * 3);
        fixture.open();
        for (int day = 0; day < 3; ++day) {
            fixture.keepSeconds(10);
            fixture.clock.advance(24h);
            fixture.maintain();
        }
        fixture.keepSeconds(10);
        fixture.clock.stepWallClock(30 * 24h);
        for (int minute = 0; minute < 59; ++minute) {
            fixture.maintain();
            fixture.clock.advance(1min);
        }
        QCOMPARE(fixture.store->stats().slices, 4U); // a step of a month makes nothing old
        for (int minute = 0; minute < 10; ++minute) {
            fixture.clock.advance(1min);
            fixture.maintain();
        }
        QCOMPARE(fixture.store->stats().slices, 1U); // a month that lasts does
    }

    void boundsTheWal()
    {
        StoreFixture fixture;
        fixture.open();
        std::uint64_t largest = 0;
        for (int i = 0; i < 3000; ++i) {
            fixture.keepSeconds(10);
            largest = std::max(largest, fileBytes(fixture.settings.directory + "/readings-20260101.db-wal"));
        }
        QVERIFY(largest < 6 << 20);
        QVERIFY(largest > 1 << 20);
    }

    void leavesNoWalBehindWhenItCloses()
    {
        StoreFixture fixture;
        fixture.open();
        fixture.keepSeconds(10);
        fixture.store.reset();
        QCOMPARE(fileBytes(fixture.settings.directory + "/readings-20260101.db-wal"), 0U);
        QVERIFY(fileBytes(fixture.settings.directory + "/readings-20260101.db") > 0);
    }

    void doesNotCountWhileNothingChanges()
    {
        StoreFixture fixture;
        fixture.open();
        fixture.keepSeconds(10);
        fixture.clock.advance(1min);
        fixture.maintain();
        QVERIFY(!fixture.store->maintain());
        QCOMPARE(fixture.store->stats().slices, 1U);
        QVERIFY(fixture.store->stats().bytes > 0);
        QVERIFY(fixture.store->stats().diskFreeBytes > 0);
    }
};

LINESIDE_TEST(TestStoreKeeping)

} // namespace tst_storekeeping

#include "tst_storekeeping.moc"
