// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/arrivalclock.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_arrivalclock {

class TestArrivalClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsAtZero();
    void startsOnce();
    void goesWithTheWallClock();
    void aLittleDisorderCountsNothing();
    void aStepBackStopsItForOneMessage();
};

void TestArrivalClock::startsAtZero()
{
    ArrivalClock clock;
    QCOMPARE(clock.advance(1767225600000), std::int64_t(0));
    QCOMPARE(clock.toUtc(0), std::int64_t(1767225600000));
}

void TestArrivalClock::startsOnce()
{
    ArrivalClock clock;
    clock.start(1000);
    QCOMPARE(clock.fromUtc(1500), std::int64_t(500));
    QCOMPARE(clock.advance(1200), std::int64_t(200));
    clock.start(9000);
    QCOMPARE(clock.now(), std::int64_t(200));
}

void TestArrivalClock::goesWithTheWallClock()
{
    ArrivalClock clock;
    clock.advance(1000);
    QCOMPARE(clock.advance(1700), std::int64_t(700));
    QCOMPARE(clock.toUtc(200), std::int64_t(1200));
    QCOMPARE(clock.fromUtc(1200), std::int64_t(200));
}

void TestArrivalClock::aLittleDisorderCountsNothing()
{
    ArrivalClock clock;
    clock.advance(10000);
    for (int i = 0; i < 100; ++i) {
        clock.advance(11000);
        clock.advance(10500);
    }
    QCOMPARE(clock.now(), std::int64_t(1000));
}

void TestArrivalClock::aStepBackStopsItForOneMessage()
{
    ArrivalClock clock;
    clock.advance(10'000'000);
    QCOMPARE(clock.advance(6'400'000), std::int64_t(0));
    QCOMPARE(clock.advance(6'400'300), std::int64_t(300));
}

LINESIDE_TEST(TestArrivalClock)

} // namespace tst_arrivalclock

#include "tst_arrivalclock.moc"
