// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storefixture.h"

#include "store/buckets.h"
#include "support/testmain.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

#include <cmath>
#include <map>
#include <numeric>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_storereader {

const SeriesKey kTemperature{"press-01", "temperature"};
constexpr qint64 kBegin = 1767225600000; // where FakeClock begins: 2026-01-01T00:00:00Z
constexpr qint64 kMinute = 60'000;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;

std::uint64_t countOf(const History &history)
{
    return std::accumulate(history.points.begin(), history.points.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const HistoryPoint &point) { return sum + point.count; });
}

double sumOf(const History &history)
{
    return std::accumulate(history.points.begin(), history.points.end(), 0.0,
                           [](double sum, const HistoryPoint &point) { return sum + point.mean * point.count; });
}

QString textsFrom(const QSqlQuery &row, int column)
{
    QStringList texts;
    for (; row.value(column).isValid(); ++column)
        texts.append(row.value(column).toString());
    return texts.join(u' ');
}

class TestStoreReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAStoreNotYetWrittenAsEmpty()
    {
        StoreFixture fixture;
        const auto reader = fixture.reader();
        QVERIFY(reader->outbox(0, 10)->empty());
        QCOMPARE(reader->unsent(0)->count, 0U);
        QVERIFY(reader->alarmHistory(kBegin, 10)->empty());
        QVERIFY(reader->history({kTemperature, 0, kBegin, 10})->points.empty());
        fixture.open();
        QVERIFY(reader->outbox(0, 10)->empty());
        fixture.keepSeconds(3);
        QCOMPARE(reader->outbox(0, 10)->size(), 3U);
    }

    void refusesAHistoryOfNothing()
    {
        StoreFixture fixture;
        const auto reader = fixture.reader();
        QVERIFY(!reader->history({kTemperature, 5, 5, 10}));
        QVERIFY(!reader->history({kTemperature, 0, 5, 0}));
    }

    void tellsAllSamplesInOrder()
    {
        StoreFixture fixture;
        fixture.open();
        const auto reader = fixture.reader();
        std::vector<StoredSample> samples{{}};
        QVERIFY(reader->samples(kTemperature, {0, kBegin + kDay}, samples));
        QVERIFY(samples.empty());
        fixture.keepSeconds(10); // folded below
        fixture.finishSlice();
        StoreBatch late;
        late.readings = {fixture.reading(99, kBegin + 2500)};
        fixture.keep(late);
        QVERIFY(reader->samples(kTemperature, {kBegin + 1000, kBegin + 4000}, samples));
        QCOMPARE(samples.size(), 4U);
        std::vector<double> values;
        for (const StoredSample &each : samples)
            values.push_back(each.value);
        QVERIFY((values == std::vector<double>{1, 2, 99, 3}));
        QCOMPARE(samples[1].timeMs, kBegin + 2000);
        QVERIFY(reader->samples({"press-02", "temperature"}, {0, kBegin + kDay}, samples));
        QVERIFY(samples.empty());
    }

    void tellsWhatLimitsJudge()
    {
        StoreFixture fixture;
        fixture.open();
        StoreBatch batch;
        for (int i = 0; i < 4; ++i)
            batch.readings.push_back(fixture.reading(i, kBegin + i));
        batch.readings[1].quality = Quality::Bad;
        batch.readings[2].unitUnknown = true;
        batch.readings[3].quality = Quality::Uncertain;
        fixture.keep(batch);
        const auto reader = fixture.reader();
        std::vector<StoredSample> samples;
        QVERIFY(reader->samples(kTemperature, {0, kBegin + kDay}, samples));
        std::vector<bool> judged;
        for (const StoredSample &each : samples)
            judged.push_back(*reader->isJudged(each.sequence));
        QVERIFY((judged == std::vector<bool>{true, false, false, true}));
        QVERIFY(!*reader->isJudged(99));
    }

    void followsTheOutboxOverSlices()
    {
        StoreFixture fixture;
        fixture.open();
        for (int day = 0; day < 3; ++day) {
            fixture.keepSeconds(10, day * 10);
            fixture.clock.advance(24h);
        }
        const auto reader = fixture.reader();
        std::uint64_t cursor = 0;
        for (int page = 0; page < 5; ++page) {
            QCOMPARE(reader->unsent(cursor)->count, 30U - cursor);
            const auto rows = *reader->outbox(cursor, 7);
            for (const auto &row : rows) {
                QCOMPARE(row.sequence, cursor + 1);
                QCOMPARE(row.reading.value, double(cursor));
                ++cursor;
            }
        }
        QCOMPARE(cursor, 30U);
        QVERIFY(reader->outbox(cursor, 7)->empty());
        QCOMPARE(reader->unsent(cursor)->count, 0U);
        QCOMPARE(reader->unsent(cursor)->oldestArrivalMs, 0);
    }

    void tellsHowOldTheBacklogIs()
    {
        StoreFixture fixture;
        fixture.open();
        fixture.keepSeconds(10);
        fixture.clock.advance(24h);
        fixture.keepSeconds(10);
        const auto reader = fixture.reader();
        QCOMPARE(reader->unsent(4)->oldestArrivalMs, kBegin + 4000);
        QCOMPARE(reader->unsent(10)->oldestArrivalMs, kBegin + 10'000 + kDay);
        QCOMPARE(reader->unsent(12)->count, 8U);
        SinkPosition position(4);
        position.add({8, 12});
        position.add({15, 20});
        QCOMPARE(reader->unsent(position)->count, 3U + 2U);
        QCOMPARE(reader->unsent(position)->oldestArrivalMs, kBegin + 4000);
    }

    void seesWhatIsWrittenWhileItIsOpen()
    {
        StoreFixture fixture;
        fixture.open();
        const auto reader = fixture.reader();
        for (int i = 0; i < 200; ++i) {
            fixture.keepSeconds(1, i);
            QCOMPARE(reader->outbox(std::uint64_t(i), 10)->size(), 1U);
        }
    }

    void givesRawReadingsWhileTheyFit_data()
    {
        QTest::addColumn<bool>("folded");
        QTest::newRow("before they are folded into points") << false;
        QTest::newRow("after they are folded into points") << true;
    }
    void givesRawReadingsWhileTheyFit()
    {
        QFETCH(bool, folded);
        StoreFixture fixture;
        fixture.open();
        fixture.keepSeconds(100);
        if (folded)
            fixture.finishSlice();
        const auto history = *fixture.reader()->history({kTemperature, kBegin + 10'000, kBegin + 20'000, 10});
        QCOMPARE(history.bucketMs, 0);
        QCOMPARE(history.points.size(), 10U);
        QCOMPARE(history.points.front().timeMs, kBegin + 10'000);
        QCOMPARE(history.points.front().mean, 10.0);
        QCOMPARE(history.points.back().max, 19.0);
        QVERIFY(fixture.reader()->history({{"press-01", "pressure"}, kBegin, kBegin + kDay, 10})->points.empty());
    }

    void addsUpIntoBuckets_data()
    {
        QTest::addColumn<qint64>("lengthMs");
        QTest::addColumn<int>("maxPoints");
        QTest::addColumn<qint64>("bucketMs");
        QTest::newRow("columns of seconds, from raw readings") << 4 * kHour << 1440 << 10'000LL;
        QTest::newRow("columns of minutes, from the rollups") << 4 * kHour << 48 << 5 * kMinute;
        QTest::newRow("columns of hours, from the rollups") << kDay << 24 << kHour;
    }
    void addsUpIntoBuckets()
    {
        QFETCH(qint64, lengthMs);
        QFETCH(int, maxPoints);
        QFETCH(qint64, bucketMs);
        StoreFixture fixture;
        fixture.open();
        fixture.keepSeconds(4 * 3600);
        Reading other = fixture.reading(1);
        other.deviceId = "press-02"; // a second series, so that folding has a half-way
        fixture.keep(batchOf(std::vector<Reading>(6000, other)));
        // From unfolded rows, when one series is folded, when all are: always the same.
        for (int round = 0; round < 3; ++round) {
            const auto history = *fixture.reader()->history({kTemperature, kBegin, kBegin + lengthMs, maxPoints});
            QCOMPARE(history.bucketMs, bucketMs);
            QCOMPARE(countOf(history), 4 * 3600U);
            const auto &second = history.points[1];
            const double first = double(bucketMs) / 1000;
            QCOMPARE(second.timeMs, kBegin + bucketMs);
            QCOMPARE(second.min, first);
            QCOMPARE(second.max, 2 * first - 1);
            QCOMPARE(second.mean, (second.min + second.max) / 2);
            QCOMPARE(second.count, std::uint32_t(first));
            if (round == 0)
                fixture.store->maintain();
            else
                fixture.maintain();
        }
    }

    void lateReadingsJoinTheBucketTheyBelongTo()
    {
        StoreFixture fixture;
        fixture.open();
        fixture.keepSeconds(3600, 100);
        fixture.maintain();
        fixture.clock.advance(24h); // into the next slice
        fixture.keep(batchOf({fixture.reading(-5, kBegin + 90'000)}));
        fixture.finishSlice();
        const auto history = *fixture.reader()->history({kTemperature, kBegin, kBegin + kHour, 60});
        QCOMPARE(history.bucketMs, kMinute);
        QCOMPARE(history.points[1].min, -5.0);
        QCOMPARE(history.points[1].count, 61U);
    }

    void keepsHoursWhenTheSlicesAreGone()
    {
        StoreFixture fixture;
        fixture.settings.retention = std::chrono::hours(24 * 10);
        fixture.open();
        for (int day = 0; day < 30; ++day) {
            fixture.keepSeconds(100, day);
            fixture.clock.advance(std::chrono::milliseconds(kDay - 100'000));
            fixture.maintain();
        }
        QVERIFY(fixture.store->stats().slices <= 12);
        const auto all = *fixture.reader()->history({kTemperature, kBegin, kBegin + 30 * kDay, 1200});
        QCOMPARE(countOf(all), 3000U);
        QCOMPARE(all.points.front().min, 0.0);
        QCOMPARE(all.points.front().max, 99.0);
        const auto firstDay = *fixture.reader()->history({kTemperature, kBegin, kBegin + kHour, 1200});
        QCOMPARE(firstDay.points.size(), 1U);
        QCOMPARE(firstDay.points.front().count, 100U);
        const auto border = *fixture.reader()->history({kTemperature, kBegin, kBegin + 30 * kDay, 100'000});
        QCOMPARE(countOf(border), 3000U);
    }

    void addsUpTheSameBeforeAndAfterASliceIsArchived()
    {
        StoreFixture fixture;
        fixture.open();
        fixture.keepSeconds(7200);
        fixture.clock.advance(24h);
        fixture.keepSeconds(10);
        const HistoryQuery query{kTemperature, kBegin, kBegin + 10 * kDay, 240};
        const auto before = *fixture.reader()->history(query);
        fixture.maintain();
        const auto after = *fixture.reader()->history(query);
        fixture.open();
        const auto restarted = *fixture.reader()->history(query);
        for (const auto &history : {before, after, restarted}) {
            QCOMPARE(history.bucketMs, kHour);
            QCOMPARE(history.points.size(), 3U);
            QCOMPARE(countOf(history), 7210U);
        }
    }

    void answersFromTheStretchAlone_data()
    {
        QTest::addColumn<qint64>("fromMs");
        QTest::addColumn<qint64>("toMs");
        QTest::addColumn<int>("maxPoints");
        const qint64 second = 1000;
        QTest::newRow("raw, from a reading to a reading") << kBegin + 600 * second << kBegin + 660 * second << 100;
        QTest::newRow("raw, a millisecond behind the first")
            << kBegin + 600 * second + 1 << kBegin + 660 * second << 100;
        QTest::newRow("raw, the last one in") << kBegin + 600 * second << kBegin + 660 * second + 1 << 100;
        QTest::newRow("raw, over the border of slices") << kBegin + kDay - kMinute << kBegin + kDay + kMinute << 100;
        QTest::newRow("columns of seconds") << kBegin + 5 * second << kBegin + 1805 * second << 90;
        QTest::newRow("columns of seconds, odd ends") << kBegin + 5001 << kBegin + 1'804'999 << 90;
        QTest::newRow("whole minutes") << kBegin + kHour << kBegin + 3 * kHour << 60;
        QTest::newRow("minutes, half of one at both ends")
            << kBegin + kHour + 30 * second << kBegin + 3 * kHour + 30 * second << 60;
        QTest::newRow("minutes, one reading more at both ends")
            << kBegin + kHour - 10 * second << kBegin + 3 * kHour + 10 * second << 60;
        QTest::newRow("minutes, a millisecond less at both ends") << kBegin + kHour + 1 << kBegin + 3 * kHour - 1 << 60;
        QTest::newRow("columns of five minutes, cut") << kBegin + 61 * kMinute << kBegin + 299 * kMinute << 60;
        QTest::newRow("whole hours") << kBegin + 2 * kHour << kBegin + 40 * kHour << 40;
        QTest::newRow("hours, half of one at both ends")
            << kBegin + 2 * kHour + 30 * kMinute << kBegin + 40 * kHour + 30 * kMinute << 40;
        QTest::newRow("hours, ends in the middle of a minute")
            << kBegin + 2 * kHour + 90 * second << kBegin + 40 * kHour + 90 * second << 40;
        QTest::newRow("hours, a millisecond less at both ends") << kBegin + 1 << kBegin + 48 * kHour - 1 << 48;
        QTest::newRow("columns of six hours, cut") << kBegin + 5 * kHour + 1 << kBegin + 47 * kHour << 8;
        QTest::newRow("one column for all") << kBegin + kHour + 1 << kBegin + 47 * kHour - 1 << 1;
        QTest::newRow("more than there is") << kBegin - 90 * kDay << kBegin + 90 * kDay << 1200;
        QTest::newRow("only before") << kBegin - 2 * kDay << qint64(kBegin) << 10;
        QTest::newRow("only behind") << kBegin + 49 * kHour << kBegin + 72 * kHour << 10;
    }
    void answersFromTheStretchAlone()
    {
        QFETCH(qint64, fromMs);
        QFETCH(qint64, toMs);
        QFETCH(int, maxPoints);
        StoreFixture fixture;
        fixture.open();
        std::vector<Reading> all; // two days, a reading every ten seconds
        for (int day = 0; day < 2; ++day) {
            StoreBatch batch;
            for (int i = 0; i < 8640; ++i) {
                batch.readings.push_back(fixture.reading((i * 7919) % 5000));
                fixture.clock.advance(10s);
            }
            all.insert(all.end(), batch.readings.begin(), batch.readings.end());
            fixture.keep(batch);
        }
        Bucket wanted;
        for (const Reading &reading : all) {
            if (reading.timestampMs >= fromMs && reading.timestampMs < toMs)
                wanted.add({1, reading.value, reading.value, reading.value});
        }
        // From rows not folded, from half of them, from rollups, from the archive.
        for (int round = 0; round < 4; ++round) {
            const auto history = *fixture.reader()->history({kTemperature, fromMs, toMs, maxPoints});
            Bucket told;
            for (const auto &point : history.points) {
                QVERIFY(point.timeMs >= fromMs && point.timeMs < toMs);
                told.add({point.count, point.min, point.max, point.mean * point.count});
            }
            QCOMPARE(told.count, wanted.count);
            QCOMPARE(told.min, wanted.min);
            QCOMPARE(told.max, wanted.max);
            QVERIFY(std::abs(told.sum - wanted.sum) <= 1e-9 * std::max(1.0, wanted.sum));
            QVERIFY(history.points.size() <= std::size_t(std::max(maxPoints, 2)));
            if (round == 0)
                fixture.store->maintain();
            else if (round == 1)
                fixture.maintain();
            else
                fixture.open();
        }
    }

    void leavesOutABygoneHourThatReachesBeyond_data()
    {
        QTest::addColumn<qint64>("fromMs");
        QTest::addColumn<qint64>("toMs");
        QTest::addColumn<int>("maxPoints");
        QTest::addColumn<int>("count");
        QTest::newRow("the hour itself") << 0LL << kHour << 1200 << 100;
        QTest::newRow("begun a millisecond late") << 1LL << kHour << 1200 << 0;
        QTest::newRow("ended a millisecond early") << 0LL << kHour - 1 << 1200 << 0;
        QTest::newRow("the half hour the readings are from") << 0LL << kHour / 2 << 1200 << 0;
        QTest::newRow("in columns of an hour, both days") << 0LL << kDay + kHour << 25 << 200;
        QTest::newRow("in columns of an hour, the first cut") << 1LL << kDay + kHour << 25 << 100;
        QTest::newRow("in columns of an hour, the last cut") << 0LL << kDay + kHour - 1 << 25 << 100;
        QTest::newRow("in one column") << 1LL << kDay + kHour << 1 << 100;
    }
    void leavesOutABygoneHourThatReachesBeyond()
    {
        QFETCH(qint64, fromMs);
        QFETCH(qint64, toMs);
        QFETCH(int, maxPoints);
        QFETCH(int, count);
        StoreFixture fixture;
        fixture.settings.retention = std::chrono::hours(24 * 3);
        fixture.open();
        for (int day = 0; day < 8; ++day) {
            fixture.keepSeconds(100, day);
            fixture.clock.advance(std::chrono::milliseconds(kDay - 100'000));
            fixture.maintain();
        }
        const auto history = *fixture.reader()->history({kTemperature, kBegin + fromMs, kBegin + toMs, maxPoints});
        QCOMPARE(countOf(history), std::uint64_t(count));
    }

    void neverMixesUnits_data()
    {
        QTest::addColumn<qint64>("lengthMs");
        QTest::addColumn<int>("maxPoints");
        QTest::newRow("raw") << 1200'000LL << 10'000;
        QTest::newRow("columns of seconds") << 1200'000LL << 240;
        QTest::newRow("columns of minutes") << kHour << 60;
        QTest::newRow("columns of hours") << kDay << 48;
        QTest::newRow("one column") << kDay << 1;
    }
    void neverMixesUnits()
    {
        QFETCH(qint64, lengthMs);
        QFETCH(int, maxPoints);
        StoreFixture fixture;
        fixture.open();
        StoreBatch batch;
        for (int i = 0; i < 1200; ++i) {
            const bool isPsi = i >= 500;
            batch.readings.push_back(fixture.reading(isPsi ? 50 + i % 3 : 300'000 + i % 7));
            batch.readings.back().unit = isPsi ? "psi" : "pascal";
            batch.readings.back().unitUnknown = isPsi;
            fixture.clock.advance(1s);
        }
        fixture.keep(batch);
        for (int round = 0; round < 3; ++round) {
            const auto history = *fixture.reader()->history({kTemperature, kBegin, kBegin + lengthMs, maxPoints});
            std::map<std::string, std::uint64_t> counts;
            for (const auto &point : history.points) {
                const std::string &unit = history.units.at(point.unit);
                counts[unit] += point.count;
                QVERIFY(unit == "psi" ? point.max < 60 : point.min >= 300'000);
                QVERIFY(point.mean >= point.min && point.mean <= point.max);
                QCOMPARE(point.unitUnknown, unit == "psi" && history.bucketMs == 0);
            }
            QCOMPARE(counts, (std::map<std::string, std::uint64_t>{{"pascal", 500}, {"psi", 700}}));
            if (round == 0)
                fixture.maintain();
            else
                fixture.finishSlice();
        }
    }

    void hoursOfBygoneSlicesKeepTheirUnits()
    {
        StoreFixture fixture;
        fixture.settings.retention = std::chrono::hours(24 * 3);
        fixture.open();
        for (int day = 0; day < 8; ++day) {
            Reading other = fixture.reading(1000);
            other.unit = "kelvin";
            fixture.keep(batchOf({fixture.reading(20), other}));
            fixture.clock.advance(24h);
            fixture.maintain();
        }
        QVERIFY(fixture.store->stats().slices < 8);
        const auto history = *fixture.reader()->history({kTemperature, kBegin, kBegin + 8 * kDay, 1200});
        QCOMPARE(history.units, (std::vector<std::string>{"celsius", "kelvin"}));
        QCOMPARE(history.points.size(), 16U);
        for (const auto &point : history.points)
            QCOMPARE(point.mean, history.units[point.unit] == "kelvin" ? 1000.0 : 20.0);
    }

    void putsPlacesOfOneSignalTogether()
    {
        StoreFixture fixture;
        fixture.open();
        Reading moved = fixture.reading(2);
        moved.location = "hall-9";
        fixture.keep(batchOf({fixture.reading(1), moved}));
        const auto history = *fixture.reader()->history({kTemperature, kBegin, kBegin + 1000, 10});
        QCOMPARE(history.points.size(), 2U);
    }

    void findsFormerNamesUnderThePresentOne_data()
    {
        QTest::addColumn<qint64>("toMs");
        QTest::addColumn<int>("maxPoints");
        QTest::newRow("raw") << kBegin + 2000 << 10;
        QTest::newRow("columns of minutes") << kBegin + 10 * kDay << 15000;
        QTest::newRow("columns of hours") << kBegin + 10 * kDay << 240;
        QTest::newRow("one column") << kBegin + 10 * kDay << 1;
    }
    void findsFormerNamesUnderThePresentOne()
    {
        QFETCH(const qint64, toMs);
        QFETCH(const int, maxPoints);
        StoreFixture fixture;
        fixture.open();
        std::vector<Reading> readings;
        for (const char *device : {"old-1", "old-2", "press-01", "other"}) {
            readings.push_back(fixture.reading(double(readings.size() + 1)));
            readings.back().deviceId = device;
        }
        fixture.keep(batchOf(readings));
        FormerNames names;
        names.add("press-01", {"old-1", "old-2"});
        const auto check = [&] {
            const auto reader = std::make_unique<StoreReader>(fixture.settings.directory, names);
            const auto renamed = *reader->history({kTemperature, kBegin, toMs, maxPoints});
            QCOMPARE(sumOf(renamed), 6.0); // 1 + 2 + 3
            const auto former = *reader->history({{"old-1", "temperature"}, kBegin, toMs, maxPoints});
            QCOMPARE(sumOf(former), 1.0);
            QCOMPARE(sumOf(*fixture.reader()->history({kTemperature, kBegin, toMs, maxPoints})), 3.0);
        };
        check();
        fixture.maintain();
        check();
        fixture.finishSlice(); // folded, and its hours archived; adds a 0
        check();
        for (const auto &row : fixture.rows()) // and nothing is rewritten
            QVERIFY(row.sequence != 1 || row.reading.deviceId == "old-1");
    }

    void listsLastValuesAndAlarmsOfFormerNames()
    {
        StoreFixture fixture;
        fixture.open();
        Reading former = fixture.reading(7);
        former.deviceId = "old-1";
        StoreBatch batch = batchOf({former});
        batch.transitions.push_back(activation(1, 1000));
        fixture.keep(batch);
        FormerNames names;
        names.add("press-01", {"old-1"});
        names.add("oven-new", {"oven-02"});
        const auto reader = std::make_unique<StoreReader>(fixture.settings.directory, names);
        const auto latest = *reader->latestValues(fixture.clock.utcMs());
        QCOMPARE(latest.size(), 1U);
        QCOMPARE(latest.at(kTemperature).value, 7.0);
        QCOMPARE(reader->alarmHistory(4000, 9)->front().alarm.key.series.deviceId, std::string("oven-new"));
        QCOMPARE(fixture.reader()->alarmHistory(4000, 9)->front().alarm.key.series.deviceId, std::string("oven-02"));
        fixture.clock.advance(1s);
        fixture.keep(batchOf({fixture.reading(8)})); // the new id speaks
        QCOMPARE(reader->latestValues(fixture.clock.utcMs())->at(kTemperature).value, 8.0);
    }

    void listsAlarmHistoryNewestFirst()
    {
        StoreFixture fixture;
        fixture.open();
        StoreBatch batch;
        for (int i = 1; i <= 5; ++i)
            batch.transitions.push_back(activation(std::uint64_t(i), i * 1000, i % 2 == 1));
        fixture.keep(batch);
        const auto history = *fixture.reader()->alarmHistory(4000, 2);
        QCOMPARE(history.size(), 2U);
        QCOMPARE(history[0].timeMs, 3000);
        QCOMPARE(history[0].position, 3U);
        QVERIFY(history[0].event == AlarmEvent::Activated);
        QVERIFY(history[1].event == AlarmEvent::Returned);
        QCOMPARE(history[1].alarm.key.id(), std::string("oven-02/temperature/high-high"));
    }

    void showsNamesToAnySqliteTool()
    {
        StoreFixture fixture;
        fixture.open();
        fixture.keepSeconds(1, 42);
        Reading doubtful = fixture.reading(43);
        doubtful.location = "hall-9";
        doubtful.quality = Quality::Uncertain;
        doubtful.timeQuality = TimeQuality::Late;
        doubtful.unitUnknown = doubtful.valueRounded = true;
        fixture.keep(batchOf({doubtful}));
        {
            auto tool = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("tool"));
            tool.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
            tool.setDatabaseName(QString::fromStdString(fixture.settings.directory + "/readings-20260101.db"));
            QVERIFY(tool.open());
            QSqlQuery query(tool);
            QVERIFY(query.exec(QStringLiteral("SELECT device_id, value, time, typeof(metadata), location, quality,"
                                              " time_quality, unit_unknown, value_rounded FROM readings_named"
                                              " ORDER BY seq")));
            QVERIFY(query.next());
            QCOMPARE(query.value(0).toString(), QStringLiteral("press-01"));
            QCOMPARE(query.value(1).toDouble(), 42.0);
            QCOMPARE(query.value(2).toString(), QStringLiteral("2026-01-01T00:00:00.000Z"));
            QCOMPARE(query.value(3).toString(), QStringLiteral("text"));
            QCOMPARE(textsFrom(query, 4), QStringLiteral("hall-1 0 good 0 0"));
            QVERIFY(query.next());
            QCOMPARE(textsFrom(query, 4), QStringLiteral("hall-9 1 late 1 1"));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("tool"));
    }
};

LINESIDE_TEST(TestStoreReader)

} // namespace tst_storereader

#include "tst_storereader.moc"
