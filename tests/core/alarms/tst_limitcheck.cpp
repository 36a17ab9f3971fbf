// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/decimalsum.h"

#include "alarms/limitcheck.h"
#include "support/testmain.h"

#include <QTest>

#include <cmath>

using namespace lineside;

namespace tst_limitcheck {

class TestLimitCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesInDecimal_data();
    void comparesInDecimal();
    void neverBothBeyondAndBackInside();
    void addsInDecimal_data();
    void addsInDecimal();
    void addsHundredthsWithoutError();
};

void TestLimitCheck::comparesInDecimal_data()
{
    QTest::addColumn<LimitKind>("kind");
    QTest::addColumn<double>("limit");
    QTest::addColumn<double>("deadband");
    QTest::addColumn<double>("value");
    QTest::addColumn<ValueOrigin>("origin");
    QTest::addColumn<bool>("beyond");
    QTest::addColumn<bool>("backInside");
    QTest::newRow("80 is not above 80") << LimitKind::High << 80.0 << 0.0 << 80.0 << ValueOrigin::AsWritten << false
                                        << true;
    QTest::newRow("the next number above 80 is")
        << LimitKind::High << 80.0 << 0.0 << std::nextafter(80.0, 100.0) << ValueOrigin::AsWritten << true << false;
    QTest::newRow("a millionth of a millionth above is")
        << LimitKind::High << 80.1 << 0.0 << 80.100000000001 << ValueOrigin::AsWritten << true << false;
    QTest::newRow("80.1 is not above 80.1")
        << LimitKind::High << 80.1 << 0.0 << 80.1 << ValueOrigin::AsWritten << false << true;
    QTest::newRow("80.1 with more noughts is not above 80.1")
        << LimitKind::High << 80.1 << 0.0 << 80.1000 << ValueOrigin::AsWritten << false << true;
    QTest::newRow("353.25 kelvin are 80.1 celsius")
        << LimitKind::High << 80.1 << 0.0 << 353.25 - 273.15 << ValueOrigin::Converted << false << true;
    QTest::newRow("353.26 kelvin are above")
        << LimitKind::High << 80.1 << 0.0 << 353.26 - 273.15 << ValueOrigin::Converted << true << false;
    QTest::newRow("353.2501 kelvin are above")
        << LimitKind::High << 80.1 << 0.0 << 353.2501 - 273.15 << ValueOrigin::Converted << true << false;
    QTest::newRow("the same number as written is above")
        << LimitKind::High << 80.1 << 0.0 << 80.10000000000002 << ValueOrigin::AsWritten << true << false;
    QTest::newRow("176.18 fahrenheit are 80.1 celsius")
        << LimitKind::High << 80.1 << 0.0 << (176.18 - 32) * 5 / 9 << ValueOrigin::Converted << false << true;
    QTest::newRow("176.19 fahrenheit are above")
        << LimitKind::High << 80.1 << 0.0 << (176.19 - 32) * 5 / 9 << ValueOrigin::Converted << true << false;
    QTest::newRow("2.001 bar are 200100 pascal")
        << LimitKind::High << 200100.0 << 0.0 << 2.001 * 100000 << ValueOrigin::Converted << false << true;
    QTest::newRow("29.007547 psi near 2 bar are above when they are")
        << LimitKind::High << 200000.0 << 0.0 << 29.1 * 6894.757293168 << ValueOrigin::Converted << true << false;
    QTest::newRow("1.1 bar are not below 110000 pascal")
        << LimitKind::Low << 110000.0 << 0.0 << 1.1 * 100000 << ValueOrigin::Converted << false << true;
    QTest::newRow("just beyond the tolerance is above")
        << LimitKind::High << 100.0 << 0.0 << 100.0000002 << ValueOrigin::Converted << true << false;
    QTest::newRow("within the tolerance is equal")
        << LimitKind::High << 100.0 << 0.0 << 100.00000005 << ValueOrigin::Converted << false << true;
    QTest::newRow("within the tolerance below a low limit")
        << LimitKind::Low << 100.0 << 0.0 << 99.99999995 << ValueOrigin::Converted << false << true;
    QTest::newRow("beyond the tolerance below a low limit")
        << LimitKind::Low << 100.0 << 0.0 << 99.9999998 << ValueOrigin::Converted << true << false;
    QTest::newRow("as written there is no tolerance above")
        << LimitKind::High << 100.0 << 0.0 << 100.00000005 << ValueOrigin::AsWritten << true << false;
    QTest::newRow("as written there is no tolerance below")
        << LimitKind::Low << 100.0 << 0.0 << 99.99999995 << ValueOrigin::AsWritten << true << false;
    QTest::newRow("nought is not above nought")
        << LimitKind::High << 0.0 << 0.0 << 0.0 << ValueOrigin::Converted << false << true;
    QTest::newRow("less than nothing is not above")
        << LimitKind::High << 0.0 << 0.0 << -0.0 << ValueOrigin::Converted << false << true;
    QTest::newRow("a small number is above nought")
        << LimitKind::High << 0.0 << 0.0 << 1e-12 << ValueOrigin::Converted << true << false;
    QTest::newRow("273.15 kelvin are 0 celsius")
        << LimitKind::High << 0.0 << 0.0 << 273.15 - 273.15 << ValueOrigin::Converted << false << true;
    QTest::newRow("a limit below nought")
        << LimitKind::High << -40.0 << 0.0 << (-40.0 - 32) * 5 / 9 << ValueOrigin::Converted << false << true;
    QTest::newRow("above a limit below nought")
        << LimitKind::High << -40.1 << 0.0 << -40.0 << ValueOrigin::AsWritten << true << false;
    QTest::newRow("6.1 less 0.2 returns at 5.9")
        << LimitKind::High << 6.1 << 0.2 << 5.9 << ValueOrigin::AsWritten << false << true;
    QTest::newRow("and not a hair before")
        << LimitKind::High << 6.1 << 0.2 << std::nextafter(5.9, 6.0) << ValueOrigin::AsWritten << false << false;
    QTest::newRow("80.3 less 0.1 returns at 80.2")
        << LimitKind::High << 80.3 << 0.1 << 80.2 << ValueOrigin::AsWritten << false << true;
    QTest::newRow("0.3 less 0.1 returns at 0.2")
        << LimitKind::High << 0.3 << 0.1 << 0.2 << ValueOrigin::AsWritten << false << true;
    QTest::newRow("0.3 less 0.2 returns at 0.1")
        << LimitKind::High << 0.3 << 0.2 << 0.1 << ValueOrigin::AsWritten << false << true;
    QTest::newRow("1.1 and 0.2 return at 1.3")
        << LimitKind::Low << 1.1 << 0.2 << 1.3 << ValueOrigin::AsWritten << false << true;
    QTest::newRow("0.1 and 0.2 return at 0.3")
        << LimitKind::Low << 0.1 << 0.2 << 0.3 << ValueOrigin::AsWritten << false << true;
    QTest::newRow("and not a hair before, below")
        << LimitKind::Low << 0.1 << 0.2 << std::nextafter(0.3, 0.0) << ValueOrigin::AsWritten << false << false;
    QTest::newRow("0.7 and 0.1 return at 0.8")
        << LimitKind::Low << 0.7 << 0.1 << 0.8 << ValueOrigin::AsWritten << false << true;
    QTest::newRow("across nought") << LimitKind::High << 0.1 << 0.3 << -0.2 << ValueOrigin::AsWritten << false << true;
    QTest::newRow("across nought from below")
        << LimitKind::Low << -0.1 << 0.3 << 0.2 << ValueOrigin::AsWritten << false << true;
    QTest::newRow("below nought") << LimitKind::High << -6.1 << 0.2 << -6.3 << ValueOrigin::AsWritten << false << true;
    QTest::newRow("a deadband of the limit itself")
        << LimitKind::High << 6.1 << 6.1 << 0.0 << ValueOrigin::AsWritten << false << true;
    QTest::newRow("inside the deadband the alarm stays")
        << LimitKind::High << 80.0 << 2.0 << 79.0 << ValueOrigin::AsWritten << false << false;
    QTest::newRow("inside the deadband from below too")
        << LimitKind::Low << 10.0 << 2.0 << 11.0 << ValueOrigin::AsWritten << false << false;
    QTest::newRow("a converted value returns at the edge")
        << LimitKind::High << 80.1 << 0.8 << 352.45 - 273.15 << ValueOrigin::Converted << false << true;
    QTest::newRow("a converted value returns at a low edge")
        << LimitKind::Low << 10.1 << 0.2 << 283.45 - 273.15 << ValueOrigin::Converted << false << true;
    QTest::newRow("outermost upper limit, equal")
        << LimitKind::HighHigh << 240.5 << 0.5 << 240.5 << ValueOrigin::AsWritten << false << false;
    QTest::newRow("outermost upper limit, beyond")
        << LimitKind::HighHigh << 240.5 << 0.5 << 240.6 << ValueOrigin::AsWritten << true << false;
    QTest::newRow("outermost upper limit, back")
        << LimitKind::HighHigh << 240.3 << 0.1 << 240.2 << ValueOrigin::AsWritten << false << true;
    QTest::newRow("outermost lower limit, equal")
        << LimitKind::LowLow << -20.1 << 0.2 << -20.1 << ValueOrigin::AsWritten << false << false;
    QTest::newRow("outermost lower limit, beyond")
        << LimitKind::LowLow << -20.1 << 0.2 << -20.2 << ValueOrigin::AsWritten << true << false;
    QTest::newRow("outermost lower limit, back")
        << LimitKind::LowLow << -20.1 << 0.2 << -19.9 << ValueOrigin::AsWritten << false << true;
    QTest::newRow("outermost lower limit, converted")
        << LimitKind::LowLow << -20.1 << 0.2 << 253.05 - 273.15 << ValueOrigin::Converted << false << false;
    QTest::newRow("very large") << LimitKind::High << 1e300 << 1e299 << 9e299 << ValueOrigin::AsWritten << false
                                << true;
    QTest::newRow("very small") << LimitKind::High << 3e-300 << 1e-300 << 2e-300 << ValueOrigin::AsWritten << false
                                << true;
    QTest::newRow("a limit and a deadband far apart")
        << LimitKind::High << 1e20 << 0.1 << 1e20 << ValueOrigin::AsWritten << false << true;
    QTest::newRow("16 digits are told apart") << LimitKind::High << 9007199254740992.0 << 0.0 << 9007199254740994.0
                                              << ValueOrigin::AsWritten << true << false;
}

void TestLimitCheck::comparesInDecimal()
{
    QFETCH(const LimitKind, kind);
    QFETCH(const double, limit);
    QFETCH(const double, deadband);
    QFETCH(const double, value);
    QFETCH(const ValueOrigin, origin);
    QFETCH(const bool, beyond);
    QFETCH(const bool, backInside);
    const LimitCheck check(kind, limit, deadband);
    QCOMPARE(check.isBeyond(value, origin), beyond);
    QCOMPARE(check.isBackInside(value, origin), backInside);
}

void TestLimitCheck::neverBothBeyondAndBackInside()
{
    for (const LimitKind kind : {LimitKind::LowLow, LimitKind::Low, LimitKind::High, LimitKind::HighHigh}) {
        for (const double deadband : {0.0, 1e-12, 0.1}) {
            const LimitCheck check(kind, 80.1, deadband);
            for (double value = 80; value < 80.2; value += 0.0001) {
                for (const ValueOrigin origin : {ValueOrigin::AsWritten, ValueOrigin::Converted})
                    QVERIFY(!(check.isBeyond(value, origin) && check.isBackInside(value, origin)));
            }
        }
    }
}

void TestLimitCheck::addsInDecimal_data()
{
    QTest::addColumn<double>("a");
    QTest::addColumn<double>("b");
    QTest::addColumn<double>("sum");
    QTest::newRow("nothing") << 0.0 << 0.0 << 0.0;
    QTest::newRow("nothing to something") << 80.1 << 0.0 << 80.1;
    QTest::newRow("a tenth and two") << 0.1 << 0.2 << 0.3;
    QTest::newRow("6.1 less 0.2") << 6.1 << -0.2 << 5.9;
    QTest::newRow("less than nothing") << -6.1 << 0.2 << -5.9;
    QTest::newRow("the smaller first") << 0.2 << -6.1 << -5.9;
    QTest::newRow("one takes away the other") << 6.1 << -6.1 << 0.0;
    QTest::newRow("a carry") << 99.95 << 0.05 << 100.0;
    QTest::newRow("a borrow") << 100.0 << -0.05 << 99.95;
    QTest::newRow("large and small") << 1e22 << 1.0 << 1e22;
    QTest::newRow("whole numbers") << 200000.0 << -4000.0 << 196000.0;
    QTest::newRow("too large") << 1.7e308 << 1.7e308 << HUGE_VAL;
    QTest::newRow("the smallest there is") << 5e-324 << 5e-324 << 1e-323;
    QTest::newRow("the ends of the range") << 1e308 << -5e-324 << 1e308;
}

void TestLimitCheck::addsInDecimal()
{
    QFETCH(const double, a);
    QFETCH(const double, b);
    QFETCH(const double, sum);
    QVERIFY(decimalSum(a, b) == sum);
    QVERIFY(decimalSum(b, a) == sum);
}

void TestLimitCheck::addsHundredthsWithoutError()
{
    for (int a = -500; a <= 500; a += 7)
        for (int b = -500; b <= 500; b += 3)
            QVERIFY(decimalSum(a / 100.0, b / 100.0) == (a + b) / 100.0);
}

LINESIDE_TEST(TestLimitCheck)

} // namespace tst_limitcheck

#include "tst_limitcheck.moc"
