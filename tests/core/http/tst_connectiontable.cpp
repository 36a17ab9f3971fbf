// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/connectiontable.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_connectiontable {

class TestConnectionTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyTableHasNothingToCut();
    void cutsWhoMissesTheDeadlineOnce();
    void aCrowdCostsTheOldest();
    void whoGotOnIsTheLastToBeCut();
    void forgetsWhoLeft();
};

// No descriptor is open under these numbers: shutting them down fails without harm.
static constexpr int kNoFd = -1;

void TestConnectionTable::anEmptyTableHasNothingToCut()
{
    ConnectionTable table;
    QCOMPARE(table.cutOverdue(1'000'000), std::size_t(0));
    QCOMPARE(table.cutOldestBeyond(0), std::size_t(0));
    QCOMPARE(table.nextDeadlineMs(), std::int64_t(-1));
}

void TestConnectionTable::cutsWhoMissesTheDeadlineOnce()
{
    ConnectionTable table;
    const auto early = table.add(kNoFd, 100);
    const auto late = table.add(kNoFd, 200);
    QCOMPARE(table.nextDeadlineMs(), std::int64_t(100));
    QCOMPARE(table.cutOverdue(99), std::size_t(0));
    QCOMPARE(table.cutOverdue(100), std::size_t(1));
    QVERIFY(early->cut);
    QVERIFY(!late->cut);
    QCOMPARE(table.cutOverdue(150), std::size_t(0));
    QCOMPARE(table.nextDeadlineMs(), std::int64_t(200));
}

void TestConnectionTable::aCrowdCostsTheOldest()
{
    ConnectionTable table;
    const auto first = table.add(kNoFd, 100);
    const auto second = table.add(kNoFd, 100);
    const auto third = table.add(kNoFd, 100);
    QCOMPARE(table.cutOldestBeyond(2), std::size_t(1));
    QVERIFY(first->cut);
    QVERIFY(!second->cut);
    QCOMPARE(table.cutOldestBeyond(2), std::size_t(0)); // who is cut no longer counts
    QCOMPARE(table.cutOldestBeyond(1), std::size_t(1));
    QVERIFY(second->cut);
    QVERIFY(!third->cut);
}

void TestConnectionTable::whoGotOnIsTheLastToBeCut()
{
    ConnectionTable table;
    const auto busy = table.add(kNoFd, 100);
    const auto idle = table.add(kNoFd, 100);
    table.renew(busy, 300);
    QCOMPARE(table.cutOldestBeyond(1), std::size_t(1));
    QVERIFY(idle->cut);
    QVERIFY(!busy->cut);
    QCOMPARE(table.nextDeadlineMs(), std::int64_t(300));
}

void TestConnectionTable::forgetsWhoLeft()
{
    ConnectionTable table;
    table.remove(table.add(kNoFd, 100));
    QCOMPARE(table.size(), std::size_t(0));
    QCOMPARE(table.nextDeadlineMs(), std::int64_t(-1));
}

LINESIDE_TEST(TestConnectionTable)

} // namespace tst_connectiontable

#include "tst_connectiontable.moc"
