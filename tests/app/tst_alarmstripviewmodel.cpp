// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmstripviewmodel.h"

#include "support/paneltest.h"
#include "support/testmain.h"

#include <QSignalSpy>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_alarmstripviewmodel {

class TestAlarmStripViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isCalmWithoutAlarms();
    void describesTheAlarmShown();
    void showsTheMostUrgentFirst();
    void showsUnacknowledgedBeforeWorse();
    void countsByPriority();
    void leavesOutWhatIsPutAside_data();
    void leavesOutWhatIsPutAside();
    void acknowledgesOnlyWhatIsShown();
    void acknowledgesWhatWasPressed();
    void acknowledgesNothingThatHasJustCome();
    void aSecondTapMeetsNoOtherAlarm();
    void aFingerThatSlidOffMeantNothing();
    void acknowledgesNothingTwice();
    void growsOlderOnceASecond();
    void saysThatItIsGone();
    void becomesCalmAgain();
    void learnsTheDevicesName();
    void keepsAFailedOrderUntilSeen_data();
    void keepsAFailedOrderUntilSeen();
    void tellsNoOrdersOfBefore();
    void showsTheNextFailedOrderWhenOneIsSeen();
};

void TestAlarmStripViewModel::isCalmWithoutAlarms()
{
    PanelBench bench;
    AlarmStripViewModel strip(bench.context);
    QVERIFY(!strip.hasAlarm());
    QVERIFY(strip.message().isEmpty());
    QVERIFY(strip.ageText().isEmpty());
    QCOMPARE(strip.priority(), enums::Priority::None);
    QCOMPARE(strip.activeCount(), 0);
    strip.acknowledgeShown();
    QVERIFY(bench.backend.acknowledged.empty());
}

void TestAlarmStripViewModel::describesTheAlarmShown()
{
    PanelBench bench;
    const AlarmStripViewModel strip(bench.context);
    bench.backend.push(makeDevice("oven-1", "Oven 1"));
    bench.backend.push(makeAlarm({"oven-1", "temperature"}, Priority::High, bench.clock.utcMs() - 5000));
    QVERIFY(strip.hasAlarm());
    QCOMPARE(strip.alarmId(), QStringLiteral("oven-1/temperature/high"));
    QCOMPARE(strip.message(), QStringLiteral("Temperature high, above 80.0 °C"));
    QCOMPARE(strip.deviceName(), QStringLiteral("Oven 1"));
    QCOMPARE(strip.deviceId(), QStringLiteral("oven-1"));
    QCOMPARE(strip.priorityText(), QStringLiteral("High"));
    QCOMPARE(strip.state(), enums::AlarmState::ActiveUnacknowledged);
    QCOMPARE(strip.ageText(), QStringLiteral("5 s"));
    QVERIFY(strip.canAcknowledge());
}

void TestAlarmStripViewModel::showsTheMostUrgentFirst()
{
    PanelBench bench;
    const AlarmStripViewModel strip(bench.context);
    bench.backend.push(makeAlarm({"a", "temperature"}, Priority::Medium, 100));
    bench.backend.push(makeAlarm({"b", "temperature"}, Priority::Critical, 50));
    bench.backend.push(makeAlarm({"c", "temperature"}, Priority::Low, 200));
    QCOMPARE(strip.deviceId(), QStringLiteral("b"));
    bench.backend.push(makeAlarm({"d", "temperature"}, Priority::Critical, 60));
    QCOMPARE(strip.deviceId(), QStringLiteral("d"));
}

void TestAlarmStripViewModel::showsUnacknowledgedBeforeWorse()
{
    PanelBench bench;
    const AlarmStripViewModel strip(bench.context);
    Alarm seen = makeAlarm({"a", "temperature"}, Priority::Critical, 100);
    seen.acknowledged = true;
    bench.backend.push(seen);
    bench.backend.push(makeAlarm({"b", "temperature"}, Priority::Low, 50));
    QCOMPARE(strip.deviceId(), QStringLiteral("b"));
}

void TestAlarmStripViewModel::countsByPriority()
{
    PanelBench bench;
    const AlarmStripViewModel strip(bench.context);
    bench.backend.push(makeAlarm({"a", "t"}, Priority::Critical, 1));
    bench.backend.push(makeAlarm({"b", "t"}, Priority::High, 1));
    Alarm seen = makeAlarm({"c", "t"}, Priority::High, 1);
    seen.acknowledged = true;
    bench.backend.push(seen);
    Alarm gone = makeAlarm({"d", "t"}, Priority::Low, 1);
    gone.active = false;
    bench.backend.push(gone);
    QCOMPARE(strip.criticalCount(), 1);
    QCOMPARE(strip.highCount(), 2);
    QCOMPARE(strip.mediumCount(), 0);
    QCOMPARE(strip.lowCount(), 1);
    QCOMPARE(strip.activeCount(), 3);
    QCOMPARE(strip.unacknowledgedCount(), 3);
}

void TestAlarmStripViewModel::leavesOutWhatIsPutAside_data()
{
    QTest::addColumn<AlarmState>("state");
    QTest::addColumn<int>("counted");
    QTest::newRow("shelved") << AlarmState::Shelved << 1;
    QTest::newRow("out of service") << AlarmState::OutOfService << 1;
    QTest::newRow("suppressed") << AlarmState::Suppressed << 0;
}

void TestAlarmStripViewModel::leavesOutWhatIsPutAside()
{
    QFETCH(const AlarmState, state);
    QFETCH(const int, counted);
    PanelBench bench;
    AlarmStripViewModel strip(bench.context);
    bench.backend.push(putAside(makeAlarm({"a", "t"}, Priority::Critical, 1), state));
    QVERIFY(!strip.hasAlarm());
    bench.backend.push(makeAlarm({"mild", "t"}, Priority::Low, 1));
    QCOMPARE(strip.alarmId(), QStringLiteral("mild/t/high"));
    QCOMPARE(strip.criticalCount(), 0);
    QCOMPARE(strip.activeCount(), 1);
    QCOMPARE(strip.unacknowledgedCount(), 1);
    QCOMPARE(strip.putAsideCount(), counted);
}

void TestAlarmStripViewModel::acknowledgesOnlyWhatIsShown()
{
    PanelBench bench;
    AlarmStripViewModel strip(bench.context);
    bench.backend.push(makeAlarm({"a", "t"}, Priority::Low, 1));
    bench.backend.push(makeAlarm({"b", "t"}, Priority::High, 1));
    bench.pass(1s);
    strip.acknowledgeShown();
    QCOMPARE(bench.backend.acknowledged.size(), std::size_t{1});
    QCOMPARE(bench.backend.acknowledged[0].alarms, (std::vector<AlarmKey>{{{"b", "t"}, LimitKind::High}}));
}

void TestAlarmStripViewModel::acknowledgesWhatWasPressed()
{
    PanelBench bench;
    AlarmStripViewModel strip(bench.context);
    bench.backend.push(makeAlarm({"a", "t"}, Priority::Low, 1));
    bench.pass(1s);
    strip.pressAcknowledge();
    bench.backend.push(makeAlarm({"b", "t"}, Priority::Critical, 1));
    bench.pass(1s);
    QCOMPARE(strip.deviceId(), QStringLiteral("b"));
    strip.acknowledgeShown();
    QCOMPARE(bench.backend.acknowledged.at(0).alarms, (std::vector<AlarmKey>{{{"a", "t"}, LimitKind::High}}));
}

void TestAlarmStripViewModel::acknowledgesNothingThatHasJustCome()
{
    PanelBench bench;
    AlarmStripViewModel strip(bench.context);
    bench.backend.push(makeAlarm({"a", "t"}, Priority::Low, 1));
    bench.pass(5s);
    bench.backend.push(makeAlarm({"b", "t"}, Priority::Critical, 1));
    bench.pass(100ms);
    strip.pressAcknowledge();
    bench.pass(1s);
    strip.acknowledgeShown();
    QVERIFY(bench.backend.acknowledged.empty());
    strip.acknowledgeShown(); // by a key, now that it has been there for a while
    QCOMPARE(bench.backend.acknowledged.at(0).alarms, (std::vector<AlarmKey>{{{"b", "t"}, LimitKind::High}}));
}

void TestAlarmStripViewModel::aSecondTapMeetsNoOtherAlarm()
{
    for (const std::chrono::milliseconds gap : {80ms, 180ms, 250ms, 400ms, 599ms}) {
        PanelBench bench;
        AlarmStripViewModel strip(bench.context);
        Alarm first = makeAlarm({"a", "t"}, Priority::High, 2);
        bench.backend.push(first);
        bench.backend.push(makeAlarm({"b", "t"}, Priority::High, 1));
        bench.pass(1s);
        strip.pressAcknowledge();
        strip.acknowledgeShown();
        first.acknowledged = true;
        bench.backend.push(first);
        QCOMPARE(strip.deviceId(), QStringLiteral("b"));
        bench.pass(gap);
        strip.pressAcknowledge();
        strip.acknowledgeShown();
        QCOMPARE(bench.backend.acknowledged.size(), std::size_t{1});
    }
}

void TestAlarmStripViewModel::aFingerThatSlidOffMeantNothing()
{
    PanelBench bench;
    AlarmStripViewModel strip(bench.context);
    bench.backend.push(makeAlarm({"a", "t"}, Priority::Low, 1));
    bench.pass(1s);
    strip.pressAcknowledge();
    strip.releaseAcknowledge();
    bench.backend.push(makeAlarm({"b", "t"}, Priority::Critical, 1));
    bench.pass(1s);
    strip.acknowledgeShown();
    QCOMPARE(bench.backend.acknowledged.at(0).alarms, (std::vector<AlarmKey>{{{"b", "t"}, LimitKind::High}}));
}

void TestAlarmStripViewModel::acknowledgesNothingTwice()
{
    PanelBench bench;
    AlarmStripViewModel strip(bench.context);
    Alarm seen = makeAlarm({"a", "t"}, Priority::High, 1);
    seen.acknowledged = true;
    bench.backend.push(seen);
    QVERIFY(strip.hasAlarm());
    QVERIFY(!strip.canAcknowledge());
    strip.acknowledgeShown();
    QVERIFY(bench.backend.acknowledged.empty());
}

void TestAlarmStripViewModel::growsOlderOnceASecond()
{
    PanelBench bench;
    AlarmStripViewModel strip(bench.context);
    bench.backend.push(makeAlarm({"a", "t"}, Priority::High, bench.clock.utcMs()));
    QSignalSpy aged(&strip, &AlarmStripViewModel::ageTextChanged);
    QSignalSpy shown(&strip, &AlarmStripViewModel::shownChanged);
    bench.pass(1s);
    bench.pass(1s);
    QCOMPARE(strip.ageText(), QStringLiteral("2 s"));
    QCOMPARE(aged.count(), 2);
    QCOMPARE(shown.count(), 0);
}

void TestAlarmStripViewModel::saysThatItIsGone()
{
    PanelBench bench;
    const AlarmStripViewModel strip(bench.context);
    bench.backend.push(makeDevice("a", "Oven 1"));
    Alarm alarm = makeAlarm({"a", "t"}, Priority::High, bench.clock.utcMs());
    bench.backend.push(alarm);
    bench.pass(90s);
    QVERIFY(!strip.isGone());
    QCOMPARE(strip.detail(), QStringLiteral("Oven 1, since 90 s"));
    alarm.active = false;
    alarm.returnedMs = bench.clock.utcMs();
    bench.backend.push(alarm);
    QVERIFY(strip.isGone());
    QCOMPARE(strip.detail(), QStringLiteral("Oven 1, gone at 00:01:30, not acknowledged"));
    alarm.acknowledged = true;
    alarm.latched = true;
    bench.backend.push(alarm);
    QCOMPARE(strip.detail(), QStringLiteral("Oven 1, gone at 00:01:30, waits for reset"));
}

void TestAlarmStripViewModel::becomesCalmAgain()
{
    PanelBench bench;
    const AlarmStripViewModel strip(bench.context);
    Alarm alarm = makeAlarm({"a", "t"}, Priority::High, bench.clock.utcMs());
    bench.backend.push(alarm);
    alarm.active = false;
    alarm.acknowledged = true;
    bench.backend.push(alarm);
    QVERIFY(!strip.hasAlarm());
    QVERIFY(strip.ageText().isEmpty());
}

void TestAlarmStripViewModel::learnsTheDevicesName()
{
    PanelBench bench;
    const AlarmStripViewModel strip(bench.context);
    bench.backend.push(makeAlarm({"a", "t"}, Priority::High, 1));
    QCOMPARE(strip.deviceName(), QStringLiteral("a"));
    bench.backend.push(makeDevice("a", "Press 4"));
    QCOMPARE(strip.deviceName(), QStringLiteral("Press 4"));
}

Command makeOrder(const std::string &id, const std::string &deviceId, CommandState state,
                  const std::string &reason = {})
{
    Command command;
    command.id = id;
    command.deviceId = deviceId;
    command.payload = R"({"id":"x","command":"stop"})";
    command.state = state;
    command.reason = reason;
    return command;
}

void TestAlarmStripViewModel::keepsAFailedOrderUntilSeen_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("expected");
    QTest::newRow("under way") << int(CommandState::Sent) << ""
                               << "";
    QTest::newRow("done") << int(CommandState::Done) << ""
                          << "";
    QTest::newRow("no answer, said once") << int(CommandState::Expired) << "the device did not answer in time"
                                          << "Oven 1, Stop now: No answer in time";
    QTest::newRow("refused, and why") << int(CommandState::Rejected) << "door open"
                                      << "Oven 1, Stop now: Refused by the machine (door open)";
    QTest::newRow("not sent, and why") << int(CommandState::Failed) << "connection lost"
                                       << "Oven 1, Stop now: Not sent (connection lost)";
}

void TestAlarmStripViewModel::keepsAFailedOrderUntilSeen()
{
    QFETCH(const int, state);
    QFETCH(const QString, reason);
    QFETCH(const QString, expected);
    PanelBench bench;
    AlarmStripViewModel strip(bench.context);
    Device oven = makeDevice("oven-1", "Oven 1");
    oven.metadata = R"({"commands":[{"name":"stop","label":"Stop now"}]})";
    bench.backend.push(oven);
    bench.backend.push(makeOrder("1", "oven-1", static_cast<CommandState>(state), reason.toStdString()));
    QCOMPARE(strip.failedOrder(), expected);
    bench.pass(600s);
    QCOMPARE(strip.failedOrder(), expected);
    strip.seeFailedOrder(QStringLiteral("oven-2"));
    QCOMPARE(strip.failedOrder(), expected);
    strip.seeFailedOrder(QStringLiteral("oven-1"));
    QVERIFY(strip.failedOrder().isEmpty());
}

void TestAlarmStripViewModel::tellsNoOrdersOfBefore()
{
    PanelBench bench;
    const AlarmStripViewModel strip(bench.context);
    bench.backend.push(makeOrder("1", "oven-1", CommandState::Expired));
    QVERIFY(strip.failedOrder().isEmpty());
    bench.backend.push(makeOrder("2", "oven-1", CommandState::Expired));
    QCOMPARE(strip.failedOrderDevice(), QStringLiteral("oven-1"));
}

void TestAlarmStripViewModel::showsTheNextFailedOrderWhenOneIsSeen()
{
    PanelBench bench;
    AlarmStripViewModel strip(bench.context);
    bench.backend.pushNothing();
    bench.backend.push(makeOrder("1", "oven-1", CommandState::Expired));
    bench.backend.push(makeOrder("2", "oven-2", CommandState::Expired));
    QCOMPARE(strip.failedOrderDevice(), QStringLiteral("oven-2"));
    strip.seeFailedOrder(QStringLiteral("oven-2"));
    QCOMPARE(strip.failedOrderDevice(), QStringLiteral("oven-1"));
}

LINESIDE_TEST(TestAlarmStripViewModel)

} // namespace tst_alarmstripviewmodel

#include "tst_alarmstripviewmodel.moc"
