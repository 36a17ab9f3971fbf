// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/name.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_name {

class TestName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatCanBeADevicesId_data();
    void knowsWhatCanBeADevicesId();
    void sensorTypesDifferByMoreThanCaseAndBlanksAround();
    void aSensorMayBearWhatATopicCannot();
};

void TestName::knowsWhatCanBeADevicesId_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *name, const QByteArray &id, bool fits) { QTest::newRow(name) << id << fits; };
    row("a plain one", "oven-01", true);
    row("a byte order mark before it", "\xEF\xBB\xBFoven-01", false);
    row("one letter", "a", true);
    row("a name with a blank and an umlaut",
        "\xC3\x96"
        "fen S\xC3\xBC"
        "d",
        true);
    row("Chinese", "\xE6\xB8\xA9\xE5\xBA\xA6", true);
    row("beyond the first plane", "\xF0\x9F\x94\xA5", true);
    row("what means more in URLs, tables and line protocol", "=1,2;\"'%2F?&<>\\", true);
    row("dots", "..", true);
    row("one that begins like the broker's own topics", "$SYS", true);
    row("as long as may be", QByteArray(128, 'x'), true);
    row("none", "", false);
    row("a letter longer than may be", QByteArray(129, 'x'), false);
    row("two levels", "hall/oven", false);
    row("a level that ends", "oven/", false);
    row("a wildcard for one level", "+", false);
    row("a wildcard within", "oven+1", false);
    row("a wildcard for all", "#", false);
    row("a wildcard behind", "oven#", false);
    row("a NUL", QByteArray("oven\0one", 8), false);
    row("a NUL alone", QByteArray("\0", 1), false);
    row("a tab", "a\tb", false);
    row("a line end", "a\nb", false);
    row("a carriage return", "a\rb", false);
    row("an escape sequence", "\x1b[2J", false);
    row("a rubout", "a\x7f", false);
    row("a next line of eight bits", "a\xC2\x85", false);
    row("an escape sequence of eight bits",
        "\xC2\x9B"
        "2J",
        false);
    row("no UTF-8", "\xFF", false);
    row("Latin-1",
        "\xD6"
        "fen",
        false);
    row("half a letter", "a\xC3", false);
    row("the end of a letter alone",
        "\x96"
        "fen",
        false);
    row("a slash written too long", "\xC0\xAF", false);
    row("the same in three bytes", "\xE0\x80\xAF", false);
    row("the same in four bytes", "\xF0\x80\x80\xAF", false);
    row("half a surrogate pair", "\xED\xA0\x80", false);
    row("beyond the last letter", "\xF4\x90\x80\x80", false);
    row("five bytes", "\xF8\x88\x80\x80\x80", false);
}

void TestName::knowsWhatCanBeADevicesId()
{
    QFETCH(const QByteArray, id);
    QFETCH(const bool, fits);
    QCOMPARE(isDeviceId(id.toStdString()), fits);
}

void TestName::sensorTypesDifferByMoreThanCaseAndBlanksAround()
{
    QVERIFY(isSameSensorType("temperature", " TEMPERATURE\xe2\x80\x8b"));
    QVERIFY(isSameSensorType("\xef\xbb\xbfOven_Temp", "oven_temp"));
    QVERIFY(!isSameSensorType("oven_temp", "oven temp"));
    QVERIFY(!isSameSensorType("temperature", "temperature2"));
    QVERIFY(!isSameSensorType("t\xc3\x84st", "t\xc3\xa4st")); // ASCII alone has one case for all
}

void TestName::aSensorMayBearWhatATopicCannot()
{
    QVERIFY(isName("flow/in+out#2"));
    QVERIFY(!isDeviceId("flow/in+out#2"));
}

LINESIDE_TEST(TestName)

} // namespace tst_name

#include "tst_name.moc"
