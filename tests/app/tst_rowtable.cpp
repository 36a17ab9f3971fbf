// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/rowtable.h"

#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace lineside;

namespace tst_rowtable {

struct Row
{
    QString id;
    int number = 0;
    double share = 0;

    const QString &key() const { return id; }
    static const std::vector<Column<Row>> &columns()
    {
        static const std::vector<Column<Row>> columns{
            column<&Row::id, Row>("name"), column<&Row::number, Row>("number"), column<&Row::share, Row>("share")};
        return columns;
    }
};

std::vector<Row> makeRows(const QString &keys)
{
    std::vector<Row> rows;
    for (const QChar key : keys)
        rows.push_back({QString(key)});
    return rows;
}

class TestRowTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst();
    void readsByRole();
    void saysNothingWhenNothingChanges();
    void namesOnlyTheRolesThatChanged();
    void takesNotANumberForEqual();
    void becomesWhatIsWanted_data();
    void becomesWhatIsWanted();
    void becomesAnythingFromAnything();
    void appends();
};

void TestRowTable::isEmptyAtFirst()
{
    QObject owner;
    RowTable<Row> table(&owner);
    QAbstractItemModelTester tester(table.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(table.model()->count(), 0);
    QVERIFY(!table.model()->value(0, "name").isValid());
    QCOMPARE(table.find(QStringLiteral("a")), -1);
}

void TestRowTable::readsByRole()
{
    QObject owner;
    RowTable<Row> table(&owner);
    table.setRows({{QStringLiteral("a"), 7, 0.5}});
    QCOMPARE(table.model()->value(0, "name").toString(), QStringLiteral("a"));
    QCOMPARE(table.model()->value(0, "number").toInt(), 7);
    QVERIFY(!table.model()->value(0, "nothing").isValid());
}

void TestRowTable::saysNothingWhenNothingChanges()
{
    QObject owner;
    RowTable<Row> table(&owner);
    table.setRows(makeRows(QStringLiteral("abc")));
    QSignalSpy data(table.model(), &QAbstractItemModel::dataChanged);
    QSignalSpy count(table.model(), &RowListModel::countChanged);
    table.setRows(makeRows(QStringLiteral("abc")));
    QCOMPARE(data.count(), 0);
    QCOMPARE(count.count(), 0);
}

void TestRowTable::namesOnlyTheRolesThatChanged()
{
    QObject owner;
    RowTable<Row> table(&owner);
    table.setRows(makeRows(QStringLiteral("abc")));
    QSignalSpy data(table.model(), &QAbstractItemModel::dataChanged);
    table.update(1, {QStringLiteral("b"), 9, 0});
    QCOMPARE(data.count(), 1);
    QCOMPARE(data[0][0].toModelIndex().row(), 1);
    QCOMPARE(data[0][1].toModelIndex().row(), 1);
    QCOMPARE(data[0][2].value<QList<int>>(), QList<int>{RowListModel::roleOf(1)});
}

void TestRowTable::takesNotANumberForEqual()
{
    QObject owner;
    RowTable<Row> table(&owner);
    const Row row{QStringLiteral("a"), 0, std::numeric_limits<double>::quiet_NaN()};
    table.setRows({row});
    QSignalSpy data(table.model(), &QAbstractItemModel::dataChanged);
    table.update(0, row);
    QCOMPARE(data.count(), 0);
}

void TestRowTable::becomesWhatIsWanted_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("filled") << ""
                            << "abc";
    QTest::newRow("emptied") << "abc"
                             << "";
    QTest::newRow("one more in the middle") << "ac"
                                            << "abc";
    QTest::newRow("one less in the middle") << "abc"
                                            << "ac";
    QTest::newRow("the last becomes the first") << "abcd"
                                                << "dabc";
    QTest::newRow("the first becomes the last") << "abcd"
                                                << "bcda";
    QTest::newRow("turned round") << "abcd"
                                  << "dcba";
    QTest::newRow("all others") << "abc"
                                << "xyz";
    QTest::newRow("some go, some come, some move") << "abcdef"
                                                   << "fxbay";
}

void TestRowTable::becomesWhatIsWanted()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QObject owner;
    RowTable<Row> table(&owner);
    QAbstractItemModelTester tester(table.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    table.setRows(makeRows(before));
    table.setRows(makeRows(after));
    QString now;
    for (const Row &row : table.rows())
        now += row.id;
    QCOMPARE(now, after);
}

void TestRowTable::becomesAnythingFromAnything()
{
    QObject owner;
    RowTable<Row> table(&owner);
    QAbstractItemModelTester tester(table.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(1);
    for (int round = 0; round < 200; ++round) {
        QString wanted;
        for (int letter = 0; letter < 8; ++letter) {
            const QChar key(u'a' + static_cast<int>(random.bounded(12)));
            if (!wanted.contains(key))
                wanted += key;
        }
        table.setRows(makeRows(wanted));
        QString now;
        for (const Row &row : table.rows())
            now += row.id;
        QCOMPARE(now, wanted);
    }
}

void TestRowTable::appends()
{
    QObject owner;
    RowTable<Row> table(&owner);
    QAbstractItemModelTester tester(table.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy count(table.model(), &RowListModel::countChanged);
    table.append({});
    table.append(makeRows(QStringLiteral("ab")));
    QCOMPARE(count.count(), 1);
    QCOMPARE(table.find(QStringLiteral("b")), 1);
}

LINESIDE_TEST(TestRowTable)

} // namespace tst_rowtable

#include "tst_rowtable.moc"
