// SPDX-License-Identifier: GPL-3.0-or-later
#include "trend/trendaxis.h"

#include "support/testmain.h"

#include <QTest>

#include <limits>

using namespace lineside;

namespace tst_trendaxis {

class TestTrendAxis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standsWithoutData();
    void isRoundAndHoldsTheRange_data();
    void isRoundAndHoldsTheRange();
    void putsAFlatLineInTheMiddle();
    void holdsAnyRange();
    void hasNoTicksWithoutTime();
    void putsTicksOnRoundLocalTimes_data();
    void putsTicksOnRoundLocalTimes();
    void namesTheDayAtMidnight();
    void keepsTicksOnTheHourAcrossDaylightSaving();
};

void TestTrendAxis::standsWithoutData()
{
    const double infinity = std::numeric_limits<double>::infinity();
    const ValueAxis axis = niceAxis(infinity, -infinity, 5);
    QCOMPARE(axis.low, 0.0);
    QCOMPARE(axis.high, 1.0);
}

void TestTrendAxis::isRoundAndHoldsTheRange_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<double>("axisLow");
    QTest::addColumn<double>("axisHigh");
    QTest::addColumn<int>("digits");
    QTest::newRow("nought to hundred") << 0.0 << 100.0 << 0.0 << 100.0 << 0;
    QTest::newRow("a little over hundred") << 0.0 << 101.0 << 0.0 << 125.0 << 0;
    QTest::newRow("across nought") << -3.0 << 4.0 << -4.0 << 6.0 << 0;
    QTest::newRow("small") << 0.012 << 0.019 << 0.012 << 0.022 << 3;
    QTest::newRow("far from nought") << 1000.0 << 1004.0 << 1000.0 << 1005.0 << 0;
}

void TestTrendAxis::isRoundAndHoldsTheRange()
{
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(double, axisLow);
    QFETCH(double, axisHigh);
    QFETCH(int, digits);
    const ValueAxis axis = niceAxis(low, high, 5);
    QCOMPARE(axis.low, axisLow);
    QCOMPARE(axis.high, axisHigh);
    QCOMPARE(axis.digits, digits);
}

void TestTrendAxis::putsAFlatLineInTheMiddle()
{
    const ValueAxis axis = niceAxis(50, 50, 5);
    QVERIFY(axis.low < 50 && axis.high > 50);
    QVERIFY(axis.fraction(50) > 0.2 && axis.fraction(50) < 0.8);
}

void TestTrendAxis::holdsAnyRange()
{
    for (double low : {-1e9, -273.15, -0.001, 0.0, 0.3, 99.99, 1e6}) {
        for (double span : {1e-6, 0.7, 3.0, 12.5, 999.0, 1e7}) {
            const ValueAxis axis = niceAxis(low, low + span, 5);
            QVERIFY2(axis.low <= low + 1e-6 * (1 + std::abs(low)), qPrintable(QString::number(low)));
            QVERIFY2(axis.high >= low + span - 1e-6, qPrintable(QString::number(low)));
        }
    }
}

void TestTrendAxis::hasNoTicksWithoutTime()
{
    QVERIFY(makeTimeTicks(5, 5, 10, QLocale::c()).empty());
    QVERIFY(makeTimeTicks(0, 60'000, 0, QLocale::c()).empty());
}

void TestTrendAxis::putsTicksOnRoundLocalTimes_data()
{
    QTest::addColumn<qint64>("span");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    // The window begins at 09:07:13 UTC.
    QTest::newRow("a minute by ten seconds") << qint64(60'000) << "09:07:20"
                                             << "09:07:30";
    QTest::newRow("ten minutes by two") << qint64(600'000) << "09:08"
                                        << "09:10";
    QTest::newRow("a day by four hours") << qint64(86'400'000) << "12:00"
                                         << "16:00";
    QTest::newRow("a month by five days") << qint64(30) * 86'400'000 << "2 Jan"
                                          << "7 Jan";
}

void TestTrendAxis::putsTicksOnRoundLocalTimes()
{
    QFETCH(qint64, span);
    QFETCH(QString, first);
    QFETCH(QString, second);
    constexpr std::int64_t kFrom = 1767225600000 + ((9 * 60 + 7) * 60 + 13) * 1000;
    const auto ticks = makeTimeTicks(kFrom, kFrom + span, 6, QLocale::c());
    QVERIFY(ticks.size() >= 2 && ticks.size() <= 8);
    QCOMPARE(ticks[0].label, first);
    QCOMPARE(ticks[1].label, second);
}

void TestTrendAxis::namesTheDayAtMidnight()
{
    constexpr std::int64_t kMidnight = 1767225600000;
    const auto ticks = makeTimeTicks(kMidnight - 3'600'000, kMidnight + 3'600'000, 6, QLocale::c());
    QStringList labels;
    for (const TimeTick &tick : ticks)
        labels.append(tick.label);
    QVERIFY(labels.contains(QStringLiteral("1 Jan")));
    QVERIFY(labels.contains(QStringLiteral("23:30")));
}

void TestTrendAxis::keepsTicksOnTheHourAcrossDaylightSaving()
{
    const QByteArray before = qgetenv("TZ");
    qputenv("TZ", "Europe/Berlin");
    tzset();
    constexpr std::int64_t kSpringForward = 1774746000000; // 2026-03-29T01:00:00Z
    const auto ticks = makeTimeTicks(kSpringForward - 6 * 3'600'000, kSpringForward + 6 * 3'600'000, 6, QLocale::c());
    QStringList labels;
    for (const TimeTick &tick : ticks)
        labels.append(tick.label);
    qputenv("TZ", before);
    tzset();
    QVERIFY2(labels.contains(QStringLiteral("06:00")), qPrintable(labels.join(u' ')));
    QVERIFY2(labels.contains(QStringLiteral("22:00")), qPrintable(labels.join(u' ')));
}

LINESIDE_TEST(TestTrendAxis)

} // namespace tst_trendaxis

#include "tst_trendaxis.moc"
