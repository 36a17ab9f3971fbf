// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/rfc3339.h"

#include "support/testmain.h"

#include <QTest>

#include <limits>

using namespace lineside;

namespace tst_rfc3339 {

class TestRfc3339 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryWayToWriteAnInstant_data();
    void readsEveryWayToWriteAnInstant();
    void refusesWhatIsNoTime_data();
    void refusesWhatIsNoTime();
    void writesWhatItReads();
    void writesTheNearestYearThatHasAForm();
};

void TestRfc3339::readsEveryWayToWriteAnInstant_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("utcMs");
    QTest::newRow("the epoch") << QByteArray("1970-01-01T00:00:00Z") << qint64(0);
    QTest::newRow("a fraction of one digit") << QByteArray("1970-01-01T00:00:01.5Z") << qint64(1500);
    QTest::newRow("nanoseconds are cut to milliseconds") << QByteArray("1970-01-01T00:00:00.123999999Z") << qint64(123);
    QTest::newRow("an offset to the east") << QByteArray("2026-01-01T05:30:00+05:30") << qint64(1767225600000);
    QTest::newRow("an offset to the west") << QByteArray("2025-12-31T16:00:00-08:00") << qint64(1767225600000);
    QTest::newRow("before the epoch") << QByteArray("1969-12-31T23:59:59Z") << qint64(-1000);
    QTest::newRow("a leap day") << QByteArray("2024-02-29T00:00:00Z") << qint64(1709164800000);
    QTest::newRow("a leap second is the next second") << QByteArray("2016-12-31T23:59:60Z") << qint64(1483228800000);
    QTest::newRow("lower case letters") << QByteArray("1970-01-01t00:00:00z") << qint64(0);
}

void TestRfc3339::readsEveryWayToWriteAnInstant()
{
    QFETCH(const QByteArray, text);
    QFETCH(const qint64, utcMs);
    const auto parsed = parseRfc3339(text.toStdString());
    QVERIFY(parsed.has_value());
    QCOMPARE(*parsed, utcMs);
}

void TestRfc3339::refusesWhatIsNoTime_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"", "now", "2026-01-01", "2026-01-01T00:00:00", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z",
          "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00Zx",
          "2026-01-01T00:00:00+5:00", "2026-01-01T00:00:00+25:00", "20260101T000000Z", "9999-12-31T23:59:59-23:59",
          "0000-01-01T00:00:00+00:01"})
        QTest::newRow(*text ? text : "the empty text") << QByteArray(text);
}

void TestRfc3339::refusesWhatIsNoTime()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!parseRfc3339(text.toStdString()).has_value());
}

void TestRfc3339::writesWhatItReads()
{
    for (const std::string text : {"2026-11-23T08:15:30.250Z", "1999-12-31T23:59:59Z", "2024-02-29T12:00:00.001Z"})
        QCOMPARE(formatRfc3339(parseRfc3339(text).value()), text);
}

void TestRfc3339::writesTheNearestYearThatHasAForm()
{
    QCOMPARE(formatRfc3339(std::numeric_limits<std::int64_t>::min()), std::string("0000-01-01T00:00:00Z"));
    QCOMPARE(formatRfc3339(std::numeric_limits<std::int64_t>::max()), std::string("9999-12-31T23:59:59.999Z"));
}

LINESIDE_TEST(TestRfc3339)

} // namespace tst_rfc3339

#include "tst_rfc3339.moc"
