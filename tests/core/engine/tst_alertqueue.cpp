// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/alertqueue.h"

#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace lineside;

namespace tst_alertqueue {

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
    void holdsTheTextOfSoManyAlone_data();
    void holdsTheTextOfSoManyAlone();
    void asksOnceAndAgainWhenItCouldNotBeRead();
    void whatIsNowhereHoldsUpNobody();
    void whatComesMeanwhileWaitsItsTurn();
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

void TestAlertQueue::holdsTheTextOfSoManyAlone_data()
{
    QTest::addColumn<int>("answer");
    QTest::newRow("the broker takes each") << 0;
    QTest::newRow("the connection breaks once under each") << 1;
    QTest::newRow("the broker refuses each once") << 2;
}

/// However many wait and whatever becomes of them, each goes out with its own text, in the order they were raised.
void TestAlertQueue::holdsTheTextOfSoManyAlone()
{
    QFETCH(const int, answer);
    constexpr std::uint64_t kCount = 20 * AlertQueue::kHeldAtMost;
    AlertQueue queue;
    for (std::uint64_t id = 1; id <= kCount; ++id) {
        if (id % 3 == 0)
            queue.addStored(id);
        else
            queue.add(alert(id));
    }
    Ids first;
    std::set<std::uint64_t> confirmed;
    std::set<std::uint64_t> answered;
    while (confirmed.size() < kCount) {
        QVERIFY(queue.countHeld() <= 2 * AlertQueue::kHeldAtMost);
        const Ids wanted = queue.takeWanted();
        std::vector<PendingAlert> found;
        for (const auto id : wanted)
            found.push_back(alert(id));
        QCOMPARE(queue.fill(wanted, found), std::size_t(0));
        std::size_t underWay = 0;
        Ids taken;
        for (const auto *next = queue.next(); next && underWay < 700; next = queue.next(), ++underWay) {
            QCOMPARE(next->deviceId, "oven-" + std::to_string(next->id));
            taken.push_back(next->id);
            queue.taken();
        }
        QVERIFY(!taken.empty());
        for (const auto id : taken) {
            if (answered.insert(id).second)
                first.push_back(id);
            else if (confirmed.insert(id).second) {
                queue.confirmed(id);
                continue;
            }
            if (answer == 0 && confirmed.insert(id).second)
                queue.confirmed(id);
            else if (answer == 1)
                queue.broken(id);
            else if (answer == 2)
                queue.refused(id);
        }
        queue.release(100);
    }
    QCOMPARE(first.size(), std::size_t(kCount));
    QVERIFY(std::ranges::is_sorted(first));
    QCOMPARE(queue.size(), std::size_t(0));
    QCOMPARE(queue.countHeld(), std::size_t(0));
    QCOMPARE(queue.countRefused(), std::size_t(0));
}

void TestAlertQueue::asksOnceAndAgainWhenItCouldNotBeRead()
{
    AlertQueue queue;
    QCOMPARE(queue.takeWanted(), Ids());
    queue.addStored(7);
    QVERIFY(!queue.next());
    QCOMPARE(queue.takeWanted(), Ids({7}));
    QCOMPARE(queue.takeWanted(), Ids());
    queue.notFilled();
    QCOMPARE(queue.takeWanted(), Ids({7}));
    QCOMPARE(queue.fill({7}, {alert(7)}), std::size_t(0));
    QCOMPARE(takeAll(queue), Ids({7}));
    QCOMPARE(queue.takeWanted(), Ids());
}

void TestAlertQueue::whatIsNowhereHoldsUpNobody()
{
    AlertQueue queue;
    for (std::uint64_t id = 1; id <= 3; ++id)
        queue.addStored(id);
    const Ids wanted = queue.takeWanted();
    QCOMPARE(wanted, Ids({1, 2, 3}));
    QCOMPARE(queue.fill(wanted, {alert(2)}), std::size_t(2));
    QCOMPARE(takeAll(queue), Ids({2}));
    QCOMPARE(queue.size(), std::size_t(1));
}

void TestAlertQueue::whatComesMeanwhileWaitsItsTurn()
{
    AlertQueue queue;
    queue.addStored(1);
    queue.add(alert(2));
    QVERIFY(!queue.next());
    const Ids wanted = queue.takeWanted();
    QCOMPARE(wanted, Ids({1}));
    queue.add(alert(3));
    QCOMPARE(queue.fill(wanted, {alert(1)}), std::size_t(0));
    QCOMPARE(takeAll(queue), Ids({1, 2, 3}));
}

LINESIDE_TEST(TestAlertQueue)

} // namespace tst_alertqueue

#include "tst_alertqueue.moc"
