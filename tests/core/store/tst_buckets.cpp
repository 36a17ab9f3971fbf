// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/buckets.h"

#include <QTest>

using namespace lineside;

class TestBuckets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesARoundWidthThatFits_data()
    {
        QTest::addColumn<qint64>("fromMs");
        QTest::addColumn<qint64>("lengthMs");
        QTest::addColumn<int>("maxPoints");
        QTest::addColumn<qint64>("widthMs");
        QTest::newRow("a second on a wide screen") << 0LL << 1000LL << 1200 << 1LL;
        QTest::newRow("ten minutes") << 0LL << 600'000LL << 1200 << 500LL;
        QTest::newRow("an hour") << 0LL << 3'600'000LL << 1200 << 5000LL;
        QTest::newRow("a day") << 0LL << 86'400'000LL << 1440 << 60'000LL;
        QTest::newRow("a day that begins within a minute has one more column")
            << 30'000LL << 86'400'000LL << 1440 << 120'000LL;
        QTest::newRow("thirty days") << 0LL << 30 * 86'400'000LL << 1200 << 3'600'000LL;
        QTest::newRow("ten years") << 0LL << 3650 * 86'400'000LL << 1200 << 4 * 86'400'000LL;
        QTest::newRow("one column for all, across a border of days") << 86'399'000LL << 2000LL << 1 << 86'400'000LL;
    }
    void choosesARoundWidthThatFits()
    {
        QFETCH(qint64, fromMs);
        QFETCH(qint64, lengthMs);
        QFETCH(int, maxPoints);
        QFETCH(qint64, widthMs);
        const HistoryQuery query{{}, fromMs, fromMs + lengthMs, maxPoints};
        QCOMPARE(bucketWidthMs(query), widthMs);
    }

    void roundsDownBefore1970Too()
    {
        QCOMPARE(bucketStart(59'999, 60'000), 0);
        QCOMPARE(bucketStart(60'000, 60'000), 60'000);
        QCOMPARE(bucketStart(-1, 60'000), -60'000);
        QCOMPARE(bucketStart(-60'000, 60'000), -60'000);
    }

    void addsUp()
    {
        Bucket bucket;
        bucket.add({2, -1, 3, 2});
        bucket.add({});
        bucket.add({1, 5, 5, 5});
        const auto points = toPoints({{60'000, bucket}});
        QCOMPARE(points.size(), 1U);
        QCOMPARE(points[0].timeMs, 60'000);
        QCOMPARE(points[0].min, -1.0);
        QCOMPARE(points[0].max, 5.0);
        QCOMPARE(points[0].mean, 7.0 / 3);
        QCOMPARE(points[0].count, 3U);
    }

    void theMeanNeverLeavesTheRange()
    {
        const auto points = toPoints({{0, {2, 1e308, 1.5e308, std::numeric_limits<double>::infinity()}}});
        QCOMPARE(points[0].mean, 1.5e308);
    }
};

QTEST_APPLESS_MAIN(TestBuckets)
#include "tst_buckets.moc"
