// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/alertqueue.h"

#include <QTest>

#include <vector>

using namespace lineside;

namespace {

PendingAlert alert(std::uint64_t id)
{
    return {id, "oven-" + std::to_string(id), "{}"};
}

/// Takes all that may be tried now.
std::vector<std::uint64_t> takeAll(AlertQueue &queue)
{
    std::vector<std::uint64_t> taken;
    while (const PendingAlert *next = queue.next()) {
        taken.push_back(next->id);
        queue.taken();
    }
    return taken;
}

using Ids = std::vector<std::uint64_t>;

} // namespace

class TestAlertQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyOneHasNothing();
    void handsOutEachOnceAndForgetsWhatTheBrokerHas();
    void anEqualOneComesOnce();
    void aBrokenOneComesAgain();
    void aRefusedOneHoldsUpNobodyAndIsKept();
    void triesAFewAfterEachPauseAndEachInItsTurn();
    void oneThatGetsThroughBringsTheOthersBack();
};

void TestAlertQueue::anEmptyOneHasNothing()
{
    AlertQueue queue;
    QVERIFY(!queue.next());
    QCOMPARE(queue.size(), std::size_t(0));
    queue.confirmed(1);
    queue.refused(1);
    queue.release(3);
    QVERIFY(!queue.next());
    QCOMPARE(queue.topicOf(1), std::string());
}

void TestAlertQueue::handsOutEachOnceAndForgetsWhatTheBrokerHas()
{
    AlertQueue queue;
    queue.add(alert(1));
    queue.add(alert(2));
    QCOMPARE(takeAll(queue), Ids({1, 2}));
    QCOMPARE(queue.size(), std::size_t(2));
    queue.confirmed(1);
    QCOMPARE(queue.size(), std::size_t(1));
    QCOMPARE(takeAll(queue), Ids());
    QCOMPARE(queue.topicOf(2), std::string("alerts/oven-2"));
}

void TestAlertQueue::anEqualOneComesOnce()
{
    AlertQueue queue;
    queue.add(alert(1));
    queue.add(alert(1));
    QCOMPARE(takeAll(queue), Ids({1}));
}

void TestAlertQueue::aBrokenOneComesAgain()
{
    AlertQueue queue;
    queue.add(alert(1));
    QCOMPARE(takeAll(queue), Ids({1}));
    queue.broken(1);
    QCOMPARE(takeAll(queue), Ids({1}));
    queue.broken(1);
    queue.confirmed(1);
    QCOMPARE(takeAll(queue), Ids());
}

void TestAlertQueue::aRefusedOneHoldsUpNobodyAndIsKept()
{
    AlertQueue queue;
    queue.add(alert(1));
    QCOMPARE(takeAll(queue), Ids({1}));
    queue.refused(1);
    queue.add(alert(2));
    QCOMPARE(takeAll(queue), Ids({2}));
    QCOMPARE(queue.size(), std::size_t(2));
    QCOMPARE(queue.countRefused(), std::size_t(1));
    QVERIFY(queue.hasAside());
    queue.release(1);
    QCOMPARE(takeAll(queue), Ids({1}));
    queue.refused(1);
    QCOMPARE(queue.countRefused(), std::size_t(1));
}

void TestAlertQueue::triesAFewAfterEachPauseAndEachInItsTurn()
{
    AlertQueue queue;
    for (std::uint64_t id = 1; id <= 5; ++id)
        queue.add(alert(id));
    for (const auto id : takeAll(queue))
        queue.refused(id);
    Ids tried;
    for (int pause = 0; pause < 4; ++pause) {
        queue.release(2);
        const Ids now = takeAll(queue);
        QCOMPARE(now.size(), std::size_t(2));
        for (const auto id : now)
            queue.refused(id);
        tried.insert(tried.end(), now.begin(), now.end());
    }
    QCOMPARE(tried, Ids({1, 2, 3, 4, 5, 1, 2, 3}));
}

void TestAlertQueue::oneThatGetsThroughBringsTheOthersBack()
{
    AlertQueue queue;
    for (std::uint64_t id = 1; id <= 100; ++id)
        queue.add(alert(id));
    for (const auto id : takeAll(queue))
        queue.refused(id);
    queue.release(1);
    int turns = 0;
    for (Ids now = takeAll(queue); !now.empty(); now = takeAll(queue), ++turns)
        for (const auto id : now)
            queue.confirmed(id);
    QCOMPARE(queue.size(), std::size_t(0));
    QCOMPARE(queue.countRefused(), std::size_t(0));
    QVERIFY2(turns <= 7, "each brings two more");
}

QTEST_GUILESS_MAIN(TestAlertQueue)
#include "tst_alertqueue.moc"
