// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/replayverdict.h"
#include "support/testmain.h"

#include <QTest>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_replayverdict {

constexpr std::int64_t kMinute = 60'000;
using Spells = std::vector<AlarmSpell>;

/// In minutes.
AlarmSpell spell(double from, double to)
{
    return {std::int64_t(from * kMinute), std::int64_t(to * kMinute)};
}

class TestReplayVerdict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesNothingOfNothing();
    void judges_data();
    void judges();
    void allowsATenthAndAMinuteAtMost();
    void tellsDelays();
};

void TestReplayVerdict::refusesNothingOfNothing()
{
    const ReplayVerdict verdict = judgeReplay({}, {}, 10min);
    QVERIFY(!verdict.isRefused());
    QVERIFY(verdict.vanished.empty() && verdict.delaysMs.empty());
}

void TestReplayVerdict::judges_data()
{
    QTest::addColumn<Spells>("before");
    QTest::addColumn<Spells>("after");
    QTest::addColumn<int>("lost");
    QTest::addColumn<int>("late");
    QTest::addColumn<int>("standing");
    QTest::addColumn<int>("vanished");
    QTest::addColumn<int>("merged");
    const Spells longOne{spell(100, 120)};
    const Spells twoLong{spell(100, 120), spell(120.5, 140)};
    const Spells apart{spell(100, 120), spell(125, 140)};
    QTest::newRow("the same") << longOne << longOne << 0 << 0 << 0 << 0 << 0;
    QTest::newRow("a short one may vanish") << Spells{spell(100, 109)} << Spells{} << 0 << 0 << 0 << 1 << 0;
    QTest::newRow("one as long as the time to respond too")
        << Spells{spell(100, 110)} << Spells{} << 0 << 0 << 0 << 1 << 0;
    QTest::newRow("a long one may not") << longOne << Spells{} << 1 << 0 << 0 << 1 << 0;
    QTest::newRow("a call at its end is none") << longOne << Spells{spell(120, 121)} << 1 << 0 << 0 << 1 << 0;
    QTest::newRow("a return at its begin is none") << longOne << Spells{spell(95, 100)} << 1 << 0 << 0 << 1 << 0;
    QTest::newRow("a minute later is in time") << longOne << Spells{spell(101, 120)} << 0 << 0 << 0 << 0 << 0;
    QTest::newRow("more is late") << longOne << Spells{spell(101.1, 120)} << 0 << 1 << 0 << 0 << 0;
    QTest::newRow("a short one may come later")
        << Spells{spell(100, 105)} << Spells{spell(102, 105)} << 0 << 0 << 0 << 0 << 0;
    QTest::newRow("called while somebody is at it")
        << Spells{spell(92, 93), spell(100, 120)} << Spells{spell(92, 120)} << 0 << 0 << 0 << 0 << 1;
    QTest::newRow("called long ago, and lost in that")
        << Spells{spell(89, 90), spell(100, 120)} << Spells{spell(89, 120)} << 1 << 0 << 0 << 0 << 1;
    QTest::newRow("two long ones less than a minute apart are one")
        << twoLong << Spells{spell(100, 140)} << 0 << 0 << 0 << 0 << 1;
    QTest::newRow("more than that are two") << apart << Spells{spell(100, 140)} << 1 << 0 << 0 << 0 << 1;
    QTest::newRow("goes on a little") << Spells{spell(100, 105)} << Spells{spell(100, 114)} << 0 << 0 << 0 << 0 << 0;
    QTest::newRow("stands") << Spells{spell(100, 105)} << Spells{spell(100, 116)} << 0 << 0 << 1 << 0 << 0;
    QTest::newRow("goes on for as long as it was there")
        << Spells{spell(100, 140)} << Spells{spell(100, 170)} << 0 << 0 << 0 << 0 << 0;
    QTest::newRow("stands between short ones") << Spells{spell(100, 101), spell(110, 111), spell(120, 121)}
                                               << Spells{spell(100, 121)} << 0 << 0 << 1 << 0 << 2;
}

void TestReplayVerdict::judges()
{
    QFETCH(const Spells, before);
    QFETCH(const Spells, after);
    const ReplayVerdict verdict = judgeReplay(before, after, 10min);
    QTEST(int(verdict.lost), "lost");
    QTEST(int(verdict.late), "late");
    QTEST(int(verdict.standing), "standing");
    QTEST(int(verdict.vanished.size()), "vanished");
    QTEST(int(verdict.merged), "merged");
}

void TestReplayVerdict::allowsATenthAndAMinuteAtMost()
{
    QVERIFY(longestAddedDelay(1min) == 6s);
    QVERIFY(longestAddedDelay(10min) == 60s);
    QVERIFY(longestAddedDelay(3h) == 60s);
}

void TestReplayVerdict::tellsDelays()
{
    const ReplayVerdict verdict
        = judgeReplay(Spells{spell(1, 2), spell(5, 6), spell(8, 20)}, Spells{spell(1, 6), spell(8.5, 20)}, 10min);
    QVERIFY((verdict.delaysMs == std::vector<std::int64_t>{0, 0, 30'000}));
}

LINESIDE_TEST(TestReplayVerdict)

} // namespace tst_replayverdict
#include "tst_replayverdict.moc"
