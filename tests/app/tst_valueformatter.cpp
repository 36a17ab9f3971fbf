// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/unittable.h"
#include "support/paneltest.h"
#include "support/testmain.h"

#include <QSignalSpy>

#include <ctime>
#include <limits>
#include <utility>

using namespace lineside;

namespace tst_valueformatter {

class TestValueFormatter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsACodeWithoutATableOfUnits();
    void showsNumbersInTheUnitPeopleRead_data();
    void showsNumbersInTheUnitPeopleRead();
    void followsTheLocale();
    void showsUnitsOfTheSite();
    void convertsWithinAQuantity();
    void convertsNothingAcrossQuantities();
    void saysAges_data();
    void saysAges();
    void saysDurations();
    void showsNoTimeForNever();
    void turnsTheClockOnTheSecond();
    void tellsOfANewLocale();
};

void TestValueFormatter::showsACodeWithoutATableOfUnits()
{
    const ValueFormatter format({}, QLocale::c());
    QCOMPARE(format.withUnit(1.5, "furlong"), QStringLiteral("1.50 furlong"));
    QCOMPARE(format.withUnit(1.5, ""), QStringLiteral("1.50"));
    QVERIFY(!format.convert(1, "bar", "pascal"));
}

void TestValueFormatter::showsNumbersInTheUnitPeopleRead_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("expected");
    QTest::newRow("pressure is stored in pascal and read in bar") << 512340.0 << "pascal"
                                                                  << "5.12 bar";
    QTest::newRow("gauge pressure") << 344737.8647 << "pascal_gauge"
                                    << "3.45 bar(g)";
    QTest::newRow("absolute pressure") << 101325.0 << "pascal_absolute"
                                       << "1.01 bar(a)";
    QTest::newRow("a vacuum in gauge pressure") << -25000.0 << "pascal_gauge"
                                                << "-0.25 bar(g)";
    QTest::newRow("gauge pressure as a limit writes it") << 3.5 << "barg"
                                                         << "3.50 bar(g)";
    QTest::newRow("gauge pressure in its code") << 50.0 << "psi_gauge"
                                                << "50.00 psi(g)";
    QTest::newRow("absolute pressure in its code") << 1013.25 << "millibar_absolute"
                                                   << "1,013 mbar(a)";
    QTest::newRow("temperature") << 23.456 << "celsius"
                                 << "23.5 °C";
    QTest::newRow("no minus before nought") << -0.04 << "celsius"
                                            << "0.0 °C";
    QTest::newRow("minus where there is something") << -0.06 << "celsius"
                                                    << "-0.1 °C";
    QTest::newRow("force of a press in kilonewton") << 420000.0 << "newton"
                                                    << "420.0 kN";
    QTest::newRow("whole revolutions") << 4199.6 << "rpm"
                                       << "4,200 rpm";
    QTest::newRow("pieces have no unit") << 12.0 << "count"
                                         << "12";
    QTest::newRow("a symbol from the table of units") << 3.14159 << "kilogram"
                                                      << "3.14 kg";
    QTest::newRow("great numbers without fractions") << 12345.678 << "kilogram"
                                                     << "12,346 kg";
    QTest::newRow("small numbers with three digits") << 0.01234 << "kilogram"
                                                     << "0.012 kg";
    QTest::newRow("very small ones with an exponent") << 0.0000123 << "kilogram"
                                                      << "1.23E-05 kg";
    QTest::newRow("very great ones with an exponent") << 1.5e12 << "kilogram"
                                                      << "1.5E+12 kg";
    QTest::newRow("nought") << 0.0 << "kilogram"
                            << "0.0 kg";
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << "celsius"
                                  << "-- °C";
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << "rpm"
                              << "-- rpm";
}

void TestValueFormatter::showsNumbersInTheUnitPeopleRead()
{
    QFETCH(double, value);
    QFETCH(QString, unit);
    QFETCH(QString, expected);
    PanelBench bench;
    QCOMPARE(bench.format.withUnit(value, unit.toStdString()), expected);
}

void TestValueFormatter::followsTheLocale()
{
    const ValueFormatter format(DisplayUnits::builtIn(), QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(format.number(1234.5, "celsius"), QStringLiteral("1.234,5"));
}

void TestValueFormatter::showsUnitsOfTheSite()
{
    UnitTable table = UnitTable::builtIn();
    QVERIFY(table.add({.code = "gas_mark", .symbol = "GM", .quantity = "temperature", .factor = 14, .offset = 8.7}));
    const ValueFormatter format(DisplayUnits(std::move(table)), QLocale::c());
    QCOMPARE(format.withUnit(4, "gas_mark"), QStringLiteral("4.00 GM"));
    QVERIFY(format.convert(4, "gas_mark", "celsius"));
}

void TestValueFormatter::convertsWithinAQuantity()
{
    PanelBench bench;
    QCOMPARE(bench.format.convert(212, "fahrenheit", "celsius").value(), 100.0);
    QCOMPARE(bench.format.convert(100, "celsius", "fahrenheit").value(), 212.0);
    QCOMPARE(bench.format.convert(250000, "pascal", "bar").value(), 2.5);
    QCOMPARE(bench.format.convert(250000, "pascal_gauge", "barg").value(), 2.5);
    QCOMPARE(bench.format.convert(101325, "pascal_absolute", "mbar(a)").value(), 1013.25);
    QCOMPARE(bench.format.convert(7, "furlong", "furlong").value(), 7.0);
}

void TestValueFormatter::convertsNothingAcrossQuantities()
{
    PanelBench bench;
    QVERIFY(!bench.format.convert(1, "bar", "celsius"));
    QVERIFY(!bench.format.convert(1, "bar", "furlong"));
    QVERIFY(!bench.format.convert(1, "barg", "bar(a)"));
}

void TestValueFormatter::saysAges_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("expected");
    QTest::newRow("from the future is now") << qint64(-5000) << "0 s";
    QTest::newRow("below a second is none") << qint64(999) << "0 s";
    QTest::newRow("seconds up to two minutes") << qint64(119'999) << "119 s";
    QTest::newRow("then minutes") << qint64(120'000) << "2 min";
    QTest::newRow("then hours") << qint64(7'200'000) << "2 h";
    QTest::newRow("then days") << qint64(172'800'000) << "2 d";
}

void TestValueFormatter::saysAges()
{
    QFETCH(qint64, milliseconds);
    QFETCH(QString, expected);
    QCOMPARE(ValueFormatter({}, QLocale::c()).age(milliseconds), expected);
}

void TestValueFormatter::saysDurations()
{
    const ValueFormatter format({}, QLocale::c());
    QCOMPARE(format.duration(7000), QStringLiteral("0:07"));
    QCOMPARE(format.duration(725'000), QStringLiteral("12:05"));
    QCOMPARE(format.duration(11'525'000), QStringLiteral("3:12:05"));
}

void TestValueFormatter::showsNoTimeForNever()
{
    const ValueFormatter format({}, QLocale::c());
    QVERIFY(format.timeOfDay(0).isEmpty());
    QVERIFY(format.dateTime(0).isEmpty());
    for (const qint64 unset : {12'000LL, -62135596800000LL, 315964800000LL, 946684803000LL})
        QVERIFY(format.dateTime(unset).isEmpty());
    QCOMPARE(format.timeOfDay(1767225600000), QStringLiteral("00:00:00"));
}

void TestValueFormatter::turnsTheClockOnTheSecond()
{
    const QByteArray before = qgetenv("TZ");
    qputenv("TZ", "Europe/Berlin");
    tzset();
    const ValueFormatter format({}, QLocale::c());
    constexpr std::int64_t kSpringForward = 1774746000000; // 2026-03-29T01:00:00Z
    const QString last = format.timeOfDay(kSpringForward - 1000);
    const QString first = format.timeOfDay(kSpringForward);
    const QString day = format.date(kSpringForward + 79'200'000); // 23:00Z is the next day there
    qputenv("TZ", before);
    tzset();
    QCOMPARE(last, QStringLiteral("01:59:59"));
    QCOMPARE(first, QStringLiteral("03:00:00"));
    QVERIFY(day.contains(QStringLiteral("30")));
}

void TestValueFormatter::tellsOfANewLocale()
{
    ValueFormatter format(DisplayUnits::builtIn());
    QSignalSpy changed(&format, &ValueFormatter::localeChanged);
    format.setLocale(QLocale(QLocale::German));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(format.number(1.5, "celsius"), QStringLiteral("1,5"));
}

LINESIDE_TEST(TestValueFormatter)

} // namespace tst_valueformatter

#include "tst_valueformatter.moc"
