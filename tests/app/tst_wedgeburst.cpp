// SPDX-License-Identifier: GPL-3.0-or-later
#include "badge/wedgeburst.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_wedgeburst {

class TestWedgeBurst : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsAReaderFromAPerson_data();
    void tellsAReaderFromAPerson();
    void givesBackWhatWasTypedBefore();
    void keepsNothingOfTheLastOne();
};

void TestWedgeBurst::tellsAReaderFromAPerson_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<int>("gapMs");
    QTest::addColumn<bool>("isBadge");
    QTest::newRow("a reader") << QByteArray("0012749358") << 8 << true;
    QTest::newRow("the slowest reader") << QByteArray("001274") << 30 << true;
    QTest::newRow("a fast person") << QByteArray("001274") << 31 << false;
    QTest::newRow("a person") << QByteArray("0012749358") << 120 << false;
    QTest::newRow("too few") << QByteArray("00127") << 8 << false;
    QTest::newRow("too many") << QByteArray(129, '1') << 1 << false;
}

void TestWedgeBurst::tellsAReaderFromAPerson()
{
    QFETCH(const QByteArray, keys);
    QFETCH(const int, gapMs);
    QFETCH(const bool, isBadge);
    WedgeBurst burst;
    std::int64_t now = 1000;
    for (const char key : keys)
        (void)burst.add(key, now += gapMs);
    const auto code = burst.end(now + gapMs);
    QCOMPARE(code.has_value(), isBadge);
    if (code)
        QCOMPARE(*code, keys.toStdString());
}

void TestWedgeBurst::givesBackWhatWasTypedBefore()
{
    WedgeBurst burst;
    QVERIFY(!burst.add('a', 1000));
    QVERIFY(burst.add('0', 1200)); // the reader begins
    std::int64_t now = 1200;
    for (const char key : std::string("012749"))
        QVERIFY(!burst.add(key, now += 8));
    QCOMPARE(burst.end(now + 8).value_or("nothing"), std::string("0012749"));
}

void TestWedgeBurst::keepsNothingOfTheLastOne()
{
    WedgeBurst burst;
    for (const char key : std::string("001274"))
        (void)burst.add(key, 1000);
    QVERIFY(burst.end(1000));
    QVERIFY(burst.isEmpty() && !burst.end(1000));
}

LINESIDE_TEST(TestWedgeBurst)

} // namespace tst_wedgeburst

#include "tst_wedgeburst.moc"
