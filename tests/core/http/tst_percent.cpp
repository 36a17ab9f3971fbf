// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/percent.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;
using namespace std::string_literals;

namespace tst_percent {

class TestPercent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undoesTheEncoding();
    void refusesHalfAnEscape_data();
    void refusesHalfAnEscape();
};

void TestPercent::undoesTheEncoding()
{
    QCOMPARE(percentDecode("").value(), ""s);
    QCOMPARE(percentDecode("press-01").value(), "press-01"s);
    QCOMPARE(percentDecode("a%2Fb%2fc").value(), "a/b/c"s);
    QCOMPARE(percentDecode("%C3%B6fen+1").value(), "\xC3\xB6"s + "fen+1");
    QCOMPARE(percentDecode("%00").value(), "\0"s);
}

void TestPercent::refusesHalfAnEscape_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"%", "a%4", "%zz", "%4g", "% 4", "%-1", "%+1", "%%41"})
        QTest::newRow(text) << QByteArray(text);
}

void TestPercent::refusesHalfAnEscape()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!percentDecode(text.toStdString()).has_value());
}

LINESIDE_TEST(TestPercent)

} // namespace tst_percent

#include "tst_percent.moc"
