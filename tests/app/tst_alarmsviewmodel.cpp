// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmsviewmodel.h"

#include "support/paneltest.h"
#include "support/reasonmarker.h"
#include "support/testmain.h"

#include <QSignalSpy>

using namespace lineside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tst_alarmsviewmodel {

class TestAlarmsViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyBeforeTheFirstFrame();
    void describesAnAlarm();
    void describesAnAlarmOfAUnit();
    void saysWhatIsNotHeard_data();
    void saysWhatIsNotHeard();
    void saysThatItIsEscalatedUntilItIsSeen();
    void foldsInAFlood();
    void tellsTheDevicesTimeWhenItDiffers_data();
    void tellsTheDevicesTimeWhenItDiffers();
    void putsTheMostUrgentFirst();
    void filtersByPriority();
    void showsWhatIsChosen();
    void whatIsPutAsideKeepsItsPlaceUnderAFinger();
    void tellsNoValueOfWhatNeverCame();
    void marksTheFirstAndWhatCalledAgain();
    void filtersByDevice();
    void acknowledgesOne();
    void acknowledgesExactlyWhatIsShown();
    void acknowledgesNothingThatIsPutAside_data();
    void acknowledgesNothingThatIsPutAside();
    void acknowledgesNothingThatHasJustCome();
    void acknowledgesNothingThatHasJustMoved();
    void acknowledgesWhatWasPressedThoughAWorseOneComes();
    void aSecondTapMeetsNoOtherAlarm();
    void nothingSlidesUnderAFinger();
    void whatEndsKeepsItsPlaceUnderAFinger();
    void showsWhatWaitsWhenAsked();
    void canBeWorkedOnInAFlood();
    void takesNothingForReadWhenTheListItselfMoves();
    void resetsALatchedAlarm();
    void ignoresAnAlarmThatHasLeft();
    void countsTheDuration();
    void loadsHistoryOnDemand();
    void putsAStepInItsPlaceThatTheStoreTellsFirst();
    void asksForOlderHistoryNext();
    void searchesTheHistory();
    void exportsWhatTheHistoryShows();
    void exportsAReportInTheReadersWords();
    void saysWhyNothingIsExported();
    void asksOneQuestionAtATime();
    void saysWhyThereIsNoHistory();
    void searchesWhatStandsOnTheScreen();
    void tellsWhoInTheReadersWords_data();
    void tellsWhoInTheReadersWords();
    void tellsTheValueOfTheComingAlone_data();
    void tellsTheValueOfTheComingAlone();
    void putsNewStepsOnTop();
    void showsNoStepTwice();
    void keepsTwoEqualStepsApart();
    void filtersHistoryToo();
    void makesNoRowsWhileItsPageIsHidden();

private:
    static AlarmTransition makeStep(std::int64_t timeMs, AlarmEvent event = AlarmEvent::Activated,
                                    const std::string &device = "oven-1")
    {
        return {event, makeAlarm({device, "temperature"}, Priority::High, timeMs), timeMs, 0};
    }
    static LiveFrame frameOf(const AlarmTransition &step)
    {
        LiveFrame frame;
        frame.transitions = {step};
        return frame;
    }
};

void TestAlarmsViewModel::isEmptyBeforeTheFirstFrame()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    QAbstractItemModelTester active(alarms.active(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester history(alarms.history(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(alarms.active()->count(), 0);
    QCOMPARE(alarms.history()->count(), 0);
    alarms.acknowledgeAll();
    alarms.acknowledge(QStringLiteral("x"));
    alarms.reset(QStringLiteral("x"));
    QVERIFY(bench.backend.acknowledged.empty());
    QVERIFY(bench.backend.resets.empty());
}

void TestAlarmsViewModel::makesNoRowsWhileItsPageIsHidden()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    alarms.setShown(false);
    LiveFrame frame = frameOf(makeStep(1000));
    frame.alarms[frame.transitions[0].alarm.key] = frame.transitions[0].alarm;
    bench.backend.push(frame);
    QCOMPARE(alarms.active()->count(), 0);
    QCOMPARE(alarms.history()->count(), 0);
    QCOMPARE(alarms.unacknowledgedCount(), 1);
    alarms.setShown(true);
    QCOMPARE(alarms.active()->count(), 1);
    QCOMPARE(alarms.history()->count(), 1);
}

void TestAlarmsViewModel::describesAnAlarm()
{
    PanelBench bench;
    const AlarmsViewModel alarms(bench.context);
    bench.backend.push(makeDevice("oven-1", "Oven 1"));
    Alarm alarm = makeAlarm({"oven-1", "temperature"}, Priority::High, bench.clock.utcMs(), LimitKind::HighHigh);
    alarm.location = "Hall 1";
    bench.backend.push(alarm);
    const RowListModel *active = alarms.active();
    QCOMPARE(cell(active, 0, "alarmId"), QStringLiteral("oven-1/temperature/high-high"));
    QCOMPARE(cell(active, 0, "message"), QStringLiteral("Temperature very high, above 80.0 °C"));
    QCOMPARE(cell(active, 0, "valueText"), QStringLiteral("81.3 °C"));
    QCOMPARE(cell(active, 0, "limitText"), QStringLiteral("80.0 °C"));
    QCOMPARE(cell(active, 0, "deviceName"), QStringLiteral("Oven 1"));
    QCOMPARE(cell(active, 0, "stateText"), QStringLiteral("Active, not acknowledged"));
    QVERIFY(cell(active, 0, "activatedText").contains(QStringLiteral("00:00:00")));
    QCOMPARE(cell(active, 0, "presenceText"), QStringLiteral("Active"));
    QVERIFY(!active->value(0, "isGone").toBool());
    QVERIFY(active->value(0, "canAcknowledge").toBool());
    QVERIFY(!active->value(0, "canReset").toBool());
}

void TestAlarmsViewModel::describesAnAlarmOfAUnit()
{
    PanelBench bench;
    const AlarmsViewModel alarms(bench.context);
    Alarm alarm = makeAlarm({"oven-1", "temperature"}, Priority::Medium, bench.clock.utcMs(), LimitKind::Unit);
    alarm.unit = "furlong";
    alarm.value = 95;
    bench.backend.push(alarm);
    QCOMPARE(cell(alarms.active(), 0, "alarmId"), QStringLiteral("oven-1/temperature/unit"));
    QCOMPARE(cell(alarms.active(), 0, "message"), QStringLiteral("Temperature: unit not known: furlong"));
    QCOMPARE(cell(alarms.active(), 0, "valueText"), QStringLiteral("95.00 furlong"));
    QCOMPARE(cell(alarms.active(), 0, "limitText"), QString());
}

void TestAlarmsViewModel::saysWhatIsNotHeard_data()
{
    QTest::addColumn<QString>("sensor");
    QTest::addColumn<LimitKind>("kind");
    QTest::addColumn<double>("after");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("value");
    const auto row
        = [](const QString &sensor, LimitKind kind, double after, const QString &message, const QString &value = {}) {
              QTest::newRow(qUtf8Printable(message)) << sensor << kind << after << message << value;
          };
    row(u"-"_s, LimitKind::Offline, 300, u"Not heard for more than 5 min"_s);
    row(u"-"_s, LimitKind::Offline, 0, u"Offline, says the machine"_s);
    row(u"hall-a/line-1"_s, LimitKind::Line, 0, u"No machine heard: hall-a/line-1"_s);
    row(u"mqtt"_s, LimitKind::Link, 0, u"No connection to mqtt"_s);
    row(u"temperature"_s, LimitKind::Rate, 5, u"Temperature changes too fast, by more than 5.0 °C"_s, u"95.0 °C"_s);
    row(u"temperature"_s, LimitKind::Deviation, 5, u"Temperature off its setpoint by more than 5.0 °C"_s, u"95.0 °C"_s);
    row(u"temperature"_s, LimitKind::Discrete, 0, u"Temperature is at 95.0 °C"_s, u"95.0 °C"_s);
    row(u"-"_s, LimitKind::Discrete, 0, u"The machine says: Celsius"_s);
    row(u"-"_s, LimitKind::Disk, 0, u"Storage nearly full, or not to be written"_s);
    row(u"-"_s, LimitKind::Clock, 0, u"Clock of the gateway not right"_s);
    row(u"cloud"_s, LimitKind::Backlog, 900, u"cloud: readings wait for more than 15 min"_s);
    row(u"cloud"_s, LimitKind::Certificate, 0, u"cloud: certificate ends soon"_s, u"95.0 °C"_s);
    row(u"control"_s, LimitKind::Refused, 0, u"Alerts and commands: the other side refuses"_s);
    row(u"-"_s, LimitKind::Damaged, 0, u"Damaged file put aside"_s);
    row(u"-"_s, LimitKind::Rejecting, 0, u"Most of its messages are refused"_s);
    row(u"-"_s, LimitKind::HornFailed, 0, u"The horn does not sound"_s);
    row(u"temperature"_s, LimitKind::Missing, 60, u"Temperature: no value for more than 60 s"_s);
    row(u"temperature"_s, LimitKind::BadQuality, 0, u"Temperature: value not usable"_s, u"95.0 °C"_s);
    row(u"temperature"_s, LimitKind::Frozen, 300, u"Temperature: value unchanged for more than 5 min"_s, u"95.0 °C"_s);
}

void TestAlarmsViewModel::saysWhatIsNotHeard()
{
    QFETCH(const QString, sensor);
    QFETCH(const LimitKind, kind);
    QFETCH(const double, after);
    PanelBench bench;
    const AlarmsViewModel alarms(bench.context);
    Alarm alarm = makeAlarm({"oven-1", sensor.toStdString()}, Priority::High, bench.clock.utcMs(), kind);
    alarm.unit = "celsius";
    alarm.value = 95;
    alarm.limit = after;
    bench.backend.push(alarm);
    QTEST(cell(alarms.active(), 0, "message"), "message");
    QTEST(cell(alarms.active(), 0, "valueText"), "value");
    QCOMPARE(cell(alarms.active(), 0, "limitText"), QString());
}

void TestAlarmsViewModel::saysThatItIsEscalatedUntilItIsSeen()
{
    PanelBench bench;
    const AlarmsViewModel alarms(bench.context);
    Alarm alarm = makeAlarm({"oven-1", "temperature"}, Priority::High, bench.clock.utcMs());
    alarm.escalatedMs = bench.clock.utcMs() + 300'000;
    bench.backend.push(alarm);
    QCOMPARE(cell(alarms.active(), 0, "escalatedText"), QStringLiteral("Escalated at 00:05:00"));
    alarm.acknowledged = true;
    bench.backend.push(alarm);
    QCOMPARE(cell(alarms.active(), 0, "escalatedText"), QString());
}

void TestAlarmsViewModel::foldsInAFlood()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    Alarm first = makeAlarm({"oven-1", "temperature"}, Priority::High, bench.clock.utcMs());
    first.firstOut = true;
    bench.backend.push(first);
    bench.backend.push(makeAlarm({"oven-1", "humidity"}, Priority::High, bench.clock.utcMs()));
    bench.backend.push(makeAlarm({"oven-1", "pressure"}, Priority::Critical, bench.clock.utcMs()));
    QCOMPARE(alarms.active()->count(), 3);
    QCOMPARE(alarms.floodText(), QString());
    LiveFrame frame;
    frame.flood.emplace(
        AlarmFlood{.startMs = bench.clock.utcMs(), .firstMs = bench.clock.utcMs(), .count = 37, .first = first.key});
    bench.backend.push(frame);
    QCOMPARE(alarms.floodText(), QStringLiteral("Flood since 00:00:00: 37 alarm(s), first: oven-1, Temperature high"));
    QVERIFY(alarms.isFolded());
    QCOMPARE(alarms.active()->count(), 2);
    QCOMPARE(alarms.hiddenCount(), 1);
    alarms.setFolded(false);
    QCOMPARE(alarms.active()->count(), 3);
    frame.flood->value().count = 38;
    bench.backend.push(frame);
    QVERIFY(!alarms.isFolded()); // somebody wants to see them
    frame.flood->reset();
    bench.backend.push(frame);
    QCOMPARE(alarms.floodText(), QString());
}

void TestAlarmsViewModel::tellsTheDevicesTimeWhenItDiffers_data()
{
    QTest::addColumn<std::optional<std::int64_t>>("sourceMs");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, std::optional<std::int64_t> sourceMs, const QString &expected) {
        QTest::newRow(name) << sourceMs << expected;
    };
    row("the clock was right", std::nullopt, {});
    row("it says the same", 1767225600000, {});
    row("an hour ahead", 1767229200000, u"Device time 1/1/26 01:00:00"_s);
    row("a day behind", 1767139200000, u"Device time 12/31/25 00:00:00"_s);
    row("never set: no date before 2001 reaches a person", 1000, u"Device clock not set"_s);
}

void TestAlarmsViewModel::tellsTheDevicesTimeWhenItDiffers()
{
    QFETCH(const std::optional<std::int64_t>, sourceMs);
    QFETCH(const QString, expected);
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    AlarmTransition came = makeStep(1767225600000);
    AlarmTransition seen = makeStep(1767225600000, AlarmEvent::Acknowledged);
    came.alarm.sourceMs = seen.alarm.sourceMs = sourceMs;
    bench.backend.push(came.alarm);
    bench.backend.push(frameOf(came));
    bench.backend.push(frameOf(seen));
    QCOMPARE(cell(alarms.active(), 0, "sourceText"), expected);
    QCOMPARE(cells(alarms.history(), "sourceText"), QStringList({QString(), expected})); // of the coming alone
}

void TestAlarmsViewModel::putsTheMostUrgentFirst()
{
    PanelBench bench;
    const AlarmsViewModel alarms(bench.context);
    QAbstractItemModelTester tester(alarms.active(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    Alarm seen = makeAlarm({"seen", "t"}, Priority::Critical, 9);
    seen.acknowledged = true;
    bench.backend.push(seen);
    bench.backend.push(makeAlarm({"old", "t"}, Priority::High, 1));
    bench.backend.push(makeAlarm({"new", "t"}, Priority::High, 2));
    bench.backend.push(makeAlarm({"mild", "t"}, Priority::Low, 3));
    QCOMPARE(cells(alarms.active(), "deviceId"), (QStringList{u"new"_s, u"old"_s, u"mild"_s, u"seen"_s}));
}

void TestAlarmsViewModel::filtersByPriority()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    bench.backend.push(makeAlarm({"a", "t"}, Priority::Low, 1));
    bench.backend.push(makeAlarm({"b", "t"}, Priority::Critical, 1));
    alarms.setMinimumPriority(enums::Priority::High);
    QCOMPARE(cells(alarms.active(), "deviceId"), QStringList{u"b"_s});
    QCOMPARE(alarms.hiddenCount(), 1);
    QCOMPARE(alarms.activeCount(), 2);
    alarms.setMinimumPriority(enums::Priority::None);
    QCOMPARE(alarms.active()->count(), 2);
}

void TestAlarmsViewModel::showsWhatIsChosen()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    bench.backend.push(makeAlarm({"new", "t"}, Priority::Low, 1));
    Alarm seen = makeAlarm({"seen", "t"}, Priority::Low, 1);
    seen.acknowledged = true;
    bench.backend.push(seen);
    Alarm gone = makeAlarm({"gone", "t"}, Priority::Low, 1);
    gone.active = false;
    bench.backend.push(gone);
    bench.backend.push(putAside(makeAlarm({"aside", "t"}, Priority::Low, 1), AlarmState::Shelved));
    QCOMPARE(alarms.choiceCounts(), (QList<int>{3, 2, 2, 1, 1, 0, 0}));
    QCOMPARE(alarms.active()->count(), 3);
    QCOMPARE(alarms.hiddenCount(), 0);
    alarms.setChoice(enums::AlarmChoice::Unacknowledged);
    QCOMPARE(cells(alarms.active(), "deviceId"), (QStringList{u"new"_s, u"gone"_s}));
    alarms.setChoice(enums::AlarmChoice::Active);
    QCOMPARE(cells(alarms.active(), "deviceId"), (QStringList{u"new"_s, u"seen"_s}));
    alarms.setChoice(enums::AlarmChoice::Returned);
    QCOMPARE(cells(alarms.active(), "deviceId"), QStringList{u"gone"_s});
    QCOMPARE(alarms.hiddenCount(), 2);
}

void TestAlarmsViewModel::whatIsPutAsideKeepsItsPlaceUnderAFinger()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    const Alarm first = makeAlarm({"a", "t"}, Priority::High, 2);
    bench.backend.push(first);
    bench.backend.push(makeAlarm({"b", "t"}, Priority::High, 1));
    bench.pass(1s);
    alarms.setTouched(true);
    bench.backend.push(putAside(first, AlarmState::Shelved));
    QCOMPARE(cells(alarms.active(), "stateText"), (QStringList{u"Shelved"_s, u"Active, not acknowledged"_s}));
    QCOMPARE(alarms.newCount(), 0);
    alarms.setTouched(false);
    bench.pass(AlarmTable::kRest);
    QCOMPARE(cells(alarms.active(), "deviceId"), QStringList{u"b"_s});
}

void TestAlarmsViewModel::tellsNoValueOfWhatNeverCame()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    Alarm alarm = putAside(makeAlarm({"a", "t"}, Priority::High, 1), AlarmState::Shelved);
    alarm.active = false;
    alarm.acknowledged = true;
    alarm.activatedMs.reset();
    bench.backend.push(alarm);
    alarms.setChoice(enums::AlarmChoice::Shelved);
    QCOMPARE(cells(alarms.active(), "valueText"), QStringList{QString()});
    QCOMPARE(cells(alarms.active(), "presenceText"), QStringList{u"Normal"_s});
}

void TestAlarmsViewModel::marksTheFirstAndWhatCalledAgain()
{
    PanelBench bench;
    const AlarmsViewModel alarms(bench.context);
    Alarm alarm = makeAlarm({"a", "t"}, Priority::High, 1);
    alarm.firstOut = true;
    alarm.reAlarms = 2;
    bench.backend.push(alarm);
    QVERIFY(alarms.active()->value(0, "isFirstOut").toBool());
    QCOMPARE(cell(alarms.active(), 0, "reAlarmText"), QStringLiteral("Called again 2 time(s)"));
}

void TestAlarmsViewModel::filtersByDevice()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    bench.backend.push(makeDevice("a", "Press 1"));
    bench.backend.push(makeAlarm({"a", "t"}, Priority::Low, 1));
    bench.backend.push(makeAlarm({"b", "t"}, Priority::Low, 1));
    QSignalSpy changed(&alarms, &AlarmsViewModel::filterChanged);
    alarms.setDeviceFilter(QStringLiteral("a"));
    alarms.setDeviceFilter(QStringLiteral("a"));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(alarms.deviceFilterName(), QStringLiteral("Press 1"));
    QCOMPARE(cells(alarms.active(), "deviceId"), QStringList{u"a"_s});
}

void TestAlarmsViewModel::acknowledgesOne()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    bench.backend.push(makeAlarm({"a", "t"}, Priority::Low, 1));
    bench.pass(1s);
    alarms.acknowledge(QStringLiteral("a/t/high"), QStringLiteral("Tür offen"));
    QCOMPARE(bench.backend.acknowledged.size(), std::size_t{1});
    QCOMPARE(bench.backend.acknowledged[0].comment, std::string("T\xc3\xbcr offen"));
    QCOMPARE(bench.backend.acknowledged[0].alarms, (std::vector<AlarmKey>{{{"a", "t"}, LimitKind::High}}));
}

void TestAlarmsViewModel::acknowledgesExactlyWhatIsShown()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    bench.backend.push(makeAlarm({"a", "t"}, Priority::Low, 1));
    bench.backend.push(makeAlarm({"b", "t"}, Priority::Critical, 1));
    Alarm seen = makeAlarm({"c", "t"}, Priority::Critical, 1);
    seen.acknowledged = true;
    bench.backend.push(seen);
    alarms.setMinimumPriority(enums::Priority::High);
    bench.pass(1s);
    alarms.acknowledgeAll();
    QCOMPARE(bench.backend.acknowledged[0].alarms, (std::vector<AlarmKey>{{{"b", "t"}, LimitKind::High}}));
}

void TestAlarmsViewModel::acknowledgesNothingThatIsPutAside_data()
{
    QTest::addColumn<AlarmState>("state");
    QTest::addColumn<enums::AlarmChoice>("choice");
    QTest::addColumn<QString>("told");
    QTest::newRow("shelved") << AlarmState::Shelved << enums::AlarmChoice::Shelved
                             << u"Shelved by fitter until 3/4/26 21:31:07: sensor is cleaned"_s;
    QTest::newRow("out of service") << AlarmState::OutOfService << enums::AlarmChoice::OutOfService
                                    << u"Out of service by fitter since 3/4/26 21:31:07: sensor is away"_s;
    QTest::newRow("suppressed") << AlarmState::Suppressed << enums::AlarmChoice::Suppressed
                                << u"Suppressed by the high-high limit since 3/4/26 21:31:07"_s;
}

void TestAlarmsViewModel::acknowledgesNothingThatIsPutAside()
{
    QFETCH(const AlarmState, state);
    QFETCH(const enums::AlarmChoice, choice);
    QFETCH(const QString, told);
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    bench.backend.push(putAside(makeAlarm({"a", "t"}, Priority::Critical, 2), state));
    bench.backend.push(makeAlarm({"b", "t"}, Priority::Low, 1));
    bench.pass(1s);
    QCOMPARE(cells(alarms.active(), "deviceId"), QStringList{u"b"_s});
    alarms.setChoice(choice);
    QCOMPARE(cells(alarms.active(), "deviceId"), QStringList{u"a"_s});
    QCOMPARE(alarms.choiceCounts()[static_cast<int>(choice)], 1);
    QCOMPARE(cell(alarms.active(), 0, "asideText"), told);
    QVERIFY(!alarms.active()->value(0, "canAcknowledge").toBool());
    bench.pass(1s);
    QCOMPARE(alarms.activeCount(), 1);
    QCOMPARE(alarms.unacknowledgedCount(), 1);
    alarms.acknowledge(QStringLiteral("a/t/high"));
    alarms.acknowledgeAll();
    QVERIFY(bench.backend.acknowledged.empty());
}

void TestAlarmsViewModel::acknowledgesNothingThatHasJustCome()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    bench.backend.push(makeAlarm({"a", "t"}, Priority::Low, 1));
    bench.pass(500ms);
    alarms.acknowledge(QStringLiteral("a/t/high"));
    alarms.acknowledgeAll();
    QVERIFY(bench.backend.acknowledged.empty());
    bench.pass(100ms);
    alarms.acknowledge(QStringLiteral("a/t/high"));
    QCOMPARE(bench.backend.acknowledged.size(), std::size_t{1});
}

void TestAlarmsViewModel::acknowledgesNothingThatHasJustMoved()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    bench.backend.push(makeAlarm({"a", "t"}, Priority::Low, 1));
    bench.pass(5s);
    bench.backend.push(makeAlarm({"b", "t"}, Priority::High, 1)); // pushes `a` one row down
    bench.pass(100ms);
    alarms.press(QStringLiteral("a/t/high"));
    bench.pass(1s);
    alarms.acknowledge(QStringLiteral("a/t/high")); // a long press: what counts is when it began
    QVERIFY(bench.backend.acknowledged.empty());
}

void TestAlarmsViewModel::acknowledgesWhatWasPressedThoughAWorseOneComes()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    bench.backend.push(makeAlarm({"a", "t"}, Priority::Low, 1));
    bench.pass(1s);
    alarms.setTouched(true);
    alarms.press(QStringLiteral("a/t/high"));
    bench.backend.push(makeAlarm({"b", "t"}, Priority::Critical, 1));
    QCOMPARE(cells(alarms.active(), "deviceId"), QStringList{u"a"_s});
    alarms.acknowledge(QStringLiteral("a/t/high"));
    QCOMPARE(bench.backend.acknowledged.at(0).alarms, (std::vector<AlarmKey>{{{"a", "t"}, LimitKind::High}}));
}

void TestAlarmsViewModel::aSecondTapMeetsNoOtherAlarm()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    Alarm first = makeAlarm({"a", "t"}, Priority::High, 2);
    bench.backend.push(first);
    bench.backend.push(makeAlarm({"b", "t"}, Priority::High, 1));
    bench.pass(1s);
    alarms.press(QStringLiteral("a/t/high"));
    alarms.acknowledge(QStringLiteral("a/t/high"));
    first.acknowledged = true;
    bench.backend.push(first);
    bench.pass(250ms);
    QCOMPARE(cell(alarms.active(), 0, "deviceId"), QStringLiteral("a")); // nothing slid
    QVERIFY(!alarms.active()->value(0, "canAcknowledge").toBool());
    bench.pass(AlarmTable::kRest);
    QCOMPARE(cell(alarms.active(), 0, "deviceId"), QStringLiteral("b"));
    alarms.acknowledge(QStringLiteral("b/t/high"));
    QCOMPARE(bench.backend.acknowledged.size(), std::size_t{1});
}

void TestAlarmsViewModel::nothingSlidesUnderAFinger()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    bench.backend.push(makeAlarm({"a", "t"}, Priority::Low, 1));
    alarms.setTouched(true);
    for (const char *device : {"b", "c", "d"})
        bench.backend.push(makeAlarm({device, "t"}, Priority::Critical, 1));
    bench.pass(60s);
    QCOMPARE(cells(alarms.active(), "deviceId"), QStringList{u"a"_s});
    QCOMPARE(alarms.newCount(), 3);
    alarms.setTouched(false);
    bench.pass(1s);
    QCOMPARE(alarms.active()->count(), 1);
    bench.pass(AlarmTable::kRest);
    QCOMPARE(alarms.active()->count(), 4);
    QCOMPARE(alarms.newCount(), 0);
}

void TestAlarmsViewModel::whatEndsKeepsItsPlaceUnderAFinger()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    Alarm first = makeAlarm({"a", "t"}, Priority::High, 2);
    bench.backend.push(first);
    bench.backend.push(makeAlarm({"b", "t"}, Priority::High, 1));
    bench.pass(1s);
    alarms.setTouched(true);
    first.active = false;
    first.acknowledged = true;
    bench.backend.push(first);
    QCOMPARE(cells(alarms.active(), "deviceId"), (QStringList{u"a"_s, u"b"_s}));
    QVERIFY(!alarms.active()->value(0, "canAcknowledge").toBool());
    QCOMPARE(cell(alarms.active(), 0, "stateText"), QStringLiteral("Normal"));
    alarms.setTouched(false);
    bench.pass(AlarmTable::kRest);
    QCOMPARE(cells(alarms.active(), "deviceId"), QStringList{u"b"_s});
}

void TestAlarmsViewModel::showsWhatWaitsWhenAsked()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    bench.backend.push(makeAlarm({"a", "t"}, Priority::Low, 1));
    alarms.setTouched(true);
    bench.backend.push(makeAlarm({"b", "t"}, Priority::Critical, 1));
    QCOMPARE(alarms.newCount(), 1);
    alarms.showNew();
    QCOMPARE(alarms.newCount(), 0);
    QCOMPARE(cells(alarms.active(), "deviceId"), (QStringList{u"b"_s, u"a"_s}));
}

/// Five alarms a second: the first press finds rows that have just moved, the second finds them where they were.
void TestAlarmsViewModel::canBeWorkedOnInAFlood()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    QString aimedAt;
    for (int number = 0; number < 40 && bench.backend.acknowledged.empty(); ++number) {
        bench.backend.push(makeAlarm({"m" + std::to_string(number), "t"}, Priority::High, number));
        bench.pass(200ms);
        if (number % 5 == 4) {
            aimedAt = cell(alarms.active(), 0, "alarmId");
            alarms.press(aimedAt);
            alarms.acknowledge(aimedAt);
        }
    }
    QCOMPARE(bench.backend.acknowledged.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(bench.backend.acknowledged[0].alarms[0].id()), aimedAt);
}

void TestAlarmsViewModel::takesNothingForReadWhenTheListItselfMoves()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    bench.backend.push(makeAlarm({"a", "t"}, Priority::Low, 1));
    bench.pass(5s);
    alarms.noteMoved();
    alarms.acknowledge(QStringLiteral("a/t/high"));
    QVERIFY(bench.backend.acknowledged.empty());
    bench.pass(600ms);
    alarms.acknowledge(QStringLiteral("a/t/high"));
    QCOMPARE(bench.backend.acknowledged.size(), std::size_t{1});
}

void TestAlarmsViewModel::resetsALatchedAlarm()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    Alarm latched = makeAlarm({"a", "t"}, Priority::Low, 1);
    latched.active = false;
    latched.acknowledged = true;
    latched.latched = true;
    bench.backend.push(latched);
    QVERIFY(alarms.active()->value(0, "canReset").toBool());
    alarms.reset(QStringLiteral("a/t/high"));
    QCOMPARE(bench.backend.resets.size(), std::size_t{1});
}

void TestAlarmsViewModel::ignoresAnAlarmThatHasLeft()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    Alarm alarm = makeAlarm({"a", "t"}, Priority::Low, 1);
    bench.backend.push(alarm);
    alarm.active = false;
    alarm.acknowledged = true;
    bench.backend.push(alarm);
    alarms.acknowledge(QStringLiteral("a/t/high"));
    QVERIFY(bench.backend.acknowledged.empty());
}

void TestAlarmsViewModel::countsTheDuration()
{
    PanelBench bench;
    const AlarmsViewModel alarms(bench.context);
    Alarm alarm = makeAlarm({"a", "t"}, Priority::Low, bench.clock.utcMs());
    bench.backend.push(alarm);
    bench.pass(65s);
    QCOMPARE(cell(alarms.active(), 0, "durationText"), QStringLiteral("1:05"));
    alarm.active = false;
    alarm.returnedMs = bench.clock.utcMs();
    bench.backend.push(alarm);
    bench.pass(10s);
    QCOMPARE(cell(alarms.active(), 0, "durationText"), QStringLiteral("1:05"));
    QCOMPARE(cell(alarms.active(), 0, "presenceText"), QStringLiteral("Gone at 00:01:05"));
    QVERIFY(alarms.active()->value(0, "isGone").toBool());
}

void TestAlarmsViewModel::loadsHistoryOnDemand()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    QVERIFY(bench.backend.alarmHistoryQuestions.empty());
    alarms.loadMoreHistory();
    QVERIFY(alarms.isHistoryLoading());
    QCOMPARE(bench.backend.alarmHistoryQuestions[0].query.limit, AlarmsViewModel::kHistoryPage);
    AlarmTransition step = makeStep(1000, AlarmEvent::Acknowledged);
    step.by = "Shift";
    step.said = "seen";
    bench.backend.answerAlarmHistory(std::vector{step});
    QVERIFY(!alarms.isHistoryLoading());
    QVERIFY(alarms.isHistoryComplete());
    QCOMPARE(cell(alarms.history(), 0, "eventText"), QStringLiteral("Acknowledged"));
    QCOMPARE(cell(alarms.history(), 0, "byText"), QStringLiteral("Shift: seen"));
}

void TestAlarmsViewModel::putsAStepInItsPlaceThatTheStoreTellsFirst()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    bench.backend.push(frameOf(makeStep(1000)));
    alarms.loadMoreHistory();
    const AlarmTransition newest = makeStep(3000, AlarmEvent::Commented);
    bench.backend.answerAlarmHistory(std::vector{newest, makeStep(1000), makeStep(500, AlarmEvent::Returned)});
    bench.backend.push(frameOf(newest));
    QCOMPARE(cells(alarms.history(), "eventText"),
             QStringList({QStringLiteral("Comment"), QStringLiteral("Came"), QStringLiteral("Went")}));
}

void TestAlarmsViewModel::asksForOlderHistoryNext()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    alarms.loadMoreHistory();
    std::vector<AlarmTransition> page;
    for (int number = 0; number < AlarmsViewModel::kHistoryPage; ++number)
        page.push_back(makeStep(100'000 - number));
    bench.backend.answerAlarmHistory(page);
    QVERIFY(!alarms.isHistoryComplete());
    alarms.loadMoreHistory();
    QVERIFY((bench.backend.alarmHistoryQuestions[0].query.before == StepPlace{page.back().timeMs, 1}));
    bench.backend.answerAlarmHistory(std::vector{page.back(), makeStep(5)});
    QVERIFY(alarms.isHistoryComplete());
    QCOMPARE(alarms.history()->count(), AlarmsViewModel::kHistoryPage + 1);
    alarms.loadMoreHistory();
    QVERIFY(bench.backend.alarmHistoryQuestions.empty());
}

void TestAlarmsViewModel::searchesTheHistory()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    alarms.loadMoreHistory();
    alarms.setHistorySearch(QStringLiteral("Shift"));
    bench.backend.answerAlarmHistory(std::vector{makeStep(1000)}); // of what is asked no more
    QCOMPARE(alarms.history()->count(), 0);
    QCOMPARE(bench.backend.alarmHistoryQuestions[0].query.text, std::string("Shift"));
    AlarmTransition step = makeStep(1000, AlarmEvent::Acknowledged);
    step.by = "shift lead";
    bench.backend.answerAlarmHistory(std::vector{step});
    bench.backend.push(frameOf(makeStep(2000)));
    step.timeMs = 3000;
    bench.backend.push(frameOf(step));
    QCOMPARE(cells(alarms.history(), "byText"),
             QStringList({QStringLiteral("shift lead"), QStringLiteral("shift lead")}));
}

void TestAlarmsViewModel::exportsWhatTheHistoryShows()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    alarms.setMinimumPriority(enums::Priority::High);
    alarms.setHistorySearch(QStringLiteral("oven"));
    bench.backend.alarmHistoryQuestions.clear();
    alarms.exportHistory(false);
    QTRY_COMPARE(bench.backend.alarmHistoryQuestions.size(), std::size_t{1}); // once it is in the audit
    QCOMPARE(bench.backend.exports[0].table, std::string("alarm journal"));
    QCOMPARE(bench.backend.alarmHistoryQuestions[0].query.text, std::string("oven"));
    AlarmTransition mild = makeStep(900);
    mild.alarm.priority = Priority::Low;
    AlarmHistoryPage first{{makeStep(1000), mild}, StepPlace{900, 4}};
    first.steps[0].alarm.priority = Priority::Critical;
    bench.backend.answerAlarmHistory(Result<AlarmHistoryPage>(first));
    QVERIFY((bench.backend.alarmHistoryQuestions[0].query.before == StepPlace{900, 4}));
    bench.backend.answerAlarmHistory(std::vector{first.steps[0]});
    QTRY_VERIFY(!alarms.journalExport()->isBusy());
    QCOMPARE(bench.backend.written[0].journal.steps.size(), std::size_t{2});
    QCOMPARE(alarms.journalExport()->noteText(),
             QStringLiteral("Written: /data/exchange/") + QString::fromStdString(bench.backend.exports[0].file));
    QVERIFY(alarms.journalExport()->noteText().endsWith(QLatin1String(".csv")));
}

void TestAlarmsViewModel::exportsAReportInTheReadersWords()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    alarms.setHistorySearch(QStringLiteral("oven"));
    bench.backend.alarmHistoryQuestions.clear();
    alarms.exportHistory(true);
    QTRY_COMPARE(bench.backend.alarmHistoryQuestions.size(), std::size_t{1});
    AlarmTransition step = makeStep(1000, AlarmEvent::Acknowledged);
    step.by = "Shift";
    step.said = "seen";
    bench.backend.answerAlarmHistory(std::vector{step});
    QTRY_COMPARE(bench.backend.written.size(), std::size_t{1});
    const Report &report = bench.backend.written[0].report;
    QCOMPARE(report.title, std::string("Alarm journal"));
    QCOMPARE(report.remarks[0], std::string("Steps shown: search: oven, newest first"));
    QCOMPARE(report.rows.size(), std::size_t{1});
    QCOMPARE(report.rows[0].size(), report.columns.size());
    QCOMPARE(report.rows[0][2], std::string("Acknowledged"));
    QCOMPARE(report.rows[0][6], std::string("Shift: seen"));
}

void TestAlarmsViewModel::saysWhyNothingIsExported()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    bench.backend.writeProblem = "No space left on device";
    alarms.exportHistory(false);
    QTRY_COMPARE(bench.backend.alarmHistoryQuestions.size(), std::size_t{1});
    bench.backend.answerAlarmHistory(std::vector{makeStep(1000)});
    QTRY_VERIFY(alarms.journalExport()->hasFailed());
    QVERIFY(alarms.journalExport()->noteText().contains(QStringLiteral("No space left on device")));
    bench.backend.refuseActions = "the role may not do this";
    alarms.exportHistory(false);
    QTRY_VERIFY(!alarms.journalExport()->isBusy());
    QVERIFY(alarms.journalExport()->hasFailed());
    QVERIFY(bench.backend.alarmHistoryQuestions.empty());
}

void TestAlarmsViewModel::asksOneQuestionAtATime()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    alarms.loadMoreHistory();
    alarms.loadMoreHistory();
    QCOMPARE(bench.backend.alarmHistoryQuestions.size(), std::size_t{1});
}

void TestAlarmsViewModel::saysWhyThereIsNoHistory()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    alarms.loadMoreHistory();
    {
        const ReasonMarker marker;
        bench.backend.answerAlarmHistory(unexpected(ErrorCode::Unavailable, "the engine is not running"));
    }
    QVERIFY(alarms.historyProblem().endsWith(QStringLiteral("<the engine is not running>")));
    QVERIFY(!alarms.isHistoryComplete());
    alarms.loadMoreHistory();
    QVERIFY(alarms.historyProblem().isEmpty());
}

void TestAlarmsViewModel::searchesWhatStandsOnTheScreen()
{
    PanelBench bench;
    Device oven;
    oven.id = "m-17";
    oven.name = "Oven 1";
    bench.backend.push(oven);
    bench.backend.push({"m-17", "oil_level"}, 3, "percent");
    AlarmsViewModel alarms(bench.context);
    const auto askedFor = [&](const QString &words) {
        alarms.setHistorySearch(words);
        return bench.backend.alarmHistoryQuestions.back().query.shown;
    };
    QCOMPARE(askedFor(u"oven 1"_s).devices, std::vector<std::string>{"m-17"});
    QCOMPARE(askedFor(u"Oil level"_s).sensorTypes, std::vector<std::string>{"oil_level"});
    QVERIFY(askedFor(u"Acknowledged"_s).events == std::vector{AlarmEvent::Acknowledged});
    QCOMPARE(askedFor(u"Operator"_s).users, std::vector<std::string>{"operator"});
    const ShownWords none = askedFor(u"lever"_s);
    QVERIFY(none.devices.empty() && none.sensorTypes.empty() && none.events.empty() && none.users.empty());
    AlarmTransition step = makeStep(1000, AlarmEvent::Acknowledged);
    step.alarm.key.series.deviceId = "m-17";
    (void)askedFor(u"Oven 1"_s);
    bench.backend.push(frameOf(step)); // what comes while one looks is found alike
    QCOMPARE(alarms.history()->count(), 1);
}

void TestAlarmsViewModel::tellsWhoInTheReadersWords_data()
{
    QTest::addColumn<QByteArray>("by");
    QTest::addColumn<QString>("shown");
    QTest::newRow("whoever stands before the panel") << QByteArray("operator") << u"Operator"_s;
    QTest::newRow("a program") << QByteArray("api 127.0.0.1") << u"Interface 127.0.0.1"_s;
    QTest::newRow("a program far away") << QByteArray("api fe80::1") << u"Interface fe80::1"_s;
    QTest::newRow("a person") << QByteArray("Shift") << u"Shift"_s;
    QTest::newRow("a name that begins like one of ours") << QByteArray("apiary") << u"apiary"_s;
    QTest::newRow("a name that holds one of ours") << QByteArray("operators") << u"operators"_s;
    QTest::newRow("nobody") << QByteArray() << QString();
}

void TestAlarmsViewModel::tellsWhoInTheReadersWords()
{
    QFETCH(const QByteArray, by);
    QFETCH(const QString, shown);
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    AlarmTransition step = makeStep(1000, AlarmEvent::Acknowledged);
    step.by = step.alarm.acknowledgedBy = by.toStdString();
    step.alarm.acknowledged = true;
    bench.backend.push(frameOf(step));
    bench.backend.push(step.alarm);
    QCOMPARE(cell(alarms.history(), 0, "byText"), shown);
    const QString nobody = QStringLiteral("nobody: was put aside"); // no row says "Acknowledged" and no more
    QCOMPARE(cell(alarms.active(), 0, "acknowledgedBy"), shown.isEmpty() ? nobody : shown);
}

void TestAlarmsViewModel::tellsTheValueOfTheComingAlone_data()
{
    QTest::addColumn<AlarmEvent>("event");
    QTest::addColumn<QString>("valueText");
    QTest::newRow("it came with this value") << AlarmEvent::Activated << u"81.3 °C"_s;
    QTest::newRow("it went with another") << AlarmEvent::Returned << QString();
    QTest::newRow("seen later, at some other") << AlarmEvent::Acknowledged << QString();
    QTest::newRow("reset when it was over") << AlarmEvent::Reset << QString();
    QTest::newRow("removed with its machine") << AlarmEvent::Removed << QString();
    QTest::newRow("somebody said something") << AlarmEvent::Commented << QString();
}

/// An alarm keeps the value it came with: beside a later step it would be read as that step's.
void TestAlarmsViewModel::tellsTheValueOfTheComingAlone()
{
    QFETCH(const AlarmEvent, event);
    QFETCH(const QString, valueText);
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    bench.backend.push(frameOf(makeStep(1000, event)));
    QCOMPARE(cell(alarms.history(), 0, "valueText"), valueText);
}

void TestAlarmsViewModel::putsNewStepsOnTop()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    QAbstractItemModelTester tester(alarms.history(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    alarms.loadMoreHistory();
    bench.backend.answerAlarmHistory(std::vector{makeStep(1000)});
    bench.backend.push(frameOf(makeStep(2000, AlarmEvent::Returned)));
    QCOMPARE(cells(alarms.history(), "eventText"), (QStringList{u"Went"_s, u"Came"_s}));
}

void TestAlarmsViewModel::showsNoStepTwice()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    bench.backend.push(frameOf(makeStep(2000)));
    alarms.loadMoreHistory();
    bench.backend.answerAlarmHistory(std::vector{makeStep(2000), makeStep(1000)});
    QCOMPARE(alarms.history()->count(), 2);
}

void TestAlarmsViewModel::keepsTwoEqualStepsApart()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    QAbstractItemModelTester tester(alarms.history(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    LiveFrame frame;
    frame.transitions = {makeStep(2000), makeStep(2000, AlarmEvent::Returned), makeStep(2000)};
    frame.transitions[2].position = 7;
    bench.backend.push(std::move(frame));
    QCOMPARE(alarms.history()->count(), 3);
}

void TestAlarmsViewModel::filtersHistoryToo()
{
    PanelBench bench;
    AlarmsViewModel alarms(bench.context);
    bench.backend.push(frameOf(makeStep(1000, AlarmEvent::Activated, "a")));
    bench.backend.push(frameOf(makeStep(2000, AlarmEvent::Activated, "b")));
    alarms.setDeviceFilter(QStringLiteral("a"));
    QCOMPARE(cells(alarms.history(), "deviceId"), QStringList{u"a"_s});
    alarms.setDeviceFilter({});
    QCOMPARE(alarms.history()->count(), 2);
}

LINESIDE_TEST(TestAlarmsViewModel)

} // namespace tst_alarmsviewmodel

#include "tst_alarmsviewmodel.moc"
