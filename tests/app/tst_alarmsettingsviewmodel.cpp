// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmsettingsviewmodel.h"

#include "support/paneltest.h"
#include "support/testmain.h"
#include "viewmodels/sitealarms.h"

#include <QSignalSpy>

#include <memory>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace tst_alarmsettingsviewmodel {

const SeriesKey kHot{"oven-1", "temperature"};
const QString kHotHigh = u"oven-1/temperature/high"_s;

/// Two ovens with a limit each, and a press of another class.
struct Bench : PanelBench
{
    Bench()
    {
        limits.setLimit("temperature", LimitKind::High, AlarmLimit{.limit = 80, .priority = Priority::High});
        limits.setLimit("pressure", LimitKind::High, AlarmLimit{.limit = 200'000});
        for (const char *id : {"oven-1", "oven-2"})
            backend.push(makeDevice(id, id == std::string("oven-1") ? "Oven 1" : "Oven 2"));
        backend.push(makeDevice("press-1", "Winder 9"));
        backend.push(kHot, 20, "celsius");
        backend.push({"oven-2", "temperature"}, 20, "celsius");
        backend.push({"press-1", "pressure"}, 100'000, "pascal");
        settings.setShown(true);
    }
    [[nodiscard]] QString value(int row, const char *role) const
    {
        return settings.rows()->value(row, role).toString();
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < settings.rows()->count(); ++row)
            names.append(value(row, "deviceName"));
        return names;
    }

    AlarmSettingsViewModel settings{context};
};

class TestAlarmSettingsViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsHowEachAlarmBehaves();
    void findsByWords();
    void putsWordBeginsFirstAndElseThePlacesOfTheOverview();
    void aDelayOfItsOwnCanBeChosen();
    void tellsWhatADraftWouldChange();
    void submitsTheDraftAlone();
    void aWiderScopeNamesNoDevice();
    void severalAlarmsAreChangedAtOnce();
    void aLimitIsGivenInTheUnitThatIsShown();
    void showsAndUndoesTheLastChange();
    void saysWhyAChangeWasNotTaken();
    void limitsEverywhereFollowAChange();
};

void TestAlarmSettingsViewModel::showsHowEachAlarmBehaves()
{
    Bench bench;
    QCOMPARE(bench.settings.rows()->count(), 3);
    QCOMPARE(bench.value(0, "alarmId"), kHotHigh);
    QCOMPARE(bench.value(0, "title"), u"Temperature high"_s);
    QCOMPARE(bench.value(0, "limitText"), u"80.0 °C"_s);
    QVERIFY(bench.value(0, "behaviourText").startsWith(u"High"_s));
    bench.limits.setLimit("temperature", LimitKind::High, std::nullopt, "oven-1");
    bench.settings.setFilter(u"oven-1"_s);
    QCOMPARE(bench.settings.rows()->value(0, "isOn").toBool(), false); // and still to be found
}

void TestAlarmSettingsViewModel::findsByWords()
{
    Bench bench;
    bench.settings.setFilter(u"high oven"_s);
    QCOMPARE(bench.settings.rows()->count(), 2);
    bench.settings.setFilter(u"press"_s);
    QCOMPARE(bench.settings.rows()->count(), 1);
    bench.settings.setFilter(u"furnace"_s);
    QCOMPARE(bench.settings.rows()->count(), 0);
}

void TestAlarmSettingsViewModel::putsWordBeginsFirstAndElseThePlacesOfTheOverview()
{
    Bench bench;
    Device compressor = makeDevice("a-1", "Compressor 1");
    compressor.location = "Hall A";
    Device press = makeDevice("b-1", "Press 1");
    press.location = "Hall B";
    for (const Device &device : {press, compressor}) {
        bench.backend.push(device);
        bench.backend.push({device.id, "pressure"}, 1, "pascal");
    }
    bench.settings.setFilter(u"press hall"_s); // places are no words of a row
    QCOMPARE(bench.settings.rows()->count(), 0);
    bench.settings.setFilter(u"pressure"_s);
    QCOMPARE(bench.names(), (QStringList{u"Winder 9"_s, u"Compressor 1"_s, u"Press 1"_s}));
    bench.settings.setFilter(u"Press 1"_s);
    QCOMPARE(bench.value(0, "deviceName"), u"Press 1"_s);
}

void TestAlarmSettingsViewModel::aDelayOfItsOwnCanBeChosen()
{
    Bench bench;
    bench.limits.setLimit("temperature", LimitKind::High,
                          AlarmLimit{.limit = 80, .onDelay = std::chrono::seconds(45), .priority = Priority::High});
    bench.settings.edit({kHotHigh});
    QCOMPARE(bench.settings.onDelays(), (QList<int>{0, 2, 5, 15, 30, 45, 60}));
    QCOMPARE(bench.settings.onDelayNames().at(5), u"45 s"_s);
    QCOMPARE(bench.settings.onDelay(), 45);
    bench.settings.setOnDelay(2); // and it can be chosen again
    QVERIFY(bench.settings.onDelays().contains(45));
    QCOMPARE(bench.settings.offDelays(), (QList<int>{0, 2, 5, 15, 30, 60}));
}

void TestAlarmSettingsViewModel::tellsWhatADraftWouldChange()
{
    Bench bench;
    bench.settings.edit({kHotHigh});
    QCOMPARE(bench.settings.targetText(), u"Oven 1, Temperature high"_s);
    QVERIFY(bench.settings.changes().isEmpty());
    bench.settings.setLimit(85);
    bench.settings.setOnDelay(5);
    bench.settings.setPriority(static_cast<int>(Priority::High)); // as it is
    QCOMPARE(bench.settings.changes(), (QStringList{u"Limit: 80.0 °C → 85.0 °C"_s, u"On delay: none → 5 s"_s}));
    bench.settings.edit({kHotHigh}); // begun anew
    QVERIFY(bench.settings.changes().isEmpty());
}

void TestAlarmSettingsViewModel::submitsTheDraftAlone()
{
    Bench bench;
    bench.settings.edit({kHotHigh});
    bench.settings.setLimit(85);
    bench.settings.take(u"too early"_s);
    QCOMPARE(bench.backend.settingsChanges.size(), std::size_t(1));
    const ChangeAlarmSettings &change = bench.backend.settingsChanges.front();
    const std::vector<AlarmRule> expected{
        {.kind = LimitKind::High, .name = "temperature", .device = "oven-1", .limit = 85}};
    QVERIFY(change.rules == expected);
    QVERIFY(change.basedOn == 0U);
    QCOMPARE(change.reason, std::string("too early"));
}

void TestAlarmSettingsViewModel::aWiderScopeNamesNoDevice()
{
    Bench bench;
    bench.settings.edit({kHotHigh});
    QCOMPARE(bench.settings.scopeNames().size(), 3);
    bench.settings.setOnDelay(5);
    bench.settings.setScope(1);
    bench.settings.take(u"all ovens"_s);
    bench.settings.setScope(2);
    bench.settings.take(u"all"_s);
    const AlarmRule ofClass = bench.backend.settingsChanges.at(0).rules.at(0);
    QCOMPARE(ofClass.deviceType, std::string("oven"));
    QVERIFY(ofClass.device.empty());
    QVERIFY(bench.backend.settingsChanges.at(1).rules.at(0).deviceType.empty());
}

void TestAlarmSettingsViewModel::severalAlarmsAreChangedAtOnce()
{
    Bench bench;
    bench.settings.edit({kHotHigh, u"press-1/pressure/high"_s});
    QCOMPARE(bench.settings.targetText(), u"2 alarm(s)"_s);
    QVERIFY(!bench.settings.hasLimit()); // of two units
    QCOMPARE(bench.settings.priority(), 0); // they differ
    QCOMPARE(bench.settings.scopeNames().size(), 1); // of two signals
    bench.settings.setOffDelay(15);
    bench.settings.take(u"trial"_s);
    QCOMPARE(bench.backend.settingsChanges.at(0).rules.size(), std::size_t(2));
}

void TestAlarmSettingsViewModel::aLimitIsGivenInTheUnitThatIsShown()
{
    Bench bench;
    bench.settings.edit({u"press-1/pressure/high"_s});
    QCOMPARE(bench.settings.limitText(), u"2.00 bar"_s);
    bench.settings.setLimit(2.5);
    bench.settings.take(u"trial"_s);
    QCOMPARE(bench.backend.settingsChanges.at(0).rules.at(0).limit.value_or(0), 250'000.0);
}

void TestAlarmSettingsViewModel::showsAndUndoesTheLastChange()
{
    Bench bench;
    QVERIFY(!bench.settings.canUndo());
    LiveFrame frame;
    const std::vector<AlarmRule> rules{
        {.kind = LimitKind::High, .name = "Temperature", .device = "oven-1", .limit = 85}};
    frame.alarmRules = std::make_shared<const AlarmRulesVersion>(
        AlarmRulesVersion{4, bench.clock.utcMs(), "api 127.0.0.1", "too early", rules});
    bench.backend.push(std::move(frame));
    QVERIFY(bench.settings.versionText().endsWith(u": too early"_s));
    QVERIFY(bench.settings.rows()->value(0, "isChanged").toBool());
    QVERIFY(!bench.settings.rows()->value(1, "isChanged").toBool());
    bench.settings.undo();
    const ChangeAlarmSettings undo = bench.backend.settingsChanges.at(0);
    bench.settings.edit({kHotHigh});
    LiveFrame meanwhile;
    meanwhile.alarmRules = std::make_shared<const AlarmRulesVersion>(AlarmRulesVersion{5, 0, "other", "other", rules});
    bench.backend.push(std::move(meanwhile));
    bench.settings.setOnDelay(5);
    bench.settings.take(u"trial"_s);
    QVERIFY(bench.backend.settingsChanges.at(1).basedOn == 4U); // what was looked at
    QVERIFY(undo.toVersion == 3U);
    QVERIFY(undo.basedOn == 4U);
    QCOMPARE(undo.reason, std::string("Undo: too early"));
}

void TestAlarmSettingsViewModel::saysWhyAChangeWasNotTaken()
{
    Bench bench;
    bench.backend.refuseActions = "the role may not do this";
    QSignalSpy taken(&bench.settings, &AlarmSettingsViewModel::taken);
    bench.settings.edit({kHotHigh});
    bench.settings.setLimit(85);
    bench.settings.take(u"trial"_s);
    QVERIFY(bench.settings.isBusy());
    QTRY_VERIFY(!bench.settings.isBusy());
    QCOMPARE(bench.settings.problem(), u"the role may not do this"_s);
    QCOMPARE(taken.count(), 0);
}

void TestAlarmSettingsViewModel::limitsEverywhereFollowAChange()
{
    PanelBench bench;
    bench.limits.setLimit("temperature", LimitKind::High, AlarmLimit{.limit = 80});
    const SiteAlarms site(bench.live, bench.limits);
    LiveFrame frame;
    const std::vector<AlarmRule> rules{{.kind = LimitKind::High, .name = "temperature", .limit = 85}};
    frame.alarmRules = std::make_shared<const AlarmRulesVersion>(AlarmRulesVersion{1, 0, {}, {}, rules});
    bench.backend.push(std::move(frame));
    QCOMPARE(site.settings().limitsOf(kHot).at(LimitKind::High).limit, 85.0);
    LiveFrame back;
    back.alarmRules = std::make_shared<const AlarmRulesVersion>();
    bench.backend.push(std::move(back));
    QCOMPARE(site.settings().limitsOf(kHot).at(LimitKind::High).limit, 80.0);
}

LINESIDE_TEST(TestAlarmSettingsViewModel)

} // namespace tst_alarmsettingsviewmodel

#include "tst_alarmsettingsviewmodel.moc"
