// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storefixture.h"
#include "support/testmain.h"

#include <QTest>

#include <chrono>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_alarmrecord {

constexpr std::int64_t kMinuteMs = 60'000;

/// As the pipeline does while the engine runs.
void run(StoreFixture &fixture, std::chrono::minutes length)
{
    fixture.maintain();
    for (auto gone = 0min; gone < length; gone += 1min) {
        fixture.clock.advance(1min);
        fixture.maintain();
    }
}

class TestAlarmRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStoreNotYetWrittenWasDownAllTheTime()
    {
        StoreFixture fixture;
        const auto record = *fixture.reader()->alarmRecord({1000, 9000});
        QVERIFY(record.steps.empty());
        QVERIFY((record.down == std::vector<TimeSpan>{{1000, 9000}}));
    }

    void tellsWhenTheEngineDidNotRun()
    {
        StoreFixture fixture;
        const std::int64_t begin = fixture.clock.utcMs();
        fixture.open();
        run(fixture, 30min);
        fixture.store.reset();
        fixture.clock.advance(2h);
        fixture.open();
        run(fixture, 30min);
        const auto down
            = fixture.reader()->alarmRecord({begin - 10 * kMinuteMs, fixture.clock.utcMs() + kMinuteMs})->down;
        QVERIFY((down
                 == std::vector<TimeSpan>{{begin - 10 * kMinuteMs, begin},
                                          {begin + 30 * kMinuteMs, begin + 150 * kMinuteMs}}));
        QVERIFY(fixture.reader()->alarmRecord({begin + kMinuteMs, begin + 29 * kMinuteMs})->down.empty());
    }

    void aClockThatIsSetHidesNoTimeTheEngineWasDown()
    {
        StoreFixture fixture;
        const std::int64_t begin = fixture.clock.utcMs();
        fixture.open();
        run(fixture, 30min);
        fixture.store.reset();
        const std::chrono::milliseconds since1970(fixture.clock.utcMs());
        fixture.clock.stepWallClock(-since1970); // booted without a clock
        fixture.open();
        run(fixture, 2min);
        fixture.clock.stepWallClock(std::chrono::milliseconds(begin) + 148min);
        run(fixture, 5min);
        const auto down = fixture.reader()->alarmRecord({begin, fixture.clock.utcMs()})->down;
        QVERIFY((down == std::vector<TimeSpan>{{begin + 30 * kMinuteMs, begin + 148 * kMinuteMs}}));
    }

    void hasTheStepsOfTheStretchAndHowAlarmsStoodBefore()
    {
        StoreFixture fixture;
        fixture.open();
        StoreBatch batch;
        batch.transitions = {activation(1, 1000), activation(2, 2000, false), activation(3, 3000)};
        AlarmTransition ended = activation(4, 2500, false);
        ended.alarm.key.limit = LimitKind::Low;
        ended.alarm.acknowledged = true;
        AlarmTransition called = activation(5, 5000);
        called.calls = true;
        called.alarm.shelf = Shelf{};
        called.alarm.reAlarms = 2;
        called.alarm.location = "Hall 2";
        batch.transitions.insert(batch.transitions.end(), {ended, called, activation(6, 6000)});
        fixture.keep(batch);
        FormerNames names;
        names.add("oven-new", {"oven-02"});
        StoreReader reader(fixture.settings.directory, names);
        const auto record = *reader.alarmRecord({4000, 6000});
        QCOMPARE(record.before.size(), std::size_t{1});
        QCOMPARE(record.before[0].timeMs, std::int64_t{3000});
        QCOMPARE(record.before[0].activatedMs.value_or(0), std::int64_t{3000});
        QVERIFY(record.before[0].active && !record.before[0].acknowledged);
        QCOMPARE(record.steps.size(), std::size_t{1});
        const AlarmRecordStep &step = record.steps[0];
        QVERIFY(record.alarms[step.alarm].id() == "oven-new/temperature/high-high");
        QVERIFY(step.calls && step.isShelved && !step.isSuppressed && !step.isOutOfService);
        QVERIFY(step.event == AlarmEvent::Activated);
        QVERIFY(step.priority == Priority::Critical);
        QCOMPARE(step.reAlarms, 2);
        QCOMPARE(step.alarm, record.before[0].alarm);
        QCOMPARE(record.places.at(step.alarm), std::string("Hall 2")); // where it was last
    }

    void knowsWhenFiguresWereResetLast()
    {
        StoreFixture fixture;
        fixture.open();
        QCOMPARE(*fixture.store->figuresResetMs(0), 0);
        StoreBatch batch;
        for (const std::int64_t timeMs : {4000, 9000})
            batch.audit.push_back({timeMs, "fitter", "panel", "reset_figures", {}, {}, "ok"});
        batch.audit.push_back({9500, "otto", "panel", "reset_figures", {}, {}, "refused"});
        batch.audit.push_back({9600, "otto", "panel", "reset", {}, {}, "ok"});
        fixture.keep(batch);
        fixture.open();
        QCOMPARE(*fixture.store->figuresResetMs(0), 9000);
        QCOMPARE(*fixture.store->figuresResetMs(9001), 0);
    }
};

LINESIDE_TEST(TestAlarmRecord)

} // namespace tst_alarmrecord

#include "tst_alarmrecord.moc"
