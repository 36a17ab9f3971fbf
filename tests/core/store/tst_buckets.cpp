// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/buckets.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_buckets {

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

    void takesWholeRollupsAndTheRestFromFinerOnes_data()
    {
        QTest::addColumn<qint64>("fromMs");
        QTest::addColumn<qint64>("toMs");
        QTest::addColumn<int>("level");
        QTest::addColumn<QString>("parts");
        const int minutes = int(HistoryLevel::Minutes);
        const int hours = int(HistoryLevel::Hours);
        constexpr qint64 kHour = 3'600'000;
        QTest::newRow("raw readings are never parted")
            << 1LL << 7'200'001LL << int(HistoryLevel::Points) << QStringLiteral("p 1-7200001");
        QTest::newRow("whole minutes") << 60'000LL << 180'000LL << minutes << QStringLiteral("m 60000-180000");
        QTest::newRow("a millisecond more at the start")
            << 59'999LL << 180'000LL << minutes << QStringLiteral("p 59999-60000 m 60000-180000");
        QTest::newRow("a millisecond less at the start")
            << 60'001LL << 180'000LL << minutes << QStringLiteral("p 60001-120000 m 120000-180000");
        QTest::newRow("a millisecond more at the end")
            << 60'000LL << 180'001LL << minutes << QStringLiteral("m 60000-180000 p 180000-180001");
        QTest::newRow("a millisecond less at the end")
            << 60'000LL << 179'999LL << minutes << QStringLiteral("m 60000-120000 p 120000-179999");
        QTest::newRow("within a minute") << 60'001LL << 119'999LL << minutes << QStringLiteral("p 60001-119999");
        QTest::newRow("over the border of two minutes, neither whole")
            << 60'001LL << 179'999LL << minutes << QStringLiteral("p 60001-179999");
        QTest::newRow("whole hours") << kHour << 3 * kHour << hours << QStringLiteral("h 3600000-10800000");
        QTest::newRow("hours with both ends in the middle of a minute")
            << kHour - 60'001 << 2 * kHour + 60'001 << hours
            << QStringLiteral("p 3539999-3540000 m 3540000-3600000 h 3600000-7200000 m 7200000-7260000"
                              " p 7260000-7260001");
        QTest::newRow("no whole hour, then as if minutes were asked for")
            << kHour + 1 << 2 * kHour - 1 << hours
            << QStringLiteral("p 3600001-3660000 m 3660000-7140000 p 7140000-7199999");
        QTest::newRow("no whole hour nor minute")
            << kHour + 1 << kHour + 2 << hours << QStringLiteral("p 3600001-3600002");
        QTest::newRow("before 1970") << -120'001LL << -59'999LL << minutes
                                     << QStringLiteral("p -120001--120000 m -120000--60000 p -60000--59999");
        QTest::newRow("nothing") << 5LL << 5LL << hours << QString();
        QTest::newRow("less than nothing") << 6LL << 5LL << minutes << QString();
    }
    void takesWholeRollupsAndTheRestFromFinerOnes()
    {
        QFETCH(qint64, fromMs);
        QFETCH(qint64, toMs);
        QFETCH(int, level);
        QStringList told;
        qint64 reached = fromMs;
        for (const auto &part : partsOf(fromMs, toMs, static_cast<HistoryLevel>(level))) {
            QCOMPARE(part.fromMs, reached);
            QVERIFY(part.toMs > part.fromMs);
            reached = part.toMs;
            told.append(
                QStringLiteral("%1 %2-%3").arg(QLatin1Char("pmh"[int(part.level)])).arg(part.fromMs).arg(part.toMs));
        }
        QCOMPARE(reached, fromMs < toMs ? toMs : fromMs);
        QTEST(told.join(u' '), "parts");
    }

    void aBucketIsNotDatedBeforeTheStretch()
    {
        const Bucket one{1, 5, 5, 5};
        const auto points = toPoints({{60'000, one}, {120'000, one}}, 90'000);
        QCOMPARE(points[0].timeMs, 90'000);
        QCOMPARE(points[1].timeMs, 120'000);
    }

    void addsUp()
    {
        Bucket bucket;
        bucket.add({2, -1, 3, 2});
        bucket.add({});
        bucket.add({1, 5, 5, 5});
        const auto points = toPoints({{60'000, bucket}}, 0);
        QCOMPARE(points.size(), 1U);
        QCOMPARE(points[0].timeMs, 60'000);
        QCOMPARE(points[0].min, -1.0);
        QCOMPARE(points[0].max, 5.0);
        QCOMPARE(points[0].mean, 7.0 / 3);
        QCOMPARE(points[0].count, 3U);
    }

    void theMeanNeverLeavesTheRange()
    {
        const auto points = toPoints({{0, {2, 1e308, 1.5e308, std::numeric_limits<double>::infinity()}}}, 0);
        QCOMPARE(points[0].mean, 1.5e308);
    }
};

LINESIDE_TEST(TestBuckets)

} // namespace tst_buckets

#include "tst_buckets.moc"
