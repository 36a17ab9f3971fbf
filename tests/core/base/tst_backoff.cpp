// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/backoff.h"

#include "support/testmain.h"

#include <QTest>

#include <set>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_backoff {

class TestBackoff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysWithinItsBounds();
    void growsAtMostThreefold();
    void reachesLongWaits();
    void startsAnewOnlyAfterAStableConnection();
    void twoClientsDoNotWaitInStep();
    void theSameSeedWaitsTheSame();
};

void TestBackoff::staysWithinItsBounds()
{
    Backoff backoff(1);
    for (int i = 0; i < 1000; ++i) {
        const auto wait = backoff.next();
        QVERIFY(wait >= 1s && wait <= 60s);
    }
}

void TestBackoff::growsAtMostThreefold()
{
    Backoff backoff(2);
    auto previous = 1000ms;
    for (int i = 0; i < 1000; ++i) {
        const auto wait = backoff.next();
        QVERIFY(wait <= 3 * previous);
        previous = wait;
    }
}

void TestBackoff::reachesLongWaits()
{
    Backoff backoff(3);
    auto longest = 0ms;
    for (int i = 0; i < 50; ++i)
        longest = std::max(longest, backoff.next());
    QVERIFY(longest > 20s);
}

void TestBackoff::startsAnewOnlyAfterAStableConnection()
{
    Backoff backoff(4);
    while (backoff.next() < 30s) { }
    backoff.connectionHeld(59s);
    bool stillLong = false;
    for (int i = 0; i < 10; ++i)
        stillLong = stillLong || backoff.next() > 3s;
    QVERIFY(stillLong);
    backoff.connectionHeld(60s);
    QVERIFY(backoff.next() <= 3s);
}

void TestBackoff::twoClientsDoNotWaitInStep()
{
    std::set<std::int64_t> waits;
    for (std::uint64_t seed = 0; seed < 100; ++seed)
        waits.insert(Backoff(seed).next().count());
    QVERIFY(waits.size() > 80);
}

void TestBackoff::theSameSeedWaitsTheSame()
{
    Backoff one(7);
    Backoff other(7);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(one.next().count(), other.next().count());
}

LINESIDE_TEST(TestBackoff)

} // namespace tst_backoff

#include "tst_backoff.moc"
