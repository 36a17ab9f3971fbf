// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/clockwatch.h"

#include "support/fakeclock.h"
#include "support/testmain.h"

#include <QTest>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_clockwatch {

/// Whether the date can be believed.
class TestClockWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void believesAClockThatRanForAnHour()
    {
        FakeClock clock;
        ClockWatch watch(clock);
        QVERIFY(!watch.isSteady());
        clock.advance(1h);
        QVERIFY(watch.isSteady());
        QCOMPARE(watch.steppedMs(), 0);
    }
    void tellsAJump()
    {
        FakeClock clock;
        ClockWatch watch(clock);
        clock.advance(2h);
        clock.stepWallClock(-3h);
        QVERIFY(!watch.isSteady());
        QCOMPARE(watch.steppedMs(), clock.utcMs());
        clock.stepWallClock(30s); // as NTP may
        (void)watch.isSteady();
        QCOMPARE(watch.steppedMs(), clock.utcMs() - 30'000);
    }
    void aClockThatGetsItsTimeDoesNotJump()
    {
        FakeClock clock;
        clock.stepWallClock(std::chrono::milliseconds(-clock.utcMs()));
        ClockWatch watch(clock);
        clock.stepWallClock(std::chrono::milliseconds(kClockSetMs) + 1h);
        QVERIFY(!watch.isSteady());
        QCOMPARE(watch.steppedMs(), 0);
    }
};

LINESIDE_TEST(TestClockWatch)

} // namespace tst_clockwatch

#include "tst_clockwatch.moc"
