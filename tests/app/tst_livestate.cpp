// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/paneltest.h"
#include "support/testmain.h"

#include <QSignalSpy>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_livestate {

using enums::Freshness;

class TestLiveState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsNothingBeforeTheFirstFrame();
    void stopsLoadingWithTheFirstFrame();
    void keepsTheNewestOfEachSignal();
    void agesAsTheEdgeTells();
    void judgesFreshness_data();
    void judgesFreshness();
    void keepsAgesWhenTheWallClockSteps();
    void stallsAfterThreeSecondsOfSilence();
    void forgivesAPauseOfTheGuiWhenAFrameLiesReady();
    void makesEverythingStaleWhileStalled();
    void makesValuesOfAnOfflineDeviceStale();
    void neverShowsARememberedValueAsLive();
    void believesAStateWhileTheDeviceIsHeard();
    void neverShowsARememberedStateAsLive();
    void namesOnlyDevicesThatReallyChanged();
    void dropsAlarmsThatBecameNormal();
    void forgetsOldFinishedCommandsOnly();
    void watchesWhatAnybodyWants();
    void stopsWatchingForTheDestroyed();
    void aWholeStateTakesAwayWhatItDoesNotHold();
    void renewsTheStatus();

private:
    static constexpr auto kOven = "oven-1";
};

void TestLiveState::knowsNothingBeforeTheFirstFrame()
{
    PanelBench bench;
    QVERIFY(bench.live.isLoading());
    QVERIFY(!bench.live.isStalled());
    QVERIFY(bench.live.values().empty());
    QCOMPARE(bench.live.device("x"), nullptr);
    QCOMPARE(bench.live.edgeNowMs(), bench.clock.utcMs());
}

void TestLiveState::stopsLoadingWithTheFirstFrame()
{
    PanelBench bench;
    QSignalSpy loading(&bench.live, &LiveState::loadingChanged);
    bench.backend.pushNothing();
    bench.backend.pushNothing();
    QCOMPARE(loading.count(), 1);
    QVERIFY(!bench.live.isLoading());
}

void TestLiveState::keepsTheNewestOfEachSignal()
{
    PanelBench bench;
    bench.backend.push({kOven, "temperature"}, 50, "celsius");
    bench.backend.push({kOven, "humidity"}, 20, "percent");
    bench.backend.push({kOven, "temperature"}, 51, "celsius");
    QCOMPARE(bench.live.value({kOven, "temperature"})->value.value, 51.0);
    QCOMPARE(bench.live.seriesOf(kOven).size(), std::size_t{2});
    QVERIFY(bench.live.seriesOf("oven-10").empty());
}

void TestLiveState::agesAsTheEdgeTells()
{
    PanelBench bench;
    LiveFrame frame;
    const SeriesKey series{kOven, "temperature"};
    frame.values[series] = {50, "celsius", Quality::Good, 0, bench.clock.utcMs() - 4000};
    bench.backend.push(std::move(frame));
    QCOMPARE(bench.live.ageMs(*bench.live.value(series)), 4000);
    bench.pass(2500ms);
    QCOMPARE(bench.live.ageMs(*bench.live.value(series)), 6500);
}

void TestLiveState::judgesFreshness_data()
{
    QTest::addColumn<int>("ageMs");
    QTest::addColumn<int>("quality");
    QTest::addColumn<Freshness>("expected");
    QTest::newRow("a new value is live") << 0 << int(Quality::Good) << Freshness::Live;
    QTest::newRow("ten seconds are still live") << 10000 << int(Quality::Good) << Freshness::Live;
    QTest::newRow("more than ten seconds are late") << 10001 << int(Quality::Good) << Freshness::Late;
    QTest::newRow("a minute is still late") << 60000 << int(Quality::Good) << Freshness::Late;
    QTest::newRow("more than a minute is stale") << 60001 << int(Quality::Good) << Freshness::Stale;
    QTest::newRow("an uncertain value is live: its doubt is told beside it")
        << 0 << int(Quality::Uncertain) << Freshness::Live;
    QTest::newRow("and late like any other") << 10001 << int(Quality::Uncertain) << Freshness::Late;
    QTest::newRow("and stale") << 60001 << int(Quality::Uncertain) << Freshness::Stale;
    QTest::newRow("so is a bad one: live") << 0 << int(Quality::Bad) << Freshness::Live;
    QTest::newRow("late") << 10001 << int(Quality::Bad) << Freshness::Late;
    QTest::newRow("stale") << 60001 << int(Quality::Bad) << Freshness::Stale;
}

void TestLiveState::judgesFreshness()
{
    QFETCH(int, ageMs);
    QFETCH(int, quality);
    QFETCH(Freshness, expected);
    PanelBench bench;
    const SeriesKey series{kOven, "temperature"};
    bench.backend.push(series, 50, "celsius", static_cast<Quality>(quality));
    bench.pass(std::chrono::milliseconds(ageMs));
    QCOMPARE(bench.live.freshness(series, *bench.live.value(series)), expected);
}

void TestLiveState::keepsAgesWhenTheWallClockSteps()
{
    PanelBench bench;
    const SeriesKey series{kOven, "temperature"};
    bench.backend.push(series, 50, "celsius");
    bench.clock.stepWallClock(-24h);
    bench.pass(5s);
    QCOMPARE(bench.live.ageMs(*bench.live.value(series)), 5000);
    bench.clock.stepWallClock(48h);
    bench.pass(5s);
    QCOMPARE(bench.live.ageMs(*bench.live.value(series)), 10000);
}

void TestLiveState::stallsAfterThreeSecondsOfSilence()
{
    PanelBench bench;
    bench.backend.pushNothing();
    QSignalSpy stalled(&bench.live, &LiveState::stalledChanged);
    bench.fallSilent(3000ms);
    QVERIFY(!bench.live.isStalled());
    bench.fallSilent(1ms);
    QVERIFY(bench.live.isStalled());
    bench.backend.pushNothing();
    QVERIFY(!bench.live.isStalled());
    QCOMPARE(stalled.count(), 2);
}

void TestLiveState::forgivesAPauseOfTheGuiWhenAFrameLiesReady()
{
    PanelBench bench;
    bench.backend.pushNothing();
    QSignalSpy stalled(&bench.live, &LiveState::stalledChanged);
    bench.clock.advance(10s);
    {
        const QSignalBlocker notYetDelivered(&bench.backend);
        bench.backend.pushNothing();
    }
    bench.live.tick();
    QCOMPARE(stalled.count(), 0);
}

void TestLiveState::makesEverythingStaleWhileStalled()
{
    PanelBench bench;
    const SeriesKey series{kOven, "temperature"};
    bench.backend.push(series, 50, "celsius", Quality::Bad);
    bench.fallSilent(4s);
    QCOMPARE(bench.live.freshness(series, *bench.live.value(series)), Freshness::Stale);
}

void TestLiveState::makesValuesOfAnOfflineDeviceStale()
{
    PanelBench bench;
    const SeriesKey series{kOven, "temperature"};
    bench.backend.push(series, 50, "celsius");
    Device oven = makeDevice(kOven, "Oven 1");
    oven.status = "offline";
    bench.backend.push(oven);
    QCOMPARE(bench.live.freshness(series, *bench.live.value(series)), Freshness::Stale);
}

void TestLiveState::neverShowsARememberedValueAsLive()
{
    PanelBench bench;
    const SeriesKey series{kOven, "temperature"};
    const auto freshness = [&] { return bench.live.freshness(series, *bench.live.value(series)); };
    LiveFrame frame;
    frame.values[series]
        = {.value = 50, .unit = "celsius", .arrivalMs = bench.clock.utcMs() - 2000, .isRemembered = true};
    bench.backend.push(std::move(frame));
    QCOMPARE(freshness(), Freshness::Late);
    QCOMPARE(bench.live.ageMs(*bench.live.value(series)), 2000);
    bench.pass(59s);
    QCOMPARE(freshness(), Freshness::Stale);
    bench.backend.push(series, 51, "celsius");
    QCOMPARE(freshness(), Freshness::Live);
}

void TestLiveState::believesAStateWhileTheDeviceIsHeard()
{
    PanelBench bench;
    bench.backend.push(makeDevice(kOven, "Oven 1"));
    const auto freshness = [&] { return bench.live.freshness(*bench.live.device(kOven)); };
    bench.pass(20s); // the engine tells every ten seconds that a device was heard
    QCOMPARE(freshness(), Freshness::Live);
    bench.pass(1s);
    QCOMPARE(freshness(), Freshness::Late);
    bench.pass(50s);
    QCOMPARE(freshness(), Freshness::Stale);
    bench.backend.push({kOven, "temperature"}, 50, "celsius");
    QCOMPARE(freshness(), Freshness::Live);
    bench.fallSilent(4s);
    QCOMPARE(freshness(), Freshness::Stale);
}

void TestLiveState::neverShowsARememberedStateAsLive()
{
    PanelBench bench;
    Device oven = makeDevice(kOven, "Oven 1");
    oven.isRemembered = true;
    bench.backend.push(oven);
    const auto freshness = [&] { return bench.live.freshness(*bench.live.device(kOven)); };
    QCOMPARE(freshness(), Freshness::Late);
    LiveFrame frame;
    frame.values[{kOven, "temperature"}]
        = {.value = 50, .unit = "celsius", .arrivalMs = bench.clock.utcMs(), .isRemembered = true};
    bench.backend.push(std::move(frame));
    QCOMPARE(freshness(), Freshness::Late);
    oven.isRemembered = false;
    bench.backend.push(oven);
    QCOMPARE(freshness(), Freshness::Live);
}

void TestLiveState::namesOnlyDevicesThatReallyChanged()
{
    PanelBench bench;
    Device oven = makeDevice(kOven, "Oven 1");
    bench.backend.push(oven);
    QVERIFY(bench.live.changedDevices().contains(kOven));
    oven.lastSeenMs = 17;
    bench.backend.push(oven);
    QVERIFY(bench.live.changedDevices().empty());
    QCOMPARE(bench.live.device(kOven)->lastSeenMs, 17);
    oven.status = "fault";
    bench.backend.push(oven);
    QVERIFY(bench.live.changedDevices().contains(kOven));
}

void TestLiveState::dropsAlarmsThatBecameNormal()
{
    PanelBench bench;
    Alarm alarm = makeAlarm({kOven, "temperature"}, Priority::High, 1);
    bench.backend.push(alarm);
    QCOMPARE(bench.live.alarms().size(), std::size_t{1});
    alarm.active = false;
    alarm.acknowledged = true;
    bench.backend.push(alarm);
    QVERIFY(bench.live.alarms().empty());
}

void TestLiveState::forgetsOldFinishedCommandsOnly()
{
    PanelBench bench;
    LiveFrame frame;
    for (int number = 0; number < 600; ++number) {
        Command command;
        command.id = "c" + std::to_string(number);
        command.createdMs = number;
        command.state = number == 0 ? CommandState::Sent : CommandState::Done;
        frame.commands[command.id] = command;
    }
    bench.backend.push(std::move(frame));
    QCOMPARE(bench.live.commands().size(), LiveState::kCommandsKept);
    QVERIFY(bench.live.commands().contains("c0"));
    QVERIFY(!bench.live.commands().contains("c1"));
    QVERIFY(bench.live.commands().contains("c599"));
}

void TestLiveState::watchesWhatAnybodyWants()
{
    PanelBench bench;
    QObject one;
    QObject other;
    bench.live.watch(&one, {{"b", "t"}, {"a", "t"}});
    bench.live.watch(&other, {{"a", "t"}, {"c", "t"}});
    QCOMPARE(bench.backend.watched, (std::vector<SeriesKey>{{"a", "t"}, {"b", "t"}, {"c", "t"}}));
    bench.live.watch(&one, {});
    QCOMPARE(bench.backend.watched, (std::vector<SeriesKey>{{"a", "t"}, {"c", "t"}}));
}

void TestLiveState::stopsWatchingForTheDestroyed()
{
    PanelBench bench;
    {
        QObject passing;
        bench.live.watch(&passing, {{"a", "t"}});
        QCOMPARE(bench.backend.watched.size(), std::size_t{1});
    }
    QVERIFY(bench.backend.watched.empty());
}

/// Too slow for what came, it is given everything anew: what is not in it ended unseen.
void TestLiveState::aWholeStateTakesAwayWhatItDoesNotHold()
{
    PanelBench bench;
    bench.backend.push(makeDevice("a", "Oven"));
    bench.backend.push(makeDevice("b", "Mill"));
    bench.backend.push({"b", "t"}, 5, "celsius");
    bench.backend.push(makeAlarm({"b", "t"}, Priority::High, 1000));
    QSignalSpy applied(&bench.live, &LiveState::frameApplied);
    LiveFrame whole;
    whole.isWhole = true;
    whole.devices["a"] = makeDevice("a", "Oven");
    bench.backend.push(std::move(whole));
    QCOMPARE(bench.live.devices().size(), std::size_t{1});
    QVERIFY(bench.live.values().empty());
    QVERIFY(bench.live.alarms().empty());
    const auto frame = applied.at(0).at(0).value<LiveFrame>();
    QCOMPARE(frame.alarms.size(), std::size_t{1}); // the lists hear that it has gone
    QVERIFY(bench.live.changedDevices().contains("b"));
}

void TestLiveState::renewsTheStatus()
{
    PanelBench bench;
    QSignalSpy changed(&bench.live, &LiveState::statusChanged);
    EngineStatus status;
    status.location = "factory-floor";
    bench.backend.pushStatus(status);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(bench.live.status().location, std::string("factory-floor"));
}

LINESIDE_TEST(TestLiveState)

} // namespace tst_livestate

#include "tst_livestate.moc"
