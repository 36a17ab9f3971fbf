// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pipelinebench.h"
#include "support/testmain.h"

#include <QTest>

#include <string>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_alarmsettingsdesk {

using Strings = std::vector<std::string>;
const AlarmKey kHot{{"oven-1", "temperature"}, LimitKind::High};

AlarmRule limitAt(double limit, const std::string &device = "oven-1")
{
    return {.kind = LimitKind::High, .name = "temperature", .device = device, .limit = limit};
}

/// Limits and silences are changed while readings come.
class TestAlarmSettingsDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewLimitJudgesTheLastReadingAtOnce();
    void whatIsWatchedNoMoreReturns();
    void aStandingAlarmKeepsWhoSawIt();
    void aNewKindOfAlarmIsThereAtOnce();
    void aClassesLimitFollowsTheMachine();
    void eachChangeIsInTheRecord();
    void anUndoGoesBackWhole();
    void refusesWhatSomebodyElseChangedMeanwhile();
    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();
    void aWiderLimitMayNotCrossANarrowerOne();
    void countsAgainAfterARestart();
    void anotherUnitIsMadeTheBaseUnit();
};

Result<ActionDone> change(PipelineBench &bench, ChangeAlarmSettings wish)
{
    if (wish.reason.empty())
        wish.reason = "trial";
    return bench.act(std::move(wish), Role::Engineer);
}

void TestAlarmSettingsDesk::aNewLimitJudgesTheLastReadingAtOnce()
{
    PipelineBench bench;
    bench.read("oven-1", 75);
    QVERIFY(change(bench, {.rules = {limitAt(70)}}));
    QCOMPARE(bench.steps(), Strings{"high activated"});
    bench.read("oven-1", 75);
    QCOMPARE(bench.steps(), Strings{"high activated"});
    QCOMPARE(bench.pipeline.alarms().at(0).limit, 70.0);
}

void TestAlarmSettingsDesk::whatIsWatchedNoMoreReturns()
{
    PipelineBench bench;
    bench.read("oven-1", 85);
    QVERIFY(change(bench, {.rules = {{.kind = LimitKind::High, .name = "temperature", .isOn = false}}}));
    QCOMPARE(bench.steps(), (Strings{"high activated", "high returned"}));
    bench.read("oven-1", 95);
    QCOMPARE(bench.steps().size(), std::size_t(2));
}

void TestAlarmSettingsDesk::aStandingAlarmKeepsWhoSawIt()
{
    PipelineBench bench;
    bench.read("oven-1", 85);
    QVERIFY(bench.act(AcknowledgeAlarms{{kHot}}));
    QVERIFY(change(bench, {.rules = {limitAt(82)}}));
    bench.read("oven-1", 83);
    QCOMPARE(bench.steps(), (Strings{"high activated", "high acknowledged"}));
    QVERIFY(bench.pipeline.alarms().at(0).acknowledged);
}

void TestAlarmSettingsDesk::aNewKindOfAlarmIsThereAtOnce()
{
    PipelineBench bench;
    bench.read("oven-1", 20);
    QVERIFY(change(bench, {.rules = {{.kind = LimitKind::Low, .name = "temperature", .limit = 10}}}));
    bench.read("oven-1", 5);
    QCOMPARE(bench.steps(), Strings{"low activated"});
}

void TestAlarmSettingsDesk::aClassesLimitFollowsTheMachine()
{
    PipelineBench bench;
    AlarmRule ofOvens = limitAt(240, "");
    ofOvens.deviceType = "oven";
    QVERIFY(change(bench, {.rules = {ofOvens}}));
    bench.read("oven-1", 20);
    bench.take("devices/oven-1/status", R"({"id":"oven-1","name":"Oven","type":"oven","status":"online"})");
    bench.tick(1s);
    bench.read("oven-1", 200);
    bench.read("press-1", 85);
    QCOMPARE(bench.pipeline.alarms().size(), std::size_t(1));
    QCOMPARE(bench.pipeline.alarms().at(0).key.series.deviceId, std::string("press-1"));
}

void TestAlarmSettingsDesk::eachChangeIsInTheRecord()
{
    PipelineBench bench;
    QVERIFY(change(bench, {.rules = {limitAt(70)}}));
    QVERIFY(change(
        bench,
        {.rules
         = {{.kind = LimitKind::High, .name = "Temperature ", .device = "oven-1", .limit = 72, .onDelay = 5s}}}));
    QCOMPARE(bench.pipeline.alarmRules().rules.size(), std::size_t(1)); // one sensor type, however it is written
    Strings details;
    for (const AuditRecord &record : bench.pipeline.batch().audit)
        details.push_back(record.target + " | " + record.detail);
    QCOMPARE(details,
             (Strings{"oven-1/temperature/high | enabled: - -> true", "oven-1/temperature/high | limit: - -> 70",
                      "version 1 | trial", "oven-1/temperature/high | limit: 70 -> 72",
                      "oven-1/temperature/high | on_delay: - -> 5s", "version 2 | trial"}));
    QCOMPARE(bench.pipeline.batch().alarmRules.size(), std::size_t(2));
    QCOMPARE(change(bench, {.rules = {limitAt(72)}})->alarmSettings, std::uint64_t(0)); // it is so already
}

void TestAlarmSettingsDesk::anUndoGoesBackWhole()
{
    PipelineBench bench;
    QVERIFY(change(bench, {.rules = {limitAt(70)}}));
    QVERIFY(change(bench, {.rules = {limitAt(60), limitAt(60, "oven-2")}}));
    bench.read("oven-1", 65);
    const auto undone = change(bench, {.toVersion = 1});
    QCOMPARE(undone->alarmSettings, std::uint64_t(3)); // an undo is a version like others, and undone like them
    QVERIFY(bench.pipeline.alarmRules().rules == bench.rules.at(0).rules);
    bench.read("oven-1", 65);
    QCOMPARE(bench.steps(), (Strings{"high activated", "high returned"}));
    QVERIFY(change(bench, {.toVersion = 0}));
    QVERIFY(bench.pipeline.alarmRules().rules.empty());
    QVERIFY(change(bench, {.toVersion = 77}).error().code == ErrorCode::NotFound);
}

void TestAlarmSettingsDesk::refusesWhatSomebodyElseChangedMeanwhile()
{
    PipelineBench bench;
    QVERIFY(change(bench, {.rules = {limitAt(70)}, .basedOn = 0}));
    QVERIFY(change(bench, {.rules = {limitAt(71)}, .basedOn = 0}).error().code == ErrorCode::Conflict);
    QVERIFY(change(bench, {.rules = {limitAt(71)}, .basedOn = 1}));
}

void TestAlarmSettingsDesk::refusesWhatCannotBe_data()
{
    QTest::addColumn<OperatorAction>("action");
    const auto row = [](const char *name, AlarmRule rule, std::string reason = "trial") {
        QTest::newRow(name) << OperatorAction(
            ChangeAlarmSettings{.rules = {std::move(rule)}, .reason = std::move(reason)});
    };
    row("no reason", limitAt(70), " ");
    row("above high-high", {.kind = LimitKind::HighHigh, .name = "temperature", .limit = 70});
    row("no limit anywhere", {.kind = LimitKind::Low, .name = "temperature", .priority = Priority::High});
    row("a foreign unit", {.kind = LimitKind::High, .name = "temperature", .limit = 70, .unit = "bar"});
    row("no such unit", {.kind = LimitKind::High, .name = "temperature", .limit = 70, .unit = "furlongs"});
    row("no device's id", limitAt(70, "a/b"));
    row("a field of others", {.kind = LimitKind::High, .name = "temperature", .times = 3});
}

void TestAlarmSettingsDesk::refusesWhatCannotBe()
{
    QFETCH(const OperatorAction, action);
    PipelineBench bench;
    bench.read("oven-1", 75);
    const auto done = bench.act(action, Role::Engineer);
    QVERIFY(!done && done.error().code == ErrorCode::InvalidInput);
    const bool isOfReason = done.error().message == "a reason is needed";
    QVERIFY(isOfReason || done.error().message.find("/temperature/") != std::string::npos);
    QCOMPARE(bench.pipeline.alarmRules().number, std::uint64_t(0));
    QVERIFY(bench.pipeline.batch().alarmRules.empty());
    QVERIFY(bench.act(action, Role::Operator).error().code == ErrorCode::NotAllowed);
}

void TestAlarmSettingsDesk::aWiderLimitMayNotCrossANarrowerOne()
{
    PipelineBench bench;
    QVERIFY(change(bench, {.rules = {limitAt(5)}})); // of one oven
    const AlarmRule low{.kind = LimitKind::Low, .name = "Temperature", .limit = 10};
    const auto refused = change(bench, {.rules = {low}});
    QVERIFY(!refused && refused.error().code == ErrorCode::InvalidInput);
    QVERIFY(refused.error().message.starts_with("oven-1/temperature/high"));
}

void TestAlarmSettingsDesk::countsAgainAfterARestart()
{
    PipelineBench before;
    before.read("oven-1", 75);
    QVERIFY(change(before, {.rules = {limitAt(70)}}));
    before.read("oven-1", 75);
    PipelineBench after;
    after.pipeline.restore({.devices = before.pipeline.devices().devices(),
                            .alarms = before.pipeline.alarms(),
                            .commands = {},
                            .removedDevices = {},
                            .alarmRules = before.pipeline.alarmRules()},
                           after.clock.now());
    after.read("oven-1", 75);
    QVERIFY(after.steps().empty()); // it stands already, by the limit that was changed
    after.read("oven-1", 69);
    QCOMPARE(after.steps(), Strings{"high returned"});
}

void TestAlarmSettingsDesk::anotherUnitIsMadeTheBaseUnit()
{
    PipelineBench bench;
    AlarmRule fahrenheit = limitAt(212);
    fahrenheit.unit = "°F";
    QVERIFY(change(bench, {.rules = {fahrenheit}}));
    QVERIFY(bench.pipeline.alarmRules().rules.at(0).limit == 100.0);
    QVERIFY(bench.pipeline.alarmRules().rules.at(0).unit == "celsius");
    const AlarmRule deviation{.kind = LimitKind::Deviation,
                              .name = "temperature",
                              .device = "oven-2",
                              .limit = 9,
                              .unit = "°F",
                              .setpoint = 212};
    QVERIFY(change(bench, {.rules = {deviation}}));
    const AlarmRule kept = bench.pipeline.alarmRules().rules.at(1);
    QCOMPARE(kept.limit.value_or(0), 5.0); // a difference: no zero point moves it
    QCOMPARE(kept.setpoint.value_or(0), 100.0);
}

LINESIDE_TEST(TestAlarmSettingsDesk)

} // namespace tst_alarmsettingsdesk

#include "tst_alarmsettingsdesk.moc"
