// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmstripviewmodel.h"

#include "support/paneltest.h"

#include <QSignalSpy>

using namespace lineside;
using namespace std::chrono_literals;

class TestAlarmStripViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isCalmWithoutAlarms();
    void describesTheAlarmShown();
    void showsTheMostUrgentFirst();
    void showsUnacknowledgedBeforeWorse();
    void countsByPriority();
    void acknowledgesOnlyWhatIsShown();
    void acknowledgesNothingTwice();
    void growsOlderOnceASecond();
    void becomesCalmAgain();
    void learnsTheDevicesName();
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
    QVERIFY(bench.port.acknowledged.empty());
}

void TestAlarmStripViewModel::describesTheAlarmShown()
{
    PanelBench bench;
    const AlarmStripViewModel strip(bench.context);
    bench.port.push(makeDevice("oven-1", "Oven 1"));
    bench.port.push(makeAlarm({"oven-1", "temperature"}, Priority::High, bench.clock.utcMs() - 5000));
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
    bench.port.push(makeAlarm({"a", "temperature"}, Priority::Medium, 100));
    bench.port.push(makeAlarm({"b", "temperature"}, Priority::Critical, 50));
    bench.port.push(makeAlarm({"c", "temperature"}, Priority::Low, 200));
    QCOMPARE(strip.deviceId(), QStringLiteral("b"));
    bench.port.push(makeAlarm({"d", "temperature"}, Priority::Critical, 60));
    QCOMPARE(strip.deviceId(), QStringLiteral("d"));
}

void TestAlarmStripViewModel::showsUnacknowledgedBeforeWorse()
{
    PanelBench bench;
    const AlarmStripViewModel strip(bench.context);
    Alarm seen = makeAlarm({"a", "temperature"}, Priority::Critical, 100);
    seen.acknowledged = true;
    bench.port.push(seen);
    bench.port.push(makeAlarm({"b", "temperature"}, Priority::Low, 50));
    QCOMPARE(strip.deviceId(), QStringLiteral("b"));
}

void TestAlarmStripViewModel::countsByPriority()
{
    PanelBench bench;
    const AlarmStripViewModel strip(bench.context);
    bench.port.push(makeAlarm({"a", "t"}, Priority::Critical, 1));
    bench.port.push(makeAlarm({"b", "t"}, Priority::High, 1));
    Alarm seen = makeAlarm({"c", "t"}, Priority::High, 1);
    seen.acknowledged = true;
    bench.port.push(seen);
    Alarm gone = makeAlarm({"d", "t"}, Priority::Low, 1);
    gone.active = false;
    bench.port.push(gone);
    QCOMPARE(strip.criticalCount(), 1);
    QCOMPARE(strip.highCount(), 2);
    QCOMPARE(strip.mediumCount(), 0);
    QCOMPARE(strip.lowCount(), 1);
    QCOMPARE(strip.activeCount(), 3);
    QCOMPARE(strip.unacknowledgedCount(), 3);
}

void TestAlarmStripViewModel::acknowledgesOnlyWhatIsShown()
{
    PanelBench bench;
    AlarmStripViewModel strip(bench.context);
    bench.port.push(makeAlarm({"a", "t"}, Priority::Low, 1));
    bench.port.push(makeAlarm({"b", "t"}, Priority::High, 1));
    strip.acknowledgeShown();
    QCOMPARE(bench.port.acknowledged.size(), std::size_t{1});
    QCOMPARE(bench.port.acknowledged[0].alarms, (std::vector<AlarmKey>{{{"b", "t"}, LimitKind::High}}));
}

void TestAlarmStripViewModel::acknowledgesNothingTwice()
{
    PanelBench bench;
    AlarmStripViewModel strip(bench.context);
    Alarm seen = makeAlarm({"a", "t"}, Priority::High, 1);
    seen.acknowledged = true;
    bench.port.push(seen);
    QVERIFY(strip.hasAlarm());
    QVERIFY(!strip.canAcknowledge());
    strip.acknowledgeShown();
    QVERIFY(bench.port.acknowledged.empty());
}

void TestAlarmStripViewModel::growsOlderOnceASecond()
{
    PanelBench bench;
    AlarmStripViewModel strip(bench.context);
    bench.port.push(makeAlarm({"a", "t"}, Priority::High, bench.clock.utcMs()));
    QSignalSpy aged(&strip, &AlarmStripViewModel::ageTextChanged);
    QSignalSpy shown(&strip, &AlarmStripViewModel::shownChanged);
    bench.pass(1s);
    bench.pass(1s);
    QCOMPARE(strip.ageText(), QStringLiteral("2 s"));
    QCOMPARE(aged.count(), 2);
    QCOMPARE(shown.count(), 0);
}

void TestAlarmStripViewModel::becomesCalmAgain()
{
    PanelBench bench;
    const AlarmStripViewModel strip(bench.context);
    Alarm alarm = makeAlarm({"a", "t"}, Priority::High, bench.clock.utcMs());
    bench.port.push(alarm);
    alarm.active = false;
    alarm.acknowledged = true;
    bench.port.push(alarm);
    QVERIFY(!strip.hasAlarm());
    QVERIFY(strip.ageText().isEmpty());
}

void TestAlarmStripViewModel::learnsTheDevicesName()
{
    PanelBench bench;
    const AlarmStripViewModel strip(bench.context);
    bench.port.push(makeAlarm({"a", "t"}, Priority::High, 1));
    QCOMPARE(strip.deviceName(), QStringLiteral("a"));
    bench.port.push(makeDevice("a", "Press 4"));
    QCOMPARE(strip.deviceName(), QStringLiteral("Press 4"));
}

QTEST_GUILESS_MAIN(TestAlarmStripViewModel)
#include "tst_alarmstripviewmodel.moc"
