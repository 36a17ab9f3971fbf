// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

#include "model/liveframe.h"
#include "model/sourceclock.h"
#include "support/testmain.h"

#include <QTest>

#include <string>
#include <vector>

using namespace lineside;

namespace tst_sourceclock {

constexpr std::int64_t kNow = 1767225600000; // 2026-01-01
constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t k1970 = -kNow;
constexpr std::int64_t k2010 = 1262304000000 - kNow;

/// Readings of one source: `count` of them, from these times after kNow on in these steps.
struct Stretch
{
    std::int64_t sourceMs;
    std::int64_t sourceStepMs;
    std::int64_t arrivalMs;
    std::int64_t arrivalStepMs;
    int count;
};

/// Ten seconds of a device whose clock is right.
constexpr Stretch kLive{0, kSecond, 0, kSecond, 10};

/// The clock of a signal, fed with what processing makes of its times.
struct Bench
{
    SourceClock clock;
    std::int64_t edgeMs = 0;

    bool take(std::int64_t sourceMs, std::int64_t arrivalMs)
    {
        edgeMs = std::max(edgeMs, kNow + arrivalMs);
        constexpr std::int64_t k2001 = 978'307'200'000;
        const auto quality = kNow + sourceMs < k2001 ? TimeQuality::Unset : TimeQuality::Good;
        return clock.take(kNow + sourceMs, kNow + arrivalMs, trustOf(quality, kNow + sourceMs, edgeMs));
    }
    /// "+" for each reading that is the newest, "-" for each that is late.
    std::string take(const Stretch &stretch)
    {
        std::string taken;
        for (int i = 0; i < stretch.count; ++i)
            taken += take(stretch.sourceMs + i * stretch.sourceStepMs, stretch.arrivalMs + i * stretch.arrivalStepMs)
                ? '+'
                : '-';
        return taken;
    }
};

/// Which reading of a signal is the newest when clocks lie.
class TestSourceClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstReadingIsTheNewest()
    {
        for (const std::int64_t sourceMs : {std::int64_t{0}, -kHour, kHour, k1970, k1970 - 2000 * 365 * kDay}) {
            Bench bench;
            QVERIFY(bench.take(sourceMs, 0));
            QVERIFY(!bench.clock.slowMs());
        }
    }

    void aClockSetBackIsHeard_data()
    {
        QTest::addColumn<Stretch>("stretch");
        QTest::addColumn<std::string>("taken");
        const auto row = [](const char *name, Stretch stretch, const char *taken) {
            QTest::newRow(name) << stretch << std::string(taken);
        };
        const std::int64_t at = 10 * kSecond;
        row("an hour, a reading a second", {-kHour, kSecond, at, kSecond, 6}, "---+++");
        row("an hour, ten a second", {-kHour, 100, at, 100, 33}, "------------------------------+++");
        row("an hour, three a second", {-kHour, 333, at, 333, 12}, "----------++");
        row("an hour, one in ten seconds", {-kHour, 10 * kSecond, at, 10 * kSecond, 4}, "-+++");
        row("an hour, one in two minutes: a minute of silence tells it",
            {-kHour, 2 * kMinute, at + 2 * kMinute, 2 * kMinute, 4}, "++++");
        row("a day", {-kDay, kSecond, at, kSecond, 5}, "---++");
        row("by ten years", {-3650 * kDay, kSecond, at, kSecond, 5}, "---++");
        row("to 2010, where some boards begin", {k2010, kSecond, at, kSecond, 5}, "---++");
        row("two minutes", {-2 * kMinute, kSecond, at, kSecond, 5}, "---++");
        row("ten seconds", {0, kSecond, at, kSecond, 5}, "---++");
        row("a second slow in a hundred", {-kHour, 990, at, kSecond, 8}, "---+++++");
        row("to 1970", {k1970 + kSecond, kSecond, at, kSecond, 4}, "++++");
        row("to the very beginning of 1970", {k1970, 0, at, kSecond, 4}, "++++");
        row("to the year 1", {k1970 - 719162 * kDay, kSecond, at, kSecond, 4}, "++++");
        row("to 1980, where GPS begins", {315964800000 - kNow, kSecond, at, kSecond, 4}, "++++");
        row("to 2000, where clock chips begin", {946684800000 - kNow, kSecond, at, kSecond, 4}, "++++");
        row("a clock that stands still in 1970", {k1970 + 7, 0, at, kSecond, 4}, "++++");
        row("ahead by a year", {365 * kDay, kSecond, at, kSecond, 4}, "++++");
        row("told in whole minutes", {-kHour, kMinute, at, kMinute, 4}, "-+++");
    }
    void aClockSetBackIsHeard()
    {
        QFETCH(const Stretch, stretch);
        QFETCH(const std::string, taken);
        Bench bench;
        QCOMPARE(bench.take(kLive), std::string("++++++++++"));
        QCOMPARE(bench.take(stretch), taken);
    }

    void aBacklogIsHistory_data()
    {
        QTest::addColumn<Stretch>("stretch");
        const std::int64_t at = 9 * kSecond + 1;
        QTest::newRow("an hour of seconds in a burst") << Stretch{-kHour, kSecond, at, 1, 3000};
        QTest::newRow("three hours of minutes in a burst") << Stretch{-3 * kHour, kMinute, at, 1, 170};
        QTest::newRow("a day of tens of seconds, a hundred a second") << Stretch{-kDay, 10 * kSecond, at, 10, 5000};
        QTest::newRow("twice as fast as it was measured") << Stretch{-kHour, 2 * kSecond, at, kSecond, 50};
        QTest::newRow("newest first") << Stretch{-kMinute, -kSecond, at, 1, 3000};
        QTest::newRow("newest first, one a second") << Stretch{-kMinute, -kSecond, at, kSecond, 50};
        QTest::newRow("one reading again and again") << Stretch{-kHour, 0, at, kSecond, 50};
        QTest::newRow("one reading") << Stretch{-3 * kHour, 0, at, 0, 1};
        QTest::newRow("all at once") << Stretch{-kHour, 0, at, 0, 100};
        QTest::newRow("a second late") << Stretch{8 * kSecond, 0, at, 0, 3};
    }
    void aBacklogIsHistory()
    {
        QFETCH(const Stretch, stretch);
        Bench bench;
        bench.take(kLive);
        QCOMPARE(bench.take(stretch), std::string(static_cast<std::size_t>(stretch.count), '-'));
    }

    void aBacklogBetweenLiveReadingsIsHistory()
    {
        Bench bench;
        for (int second = 0; second < 600; ++second) {
            QVERIFY(bench.take(second * kSecond, second * kSecond));
            QVERIFY(!bench.take(second * kSecond - kHour, second * kSecond + 500)); // at arrival's very pace
        }
        QVERIFY(!bench.clock.slowMs());
    }

    void aBacklogThatEndsInThePresentBecomesLive()
    {
        Bench bench;
        bench.take(Stretch{-kHour, kSecond, 0, 1, 3000}); // nothing is known before it
        QVERIFY(bench.take(3 * kSecond, 3 * kSecond));
        QVERIFY(!bench.clock.slowMs());
    }

    void disorderIsNoStepOfTheClock()
    {
        Bench bench;
        bench.take(Stretch{0, kSecond, 0, kSecond, 60});
        for (int second = 60; second < 200; second += 2) {
            QVERIFY(bench.take((second + 1) * kSecond, second * kSecond));
            QVERIFY(!bench.take(second * kSecond, (second + 1) * kSecond)); // overtaken on the way
        }
    }

    void afterAStepAheadAndBackThePresentCounts()
    {
        Bench bench;
        bench.take(kLive);
        QVERIFY(bench.take(kDay, 10 * kSecond));
        QVERIFY(bench.take(11 * kSecond, 11 * kSecond));
        QVERIFY(!bench.take(-kHour, 12 * kSecond));
    }

    void aSlowClockIsKnownByItsPace_data()
    {
        QTest::addColumn<Stretch>("stretch");
        QTest::addColumn<std::int64_t>("slowMs"); // 0: not known to be slow
        QTest::newRow("an hour slow") << Stretch{-kHour, kSecond, 0, kSecond, 5} << kHour;
        QTest::newRow("an hour slow, too short to tell") << Stretch{-kHour, kSecond, 0, kSecond, 3} << std::int64_t{0};
        QTest::newRow("two minutes slow") << Stretch{-2 * kMinute, kSecond, 0, kSecond, 5} << 2 * kMinute;
        QTest::newRow("a minute may be") << Stretch{-kMinute, kSecond, 0, kSecond, 5} << std::int64_t{0};
        QTest::newRow("a backlog is not slow") << Stretch{-kHour, kSecond, 0, 10, 2000} << std::int64_t{0};
        QTest::newRow("an unset one is not called slow") << Stretch{k1970, kSecond, 0, kSecond, 5} << std::int64_t{0};
        QTest::newRow("told in minutes, ten a minute") << Stretch{-kHour, 6 * kSecond, 0, 6 * kSecond, 30} << kHour;
        QTest::newRow("one an hour") << Stretch{-2 * kHour, kHour, 0, kHour, 2} << 2 * kHour;
    }
    void aSlowClockIsKnownByItsPace()
    {
        QFETCH(const Stretch, stretch);
        QFETCH(const std::int64_t, slowMs);
        Bench bench;
        bench.take(stretch);
        QCOMPARE(bench.clock.slowMs().value_or(0), slowMs);
    }

    void aSlowClockSetRightIsSlowNoLonger()
    {
        Bench bench;
        bench.take(Stretch{-kHour, kSecond, 0, kSecond, 5});
        QVERIFY(bench.clock.slowMs());
        QVERIFY(bench.take(5 * kSecond, 5 * kSecond));
        QVERIFY(!bench.clock.slowMs());
    }

    void batchesOfASlowClockAreHeardToo()
    {
        Bench bench;
        bench.take(kLive);
        std::string taken;
        for (std::int64_t batch = 0; batch < 20; ++batch) // ten readings of a second each, every ten seconds
            taken += bench.take(
                Stretch{batch * 10 * kSecond - kHour, kSecond, batch * 10 * kSecond + 20 * kSecond, 1, 10});
        QVERIFY(taken.ends_with("++++++++++"));
        QVERIFY(bench.clock.slowMs());
    }

    void anEdgeWithoutTimeJudgesNobody()
    {
        QVERIFY(trustOf(TimeQuality::Unset, 1000, 5000) == SourceTrust::Sound);
        QVERIFY(trustOf(TimeQuality::Good, kNow, 5000) == SourceTrust::Sound);
        QVERIFY(trustOf(TimeQuality::Good, kNow + kMinute, kNow) == SourceTrust::Sound);
        QVERIFY(trustOf(TimeQuality::Good, kNow + kMinute + 1, kNow) == SourceTrust::Ahead);
        QVERIFY(trustOf(TimeQuality::Unset, 1000, kNow) == SourceTrust::Unset);
    }

    void whatIsRememberedIsReplacedByWhatIsNewer()
    {
        SourceClock clock;
        QVERIFY(clock.remember(kNow, SourceTrust::Sound));
        QVERIFY(!clock.remember(kNow - 1, SourceTrust::Sound));
        QVERIFY(!clock.remember(kNow + kDay, SourceTrust::Ahead));
        QVERIFY(!clock.take(kNow - kHour, kNow + kHour, SourceTrust::Sound)); // late, however long ago it was heard
        QVERIFY(clock.take(kNow + kHour, kNow + kHour, SourceTrust::Sound));
    }

    // The age on screen.
    void aValueIsAsOldAsItWasMeasured_data()
    {
        QTest::addColumn<std::int64_t>("source");
        QTest::addColumn<TimeQuality>("time");
        QTest::addColumn<std::int64_t>("slow"); // 0: not known
        QTest::addColumn<std::int64_t>("age"); // at its arrival
        const std::int64_t none = 0;
        QTest::newRow("measured as it came") << none << TimeQuality::Good << none << none;
        QTest::newRow("a minute on the way may be") << -kMinute << TimeQuality::Good << none << none;
        QTest::newRow("four minutes ago") << -4 * kMinute << TimeQuality::Good << none << 4 * kMinute;
        QTest::newRow("three hours ago") << -3 * kHour << TimeQuality::Late << none << 3 * kHour;
        QTest::newRow("a clock three hours slow") << -3 * kHour << TimeQuality::Late << 3 * kHour << none;
        QTest::newRow("a clock an hour slow, held back an hour") << -2 * kHour << TimeQuality::Late << kHour << kHour;
        QTest::newRow("a clock ahead") << 3 * kHour << TimeQuality::Future << none << none;
        QTest::newRow("a clock never set") << k1970 << TimeQuality::Unset << none << none;
    }
    void aValueIsAsOldAsItWasMeasured()
    {
        QFETCH(const std::int64_t, source);
        QFETCH(const TimeQuality, time);
        QFETCH(const std::int64_t, slow);
        QFETCH(const std::int64_t, age);
        LiveValue value;
        value.timestampMs = kNow + source;
        value.arrivalMs = kNow;
        value.timeQuality = time;
        if (slow > 0)
            value.clockSlowMs = slow;
        QCOMPARE(kNow - value.asOfMs(), age);
    }
};

LINESIDE_TEST(TestSourceClock)

} // namespace tst_sourceclock

#include "tst_sourceclock.moc"
