// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storefixture.h"

#include <QTest>

#include <chrono>
#include <limits>

using namespace lineside;
using namespace std::chrono_literals;

namespace {

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

double latestOf(const StoreFixture &fixture)
{
    return fixture.reader()->latestValues(fixture.clock.utcMs() + kClockToleranceMs)->at(kTemperature).value;
}

} // namespace

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
        fixture.keep(batchOf({fixture.reading(1)}));
        const std::int64_t longAgoMs = fixture.clock.utcMs() - kHour;
        fixture.clock.advance(24h);
        Reading late = fixture.reading(0, longAgoMs);
        late.timeQuality = TimeQuality::Late;
        fixture.keep(batchOf({late}));
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

QTEST_GUILESS_MAIN(TestLatestValues)
#include "tst_latestvalues.moc"
