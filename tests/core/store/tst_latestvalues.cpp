// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storefixture.h"

#include "support/testmain.h"

#include "model/sourceclock.h"

#include <QTest>

#include <chrono>
#include <limits>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_latestvalues {

const SeriesKey kTemperature{"press-01", "temperature"};
const SeriesKey kSilent{"press-02", "temperature"};
constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kEver = std::numeric_limits<std::int64_t>::max();

/// One reading: how long before or after now it was measured, and what the edge said of that.
struct Measured
{
    std::int64_t offsetMs;
    double value;
    TimeQuality timeQuality = TimeQuality::Good;
};

Reading readingOf(const StoreFixture &fixture, const Measured &measured)
{
    Reading reading = fixture.reading(measured.value, fixture.clock.utcMs() + measured.offsetMs);
    reading.timeQuality = measured.timeQuality;
    return reading;
}

/// The only reading of that machine, in the first slice.
Reading keepOneOfSilentPress(StoreFixture &fixture)
{
    fixture.open();
    Reading silent = fixture.reading(7);
    silent.deviceId = kSilent.deviceId;
    fixture.keep(batchOf({silent}));
    return silent;
}

/// So many readings of kTemperature, `everyMs` apart, measured `aheadMs` before (below 0) or after they arrive.
struct Stretch
{
    int count;
    std::int64_t everyMs;
    std::int64_t aheadMs;
    TimeQuality timeQuality = TimeQuality::Good;
    std::int64_t measuredEveryMs = 0; ///< 0: at the pace of arrival
};

/// They arrive as the clock goes and are numbered by their values, from 0 on. What a screen shows at the end.
double arrive(StoreFixture &fixture, const std::vector<Stretch> &stretches)
{
    SourceClock live;
    StoreBatch batch;
    double shown = -1;
    for (const Stretch &each : stretches) {
        for (int i = 0; i < each.count; ++i) {
            fixture.clock.advance(std::chrono::milliseconds(each.everyMs));
            const std::int64_t nowMs = fixture.clock.utcMs();
            const std::int64_t paceMs = each.measuredEveryMs == 0 ? 0 : i * (each.measuredEveryMs - each.everyMs);
            const auto value = static_cast<double>(batch.readings.size());
            Reading &reading = batch.readings.emplace_back(fixture.reading(value, nowMs + each.aheadMs + paceMs));
            reading.timeQuality = each.timeQuality;
            if (live.take(reading.timestampMs, nowMs, trustOf(reading.timeQuality, reading.timestampMs, nowMs)))
                shown = value;
        }
    }
    fixture.keep(batch);
    return shown;
}

double latestOf(const StoreFixture &fixture)
{
    return fixture.reader()->latestValues(fixture.clock.utcMs() + kClockToleranceMs)->at(kTemperature).value;
}

/// What a screen shows of the last run: the newest value the store has of each signal.
class TestLatestValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyStoreHasNone()
    {
        StoreFixture fixture;
        QVERIFY(fixture.reader()->latestValues(kEver)->empty());
        fixture.open();
        QVERIFY(fixture.reader()->latestValues(kEver)->empty());
    }

    void comeWithUnitTimesAndQuality()
    {
        StoreFixture fixture;
        fixture.open();
        Reading reading = fixture.reading(21.5, fixture.clock.utcMs() - kHour);
        reading.quality = Quality::Bad;
        reading.timeQuality = TimeQuality::Late;
        fixture.keep(batchOf({reading}));
        const LiveValue value = fixture.reader()->latestValues(kEver)->at(kTemperature);
        QCOMPARE(value.value, 21.5);
        QCOMPARE(value.unit, std::string("celsius"));
        QCOMPARE(value.timestampMs, reading.timestampMs);
        QCOMPARE(value.arrivalMs, reading.arrivalMs);
        QVERIFY(value.quality == Quality::Bad);
        QVERIFY(value.timeQuality == TimeQuality::Late);
    }

    void areTheNewestOfTheirSignal_data()
    {
        QTest::addColumn<std::vector<Measured>>("readings");
        QTest::newRow("in order") << std::vector<Measured>{{-1000, 0}, {0, 1}};
        QTest::newRow("two of one time: the one that came last") << std::vector<Measured>{{0, 0}, {0, 1}};
        QTest::newRow("a late one behind it") << std::vector<Measured>{{0, 1}, {-kHour, 0, TimeQuality::Late}};
        QTest::newRow("one from a clock far ahead before it")
            << std::vector<Measured>{{99 * kHour, 0, TimeQuality::Future}, {0, 1}};
        QTest::newRow("a device whose clock is always ahead")
            << std::vector<Measured>{{98 * kHour, 0, TimeQuality::Future}, {99 * kHour, 1, TimeQuality::Future}};
    }
    void areTheNewestOfTheirSignal()
    {
        QFETCH(const std::vector<Measured>, readings);
        StoreFixture fixture;
        fixture.open();
        for (const Measured &measured : readings)
            fixture.keep(batchOf({readingOf(fixture, measured)}));
        QCOMPARE(latestOf(fixture), 1.0);
        Reading other = fixture.reading(0); // a second series, so that folding has a half-way
        other.deviceId = kSilent.deviceId;
        fixture.keep(batchOf(std::vector<Reading>(6000, other)));
        fixture.store->maintain();
        QCOMPARE(latestOf(fixture), 1.0);
        fixture.maintain();
        QCOMPARE(latestOf(fixture), 1.0);
    }

    void areWhatTheScreenShowed_data()
    {
        constexpr auto kLate = TimeQuality::Late;
        constexpr auto kFuture = TimeQuality::Future;
        constexpr auto kUnset = TimeQuality::Unset;
        constexpr std::int64_t kDecades = -24 * kHour * 365 * 50;
        QTest::addColumn<std::vector<Stretch>>("stretches");
        QTest::addColumn<double>("value");
        const auto row = [](const char *name, std::vector<Stretch> stretches, double value) {
            QTest::newRow(name) << std::move(stretches) << value;
        };
        row("a clock set back an hour goes on", {{5, 1000, 0}, {10, 1000, -kHour, kLate}}, 14);
        row("set back an hour, a moment ago: nobody knows yet", {{5, 1000, 0}, {2, 1000, -kHour, kLate}}, 4);
        row("set back half a minute, which is no late time", {{5, 1000, 0}, {9, 1000, -30'000}}, 13);
        row("set back years by a reboot", {{5, 1000, 0}, {9, 1000, kDecades, kUnset}}, 13);
        row("set back years by a reboot, one reading since", {{5, 1000, 0}, {1, 1000, kDecades, kUnset}}, 5);
        row("set back, with more readings since than are looked at", {{5, 100, 0}, {900, 100, -kHour, kLate}}, 904);
        row("set back, and silent for a minute then", {{5, 1000, 0}, {1, 61'000, -kHour, kLate}}, 5);
        row("set back twice", {{5, 1000, 0}, {9, 1000, -kHour, kLate}, {9, 1000, -3 * kHour, kLate}}, 22);
        row("set back and put right", {{5, 1000, 0}, {9, 1000, -kHour, kLate}, {1, 1000, 0}}, 14);
        row("a backlog behind the newest", {{5, 1000, 0}, {40, 10, -kHour, kLate, 1000}}, 4);
        row("a long backlog behind the newest", {{5, 1000, 0}, {900, 10, -kHour, kLate, 1000}}, 4);
        row("a backlog before the newest", {{40, 10, -kHour, kLate, 1000}, {5, 1000, 0}}, 44);
        row("a clock always ten minutes slow", {{20, 1000, -600'000, kLate}}, 19);
        row("a clock always a day ahead", {{20, 1000, 24 * kHour, kFuture}}, 19);
        row("a clock ahead that is put right", {{9, 1000, 24 * kHour, kFuture}, {1, 1000, 0}}, 9);
        row("a clock that is put ahead", {{9, 1000, 0}, {1, 1000, 24 * kHour, kFuture}}, 9);
        row("minutes alone, set back an hour", {{5, 30'000, 0}, {9, 30'000, -kHour, kLate}}, 13);
        row("two that overtook each other", {{5, 1000, 0}, {1, 100, -1500}}, 4);
    }
    void areWhatTheScreenShowed()
    {
        QFETCH(const std::vector<Stretch>, stretches);
        StoreFixture fixture;
        fixture.open();
        QTEST(arrive(fixture, stretches), "value");
        QTEST(latestOf(fixture), "value");
        fixture.maintain();
        QTEST(latestOf(fixture), "value");
        Reading other = fixture.reading(0); // so many that the end of the slice tells nothing of it
        other.deviceId = kSilent.deviceId;
        fixture.keep(batchOf(std::vector<Reading>(51'000, other)));
        fixture.maintain();
        QTEST(latestOf(fixture), "value");
        fixture.open();
        QTEST(latestOf(fixture), "value");
    }

    void aSlowClockIsKnownAsSuch()
    {
        StoreFixture fixture;
        fixture.open();
        arrive(fixture, {{20, 1000, -600'000, TimeQuality::Late}});
        const auto slow = fixture.reader()->latestValues(kEver)->at(kTemperature).clockSlowMs;
        QCOMPARE(slow.value_or(0), std::int64_t{600'000});
    }

    void aNewUnitIsTheSameSignal()
    {
        StoreFixture fixture;
        fixture.open();
        Reading reading = fixture.reading(70);
        reading.unit = "fahrenheit";
        fixture.keep(batchOf({reading}));
        fixture.clock.advance(1s);
        fixture.keep(batchOf({fixture.reading(21)}));
        QCOMPARE(fixture.reader()->latestValues(kEver)->size(), std::size_t{1});
        QCOMPARE(fixture.reader()->latestValues(kEver)->at(kTemperature).unit, std::string("celsius"));
    }

    void areFoundInOlderSlicesToo()
    {
        StoreFixture fixture;
        const Reading silent = keepOneOfSilentPress(fixture);
        for (int day = 0; day < 3; ++day)
            fixture.finishSlice();
        const auto latest = *fixture.reader()->latestValues(kEver);
        QCOMPARE(latest.at(kSilent).value, 7.0);
        QCOMPARE(latest.at(kSilent).arrivalMs, silent.arrivalMs);
        QVERIFY(latest.at(kTemperature).arrivalMs > silent.arrivalMs);
    }

    void aLateOneInANewerSliceHidesNone()
    {
        StoreFixture fixture;
        fixture.open();
        constexpr std::int64_t kDay = 24 * kHour;
        fixture.clock.advance(std::chrono::milliseconds(kDay - fixture.clock.utcMs() % kDay - 1000)); // before midnight
        fixture.keep(batchOf({fixture.reading(1)}));
        fixture.clock.advance(2s);
        Reading late = fixture.reading(0, fixture.clock.utcMs() - kHour);
        late.timeQuality = TimeQuality::Late;
        fixture.keep(batchOf({late}));
        fixture.maintain();
        QCOMPARE(fixture.store->stats().slices, std::uint64_t{2});
        QCOMPARE(latestOf(fixture), 1.0);
    }

    void aMinuteWithoutANewestLetsAnOlderOneCount()
    {
        StoreFixture fixture;
        fixture.open();
        fixture.keep(batchOf({fixture.reading(0)}));
        const std::int64_t longAgoMs = fixture.clock.utcMs() - kHour;
        fixture.clock.advance(24h);
        Reading older = fixture.reading(1, longAgoMs);
        older.timeQuality = TimeQuality::Late;
        fixture.keep(batchOf({older}));
        fixture.maintain();
        QCOMPARE(latestOf(fixture), 1.0);
    }

    void areLookedForInTheNewestSlicesAlone()
    {
        StoreFixture fixture;
        keepOneOfSilentPress(fixture);
        for (int day = 0; day < 31; ++day)
            fixture.finishSlice();
        QVERIFY(fixture.reader()->latestValues(kEver)->contains(kSilent));
        fixture.finishSlice();
        QVERIFY(!fixture.reader()->latestValues(kEver)->contains(kSilent));
    }
};

LINESIDE_TEST(TestLatestValues)

} // namespace tst_latestvalues

#include "tst_latestvalues.moc"
