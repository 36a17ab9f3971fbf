// SPDX-License-Identifier: GPL-3.0-or-later
#include "trend/trendseries.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_trendseries {

TrendSeries makeSeries(std::initializer_list<std::int64_t> times)
{
    TrendSeries series;
    for (const std::int64_t time : times)
        series.append(time, static_cast<double>(time), 0);
    return series;
}

std::vector<std::int64_t> timesOf(std::span<const TrendPoint> points)
{
    std::vector<std::int64_t> times;
    for (const TrendPoint &point : points)
        times.push_back(point.timeMs);
    return times;
}

using Times = std::vector<std::int64_t>;

class TestTrendSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst();
    void givesTheWindowWithItsNeighbours();
    void findsTheNearest();
    void findsNothingInAGap();
    void refusesWhatIsNotNewer();
    void joinsReadingsWithinTheResolution();
    void doesNotJoinReadingsToHistory();
    void keepsHistoryInOrder();
    void dropsTheOldestAboveItsCapacity();
    void forgetsThePast();
    void knowsTheUsualInterval();
    void keepsItsHistoryInOneLineWhenLiveReadingsAreTheMost();
};

void TestTrendSeries::isEmptyAtFirst()
{
    const TrendSeries series;
    QVERIFY(series.isEmpty());
    QVERIFY(series.points().empty());
    QVERIFY(series.around(0, 100).empty());
    QVERIFY(series.within(0, 100).empty());
    QVERIFY(!series.nearest(5));
    QCOMPARE(series.typicalIntervalMs(), 0);
}

void TestTrendSeries::givesTheWindowWithItsNeighbours()
{
    const TrendSeries series = makeSeries({10, 20, 30, 40, 50});
    QCOMPARE(timesOf(series.within(20, 40)), (Times{20, 30}));
    QCOMPARE(timesOf(series.around(20, 40)), (Times{10, 20, 30, 40}));
    QCOMPARE(timesOf(series.around(0, 100)), (Times{10, 20, 30, 40, 50}));
    QCOMPARE(timesOf(series.around(22, 28)), (Times{20, 30}));
    QCOMPARE(timesOf(series.around(60, 70)), (Times{50}));
    QCOMPARE(timesOf(series.around(0, 5)), (Times{10}));
    QVERIFY(series.within(40, 20).empty());
}

void TestTrendSeries::findsTheNearest()
{
    const TrendSeries series = makeSeries({10, 20});
    QCOMPARE(series.nearest(0)->timeMs, 10);
    QCOMPARE(series.nearest(14)->timeMs, 10);
    QCOMPARE(series.nearest(16)->timeMs, 20);
    QCOMPARE(series.nearest(99)->timeMs, 20);
}

void TestTrendSeries::findsNothingInAGap()
{
    const TrendSeries series = makeSeries({0, 1000, 2000, 60'000, 61'000});
    QCOMPARE(series.gapMs(), 5000);
    QCOMPARE(series.nearest(7000)->timeMs, 2000);
    QVERIFY(!series.nearest(7001));
    QVERIFY(!series.nearest(30'000));
    QVERIFY(!series.nearest(66'001));
    QVERIFY(!series.nearest(-5001));
}

void TestTrendSeries::refusesWhatIsNotNewer()
{
    TrendSeries series = makeSeries({10, 20});
    series.append(20, 1, 0);
    series.append(15, 1, 0);
    QCOMPARE(timesOf(series.points()), (Times{10, 20}));
}

void TestTrendSeries::joinsReadingsWithinTheResolution()
{
    TrendSeries series;
    series.append(100, 5, 10);
    series.append(104, 1, 10);
    series.append(109, 9, 10);
    series.append(110, 7, 10);
    QCOMPARE(timesOf(series.points()), (Times{100, 110}));
    QCOMPARE(series.points()[0].min, 1.0);
    QCOMPARE(series.points()[0].max, 9.0);
    QCOMPARE(series.points()[0].mean, 5.0);
}

void TestTrendSeries::doesNotJoinReadingsToHistory()
{
    TrendSeries series;
    series.assign({{100, 1, 2, 1.5}});
    series.append(105, 50, 10);
    QCOMPARE(timesOf(series.points()), (Times{100, 105}));
    QCOMPARE(series.points()[0].max, 2.0);
}

void TestTrendSeries::keepsHistoryInOrder()
{
    TrendSeries series = makeSeries({1, 2, 3});
    series.assign({{10, 0, 0, 0}, {20, 0, 0, 0}, {20, 0, 0, 0}, {15, 0, 0, 0}, {30, 0, 0, 0}});
    QCOMPARE(timesOf(series.points()), (Times{10, 20, 30}));
}

void TestTrendSeries::dropsTheOldestAboveItsCapacity()
{
    TrendSeries series;
    const auto capacity = static_cast<std::int64_t>(TrendSeries::kCapacity);
    for (std::int64_t time = 1; time <= capacity + 1000; ++time)
        series.append(time, 0, 0);
    QCOMPARE(series.points().size(), TrendSeries::kCapacity);
    QCOMPARE(series.points().front().timeMs, 1001);
    QCOMPARE(series.points().back().timeMs, capacity + 1000);
}

void TestTrendSeries::forgetsThePast()
{
    TrendSeries series = makeSeries({10, 20, 30, 40});
    series.dropBefore(20);
    QCOMPARE(timesOf(series.points()), (Times{20, 30, 40}));
    series.dropBefore(1000);
    QVERIFY(series.isEmpty());
    series.append(5, 1, 0);
    QCOMPARE(timesOf(series.points()), (Times{5}));
}

void TestTrendSeries::knowsTheUsualInterval()
{
    TrendSeries series = makeSeries({0, 100, 200, 5000, 5100, 5200});
    QCOMPARE(series.typicalIntervalMs(), 100);
    std::vector<TrendPoint> slow;
    for (int number = 0; number < 1000; ++number)
        slow.push_back({number * 60'000, 0, 0, 0});
    series.assign(slow);
    QCOMPARE(series.typicalIntervalMs(), 60'000);
}

/// Points of an hour's history stand five seconds and some milliseconds apart, live readings one second.
void TestTrendSeries::keepsItsHistoryInOneLineWhenLiveReadingsAreTheMost()
{
    std::vector<TrendPoint> history;
    for (std::int64_t time = 0; time < 500'000; time += 5004)
        history.push_back({time, 1, 1, 1});
    TrendSeries series;
    series.assign(history);
    for (std::int64_t time = 500'000; time < 900'000; time += 1000)
        series.append(time, 1, 0);
    QVERIFY(series.gapMs() > 5004);
    QVERIFY(series.gapMs() < 12'000);
}

LINESIDE_TEST(TestTrendSeries)

} // namespace tst_trendseries

#include "tst_trendseries.moc"
