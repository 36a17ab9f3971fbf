// SPDX-License-Identifier: GPL-3.0-or-later
#include "trend/decimator.h"

#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace lineside;

namespace tst_decimator {

TrendPoint pointAt(std::int64_t timeMs, double value)
{
    return {timeMs, value, value, value};
}

std::vector<TrendColumn> columnsOf(const std::vector<TrendPoint> &points, const TrendWindow &window,
                                   std::int64_t gapMs = 0)
{
    std::vector<TrendColumn> columns;
    decimate(points, window, gapMs, columns);
    return columns;
}

class TestDecimator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesNothingOfNothing();
    void givesOnePointOneColumn();
    void keepsEveryPeak();
    void remembersWhereTheLineEntersAndLeaves();
    void neverMakesMoreColumnsThanPixels();
    void agreesWithTheSlowWay();
    void breaksTheLineAtAGap();
    void joinsWhatIsNoGap();
    void reachesOutToTheNeighbours();
    void clampsFarNeighbours();
    void survivesAnEmptyWindow();
    void overwritesOldColumns();
};

void TestDecimator::makesNothingOfNothing()
{
    QVERIFY(columnsOf({}, {0, 100, 10}).empty());
}

void TestDecimator::givesOnePointOneColumn()
{
    const auto columns = columnsOf({pointAt(55, 7)}, {0, 100, 10});
    QCOMPARE(columns.size(), std::size_t{1});
    QCOMPARE(columns[0].x, 5);
    QCOMPARE(columns[0].min, 7.0);
    QVERIFY(!columns[0].joinsPrevious);
}

void TestDecimator::keepsEveryPeak()
{
    std::vector<TrendPoint> points;
    for (int time = 0; time < 100'000; ++time)
        points.push_back(pointAt(time, 0));
    points[33'333].max = 99;
    points[77'777].min = -99;
    const auto columns = columnsOf(points, {0, 100'000, 100});
    const auto highest
        = std::max_element(columns.begin(), columns.end(), [](const auto &a, const auto &b) { return a.max < b.max; });
    const auto lowest
        = std::min_element(columns.begin(), columns.end(), [](const auto &a, const auto &b) { return a.min < b.min; });
    QCOMPARE(highest->max, 99.0);
    QCOMPARE(highest->x, 33);
    QCOMPARE(lowest->min, -99.0);
    QCOMPARE(lowest->x, 77);
}

void TestDecimator::remembersWhereTheLineEntersAndLeaves()
{
    const auto columns = columnsOf({pointAt(0, 3), pointAt(1, 9), pointAt(2, 1), pointAt(9, 4)}, {0, 10, 1});
    QCOMPARE(columns.size(), std::size_t{1});
    QCOMPARE(columns[0].first, 3.0);
    QCOMPARE(columns[0].last, 4.0);
    QCOMPARE(columns[0].min, 1.0);
    QCOMPARE(columns[0].max, 9.0);
}

void TestDecimator::neverMakesMoreColumnsThanPixels()
{
    std::vector<TrendPoint> points;
    for (int time = 0; time < 7777; ++time)
        points.push_back(pointAt(time, std::sin(time)));
    const auto columns = columnsOf(points, {0, 7777, 613});
    QCOMPARE(columns.size(), std::size_t{613});
    QVERIFY(std::is_sorted(columns.begin(), columns.end(), [](const auto &a, const auto &b) { return a.x < b.x; }));
}

void TestDecimator::agreesWithTheSlowWay()
{
    std::vector<TrendPoint> points;
    std::int64_t time = 1'700'000'000'000;
    for (int number = 0; number < 5000; ++number)
        points.push_back(pointAt(time += 1 + number * 7919 % 13, std::sin(number * 0.1)));
    const TrendWindow window{points.front().timeMs, points.back().timeMs + 1, 997};
    const auto columns = columnsOf(points, window);
    std::size_t met = 0;
    for (const TrendColumn &column : columns) {
        double low = 2;
        double high = -2;
        for (const TrendPoint &point : points) {
            if (window.columnAt(point.timeMs) != column.x)
                continue;
            ++met;
            low = std::min(low, point.min);
            high = std::max(high, point.max);
        }
        QCOMPARE(column.min, low);
        QCOMPARE(column.max, high);
    }
    QCOMPARE(met, points.size());
}

void TestDecimator::breaksTheLineAtAGap()
{
    const auto columns = columnsOf({pointAt(0, 1), pointAt(10, 1), pointAt(60, 1), pointAt(70, 1)}, {0, 100, 10}, 20);
    QCOMPARE(columns.size(), std::size_t{4});
    QVERIFY(columns[1].joinsPrevious);
    QVERIFY(!columns[2].joinsPrevious);
    QVERIFY(columns[3].joinsPrevious);
}

void TestDecimator::joinsWhatIsNoGap()
{
    const auto columns = columnsOf({pointAt(0, 1), pointAt(60, 1)}, {0, 100, 10}, 0);
    QVERIFY(columns[1].joinsPrevious);
}

void TestDecimator::reachesOutToTheNeighbours()
{
    const auto columns = columnsOf({pointAt(-30, 1), pointAt(50, 2), pointAt(130, 3)}, {0, 100, 10});
    QCOMPARE(columns.front().x, -3);
    QCOMPARE(columns.back().x, 13);
}

void TestDecimator::clampsFarNeighbours()
{
    const auto columns = columnsOf({pointAt(-4'000'000'000'000, 1), pointAt(4'000'000'000'000, 3)}, {0, 100, 10});
    QCOMPARE(columns.size(), std::size_t{2});
    QVERIFY(columns.front().x > -32768);
    QVERIFY(columns.back().x < 32768);
}

void TestDecimator::survivesAnEmptyWindow()
{
    QCOMPARE(columnsOf({pointAt(1, 1), pointAt(2, 2)}, {5, 5, 10}).size(), std::size_t{1});
    QVERIFY(!columnsOf({pointAt(1, 1), pointAt(2, 2)}, {0, 10, 0}).empty());
}

void TestDecimator::overwritesOldColumns()
{
    std::vector<TrendColumn> columns(50);
    const std::vector<TrendPoint> points{pointAt(1, 1)};
    decimate(points, {0, 10, 10}, 0, columns);
    QCOMPARE(columns.size(), std::size_t{1});
}

LINESIDE_TEST(TestDecimator)

} // namespace tst_decimator

#include "tst_decimator.moc"
