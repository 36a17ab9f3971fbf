// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/decoder.h"

#include "decode/writtennumber.h"
#include "support/testmain.h"

#include <QTest>

#include <string>

using namespace lineside;
using namespace std::string_literals;

namespace tst_writtennumber {

class TestWrittenNumber : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhenDigitsAreLost_data();
    void tellsWhenDigitsAreLost();
    void readsTheNearestDouble_data();
    void readsTheNearestDouble();
    void survivesAnyLength();
    void knowsJsonNumbers_data();
    void knowsJsonNumbers();
};

void TestWrittenNumber::tellsWhenDigitsAreLost_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<bool>("lost");
    QTest::newRow("0") << QByteArray("0") << false;
    QTest::newRow("-0") << QByteArray("-0") << false;
    QTest::newRow("0.000") << QByteArray("0.000") << false;
    QTest::newRow("-0.0e5") << QByteArray("-0.0e5") << false;
    QTest::newRow("1") << QByteArray("1") << false;
    QTest::newRow("71.25") << QByteArray("71.25") << false;
    QTest::newRow("1e3") << QByteArray("1e3") << false;
    QTest::newRow("21.300000000000001") << QByteArray("21.300000000000001") << false;
    QTest::newRow("0.30000000000000004") << QByteArray("0.30000000000000004") << false;
    QTest::newRow("3.141592653589793") << QByteArray("3.141592653589793") << false;
    QTest::newRow("9007199254740992") << QByteArray("9007199254740992") << false;
    QTest::newRow("9007199254740994.0") << QByteArray("9007199254740994.0") << false;
    QTest::newRow("18446744073709551616") << QByteArray("18446744073709551616") << false;
    QTest::newRow("-9223372036854775808") << QByteArray("-9223372036854775808") << false;
    QTest::newRow("1e22") << QByteArray("1e22") << false;
    QTest::newRow("1e23") << QByteArray("1e23") << false;
    QTest::newRow("100000000000000000000000") << QByteArray("100000000000000000000000") << false;
    QTest::newRow("1.0000000000000000000000") << QByteArray("1.0000000000000000000000") << false;
    QTest::newRow("1.7976931348623157e308") << QByteArray("1.7976931348623157e308") << false;
    QTest::newRow("2.2250738585072014e-308") << QByteArray("2.2250738585072014e-308") << false;
    QTest::newRow("5e-324") << QByteArray("5e-324") << false;
    QTest::newRow("4.9e-324") << QByteArray("4.9e-324") << false;
    QTest::newRow("0.1000000000000000055511151231257827021181583404541015625")
        << QByteArray("0.1000000000000000055511151231257827021181583404541015625") << false;
    QTest::newRow("9007199254740993") << QByteArray("9007199254740993") << true;
    QTest::newRow("-9007199254740993") << QByteArray("-9007199254740993") << true;
    QTest::newRow("9007199254740993.0") << QByteArray("9007199254740993.0") << true;
    QTest::newRow("9.007199254740993e15") << QByteArray("9.007199254740993e15") << true;
    QTest::newRow("18446744073709551615") << QByteArray("18446744073709551615") << true;
    QTest::newRow("-9223372036854775807") << QByteArray("-9223372036854775807") << true;
    QTest::newRow("123456789012345678") << QByteArray("123456789012345678") << true;
    QTest::newRow("3.14159265358979323846") << QByteArray("3.14159265358979323846") << true;
    QTest::newRow("0.1000000000000000000001") << QByteArray("0.1000000000000000000001") << true;
    QTest::newRow("353.2499999999999999999") << QByteArray("353.2499999999999999999") << true;
    QTest::newRow("1e-400") << QByteArray("1e-400") << true;
    QTest::newRow("-1e-400") << QByteArray("-1e-400") << true;
    QTest::newRow("3e-324") << QByteArray("3e-324") << true;
    QTest::newRow("0.12345678901234567890") << QByteArray("0.12345678901234567890") << true;
}

void TestWrittenNumber::tellsWhenDigitsAreLost()
{
    QFETCH(const QByteArray, number);
    QFETCH(const bool, lost);
    const std::string payload = R"({"device_id":"d","timestamp":"2026-11-23T08:15:30Z","sensor_type":"t","value":)"
        + number.toStdString() + "}";
    Decoder decoder;
    RawMessageView message;
    message.payload = payload;
    const auto reading = decoder.reading(message, "d");
    QVERIFY(reading.has_value());
    QCOMPARE(reading->valueRounded, lost);
    QCOMPARE(losesDigits(number.toStdString(), reading->value), lost);
    QCOMPARE(decoder.takeDoubts().roundedValues, std::uint64_t(lost ? 1 : 0));
    QCOMPARE(decoder.takeDoubts().roundedValues, std::uint64_t(0));
}

void TestWrittenNumber::readsTheNearestDouble_data()
{
    QTest::addColumn<std::string>("number");
    QTest::addColumn<std::string>("value"); // as it prints; empty: larger than every double
    const std::string nought(400, '0');
    QTest::newRow("short") << "71.25"s
                           << "71.25"s;
    QTest::newRow("all the digits of a double") << "0.1000000000000000055511151231257827021181583404541015625"s
                                                << "0.1"s;
    QTest::newRow("more than them") << "0.10000000000000000555111512312578270211815834045410156250001"s
                                    << "0.1"s;
    QTest::newRow("twenty digits") << "12345678901234567890"s
                                   << "12345678901234567000"s;
    QTest::newRow("many noughts behind") << "1.5" + nought << "1.5"s;
    QTest::newRow("many noughts before") << "0." + nought + "15e401"
                                         << "1.5"s;
    QTest::newRow("many noughts taken back") << "15" + nought + "e-401"
                                             << "1.5"s;
    QTest::newRow("below nought") << "-0.1000000000000000055511151231257827"s
                                  << "-0.1"s;
    QTest::newRow("too small, short") << "1e-400"s
                                      << "0"s;
    QTest::newRow("too small, long") << "0." + nought + "1"
                                     << "0"s;
    QTest::newRow("too small by its exponent") << "1.0000000000000000000000e-99999999999999999999"s
                                               << "0"s;
    QTest::newRow("too large, short") << "1e400"s
                                      << ""s;
    QTest::newRow("too large, long") << "1" + nought << ""s;
    QTest::newRow("too large by its exponent") << "1.0000000000000000000000e99999999999999999999"s
                                               << ""s;
    QTest::newRow("too large with a sign") << "-0.00001000000000000000000e+400"s
                                           << ""s;
    QTest::newRow("nought of any length") << "0." + nought << "0"s;
    QTest::newRow("nought with any exponent") << "0.000000000000000000e99999999999999999999"s
                                              << "0"s;
}

void TestWrittenNumber::readsTheNearestDouble()
{
    QFETCH(const std::string, number);
    QFETCH(const std::string, value);
    const std::string payload
        = R"({"device_id":"d","timestamp":"2026-11-23T08:15:30Z","sensor_type":"t","value":)" + number + ",\"x\":1}";
    Decoder decoder;
    RawMessageView message;
    message.payload = payload;
    const auto reading = decoder.reading(message, "d");
    QCOMPARE(reading.has_value(), !value.empty());
    if (value.empty())
        QCOMPARE(reading.error().context, "number_out_of_range"s);
    else
        QVERIFY2(reading->value == std::stod(value), std::to_string(reading->value).c_str());
}

void TestWrittenNumber::survivesAnyLength()
{
    QVERIFY(losesDigits("0." + std::string(100'000, '1'), 0.1111111111111111));
    QVERIFY(!losesDigits("1." + std::string(100'000, '0'), 1));
    QVERIFY(!losesDigits("0." + std::string(100'000, '0') + "e5", 0));
    QVERIFY(losesDigits("0." + std::string(1'000, '3'), 1.0 / 3));
}

void TestWrittenNumber::knowsJsonNumbers_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<bool>("known");
    for (const char *number : {"0", "-0", "1e400", "-1.5E+003", "0.0e-0", "123456789012345678901234567890"})
        QTest::newRow(number) << QByteArray(number) << true;
    for (const char *other :
         {"", "-", "+1", "01", "-01", ".5", "1.", "1e", "1e+", "0x1", "1_0", "1,5", "Infinity", "NaN", "1 ", " 1"})
        QTest::addRow("not \"%s\"", other) << QByteArray(other) << false;
}

void TestWrittenNumber::knowsJsonNumbers()
{
    QFETCH(const QByteArray, token);
    QFETCH(const bool, known);
    QCOMPARE(isJsonNumber(token.toStdString()), known);
}

LINESIDE_TEST(TestWrittenNumber)

} // namespace tst_writtennumber

#include "tst_writtennumber.moc"
