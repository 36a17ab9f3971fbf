// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/overviewviewmodel.h"

#include "support/paneltest.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace lineside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tst_overviewviewmodel {

using enums::Freshness;

class TestOverviewViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyBeforeTheFirstFrame();
    void showsAMachine();
    void sortsByLocationThenName();
    void makesLinesOfTilesForEachLocation();
    void filters();
    void showsAtMostThreeValues();
    void takesInASensorThatComesLater();
    void touchesOnlyTheValueThatChanged();
    void saysNothingForEqualValues();
    void agesOnceASecond();
    void marksEveryValueStaleOnAStall();
    void marksValuesOfAnOfflineMachine();
    void saysHowOldAStateIs();
    void sumsUpAlarms();
    void aTileTellsNothingOfWhatIsPutAside();
    void blinksForTheUnseenOneAlone();
    void tellsGoneFromActive();
    void theSignalInAlarmMovesIntoTheTile();
    void doesNotMindSignsOfLife();
    void renewsTextsForANewLanguage();

private:
    static RowListModel *valuesOf(const OverviewViewModel &overview, int tile)
    {
        return overview.tiles()->value(tile, "values").value<RowListModel *>();
    }
};

void TestOverviewViewModel::isEmptyBeforeTheFirstFrame()
{
    PanelBench bench;
    const OverviewViewModel overview(bench.context);
    QAbstractItemModelTester tester(overview.tiles(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(overview.isLoading());
    QCOMPARE(overview.tiles()->count(), 0);
    QCOMPARE(overview.deviceCount(), 0);
}

void TestOverviewViewModel::showsAMachine()
{
    PanelBench bench;
    const OverviewViewModel overview(bench.context);
    QAbstractItemModelTester tester(overview.tiles(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    bench.backend.push(makeDevice("oven-1", "Oven 1"));
    bench.backend.push({"oven-1", "temperature"}, 64.25, "celsius");
    QCOMPARE(overview.tiles()->count(), 1);
    QCOMPARE(cell(overview.tiles(), 0, "name"), QStringLiteral("Oven 1"));
    QCOMPARE(cell(overview.tiles(), 0, "type"), QStringLiteral("Oven"));
    QCOMPARE(cell(overview.tiles(), 0, "statusText"), QStringLiteral("Online"));
    const RowListModel *values = valuesOf(overview, 0);
    QCOMPARE(cell(values, 0, "label"), QStringLiteral("Temperature"));
    QCOMPARE(cell(values, 0, "valueText"), QStringLiteral("64.3"));
    QCOMPARE(cell(values, 0, "unitText"), QStringLiteral("°C"));
    QCOMPARE(values->value(0, "freshness").toInt(), int(Freshness::Live));
}

void TestOverviewViewModel::sortsByLocationThenName()
{
    PanelBench bench;
    const OverviewViewModel overview(bench.context);
    QAbstractItemModelTester tester(overview.tiles(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    bench.backend.push(makeDevice("1", "Zulu", "Hall 1"));
    bench.backend.push(makeDevice("2", "Alpha", "Hall 2"));
    bench.backend.push(makeDevice("3", "Alpha", "Hall 1"));
    QCOMPARE(cells(overview.tiles(), "deviceId"), (QStringList{u"3"_s, u"1"_s, u"2"_s}));
    bench.backend.push(makeDevice("2", "Alpha", "Hall 0"));
    QCOMPARE(cells(overview.tiles(), "deviceId"), (QStringList{u"2"_s, u"3"_s, u"1"_s}));
}

void TestOverviewViewModel::makesLinesOfTilesForEachLocation()
{
    PanelBench bench;
    OverviewViewModel overview(bench.context);
    for (const char *id : {"1", "2", "3"})
        bench.backend.push(makeDevice(id, id, "hall a"));
    bench.backend.push(makeDevice("4", "4", "hall b"));
    QCOMPARE(overview.sections()->count(), 2); // nobody has said how many find room
    overview.setColumns(2);
    QCOMPARE(cells(overview.sections(), "location"), (QStringList{u"hall a"_s, u"hall a"_s, u"hall b"_s}));
    QCOMPARE(cells(overview.sections(), "isFirst"), (QStringList{u"true"_s, u"false"_s, u"true"_s}));
    const auto tilesOf
        = [&](int line) { return cells(overview.sections()->value(line, "tiles").value<RowListModel *>(), "name"); };
    QCOMPARE(tilesOf(0), (QStringList{u"1"_s, u"2"_s}));
    QCOMPARE(tilesOf(1), QStringList{u"3"_s});
    QCOMPARE(tilesOf(2), QStringList{u"4"_s});
    QCOMPARE(cell(overview.sections(), 1, "summary"), u"3 machine(s)"_s);
}

void TestOverviewViewModel::filters()
{
    PanelBench bench;
    OverviewViewModel overview(bench.context);
    QAbstractItemModelTester tester(overview.tiles(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    bench.backend.push(makeDevice("oven-1", "North", "Hall 1"));
    bench.backend.push(makeDevice("oven-2", "South", "Paint shop"));
    QSignalSpy changed(&overview, &OverviewViewModel::filterChanged);
    overview.setFilter(QStringLiteral("paint"));
    QCOMPARE(cells(overview.tiles(), "name"), QStringList{u"South"_s});
    QCOMPARE(overview.deviceCount(), 2);
    overview.setFilter(QStringLiteral("NORTH"));
    QCOMPARE(cells(overview.tiles(), "name"), QStringList{u"North"_s});
    overview.setFilter({});
    QCOMPARE(overview.tiles()->count(), 2);
    QCOMPARE(changed.count(), 3);
}

void TestOverviewViewModel::showsAtMostThreeValues()
{
    PanelBench bench;
    const OverviewViewModel overview(bench.context);
    bench.backend.push(makeDevice("m", "Mill"));
    for (const char *sensor : {"zeal", "acid", "vibration", "temperature"})
        bench.backend.push({"m", sensor}, 1, "count");
    QCOMPARE(cells(valuesOf(overview, 0), "sensorType"), (QStringList{u"temperature"_s, u"vibration"_s, u"acid"_s}));
}

void TestOverviewViewModel::takesInASensorThatComesLater()
{
    PanelBench bench;
    const OverviewViewModel overview(bench.context);
    bench.backend.push(makeDevice("m", "Mill"));
    bench.backend.push({"m", "vibration"}, 1, "mm/s");
    const RowListModel *values = valuesOf(overview, 0);
    QAbstractItemModelTester tester(const_cast<RowListModel *>(values),
                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
    bench.backend.push({"m", "temperature"}, 1, "celsius");
    QCOMPARE(cells(values, "sensorType"), (QStringList{u"temperature"_s, u"vibration"_s}));
}

void TestOverviewViewModel::touchesOnlyTheValueThatChanged()
{
    PanelBench bench;
    const OverviewViewModel overview(bench.context);
    bench.backend.push(makeDevice("a", "A"));
    bench.backend.push(makeDevice("b", "B"));
    bench.backend.push({"a", "temperature"}, 1, "celsius");
    bench.backend.push({"b", "temperature"}, 1, "celsius");
    QSignalSpy tiles(overview.tiles(), &QAbstractItemModel::dataChanged);
    QSignalSpy first(valuesOf(overview, 0), &QAbstractItemModel::dataChanged);
    QSignalSpy second(valuesOf(overview, 1), &QAbstractItemModel::dataChanged);
    bench.backend.push({"b", "temperature"}, 2, "celsius");
    QCOMPARE(tiles.count(), 0);
    QCOMPARE(first.count(), 0);
    QCOMPARE(second.count(), 1);
    QCOMPARE(second[0][2].value<QList<int>>().size(), 1);
}

void TestOverviewViewModel::saysNothingForEqualValues()
{
    PanelBench bench;
    const OverviewViewModel overview(bench.context);
    bench.backend.push(makeDevice("a", "A"));
    bench.backend.push({"a", "temperature"}, 1, "celsius");
    QSignalSpy changed(valuesOf(overview, 0), &QAbstractItemModel::dataChanged);
    bench.backend.push({"a", "temperature"}, 1, "celsius");
    bench.backend.push({"a", "temperature"}, 1.0001, "celsius");
    QCOMPARE(changed.count(), 0);
}

void TestOverviewViewModel::agesOnceASecond()
{
    PanelBench bench;
    const OverviewViewModel overview(bench.context);
    bench.backend.push(makeDevice("a", "A"));
    bench.backend.push({"a", "temperature"}, 1, "celsius");
    const RowListModel *values = valuesOf(overview, 0);
    QCOMPARE(cell(values, 0, "ageText"), QStringLiteral("0 s"));
    bench.pass(11s);
    QCOMPARE(cell(values, 0, "ageText"), QStringLiteral("11 s"));
    QCOMPARE(values->value(0, "freshness").toInt(), int(Freshness::Late));
    bench.backend.push({"a", "temperature"}, 2, "celsius");
    QCOMPARE(cell(values, 0, "ageText"), QStringLiteral("0 s"));
    QCOMPARE(values->value(0, "freshness").toInt(), int(Freshness::Live));
}

void TestOverviewViewModel::marksEveryValueStaleOnAStall()
{
    PanelBench bench;
    const OverviewViewModel overview(bench.context);
    bench.backend.push(makeDevice("a", "A"));
    bench.backend.push({"a", "temperature"}, 1, "celsius");
    bench.fallSilent(4s);
    QCOMPARE(valuesOf(overview, 0)->value(0, "freshness").toInt(), int(Freshness::Stale));
    bench.backend.pushNothing();
    QCOMPARE(valuesOf(overview, 0)->value(0, "freshness").toInt(), int(Freshness::Live));
}

void TestOverviewViewModel::marksValuesOfAnOfflineMachine()
{
    PanelBench bench;
    const OverviewViewModel overview(bench.context);
    Device device = makeDevice("a", "A");
    bench.backend.push(device);
    bench.backend.push({"a", "temperature"}, 1, "celsius");
    device.status = "offline";
    bench.backend.push(device);
    QVERIFY(overview.tiles()->value(0, "isOffline").toBool());
    QCOMPARE(valuesOf(overview, 0)->value(0, "freshness").toInt(), int(Freshness::Stale));
    QCOMPARE(overview.offlineCount(), 1);
}

void TestOverviewViewModel::saysHowOldAStateIs()
{
    PanelBench bench;
    const OverviewViewModel overview(bench.context);
    Device oven = makeDevice("oven-1", "Oven 1");
    oven.status = "running";
    oven.lastSeenMs -= 40'000;
    oven.isRemembered = true;
    bench.backend.push(oven);
    QCOMPARE(overview.tiles()->value(0, "statusFreshness").toInt(), int(Freshness::Late));
    QCOMPARE(cell(overview.tiles(), 0, "statusText"), QStringLiteral("Running, 40 s ago"));
    bench.pass(50s);
    QCOMPARE(overview.tiles()->value(0, "statusFreshness").toInt(), int(Freshness::Stale));
    QCOMPARE(cell(overview.tiles(), 0, "statusText"), QStringLiteral("Running, 90 s ago"));
    oven.lastSeenMs = bench.clock.utcMs();
    oven.isRemembered = false;
    bench.backend.push(oven);
    QCOMPARE(overview.tiles()->value(0, "statusFreshness").toInt(), int(Freshness::Live));
    QCOMPARE(cell(overview.tiles(), 0, "statusText"), QStringLiteral("Running"));
    bench.pass(30s);
    QCOMPARE(cell(overview.tiles(), 0, "statusText"), QStringLiteral("Running, 30 s ago"));
    oven.status = "offline";
    bench.backend.push(oven);
    QCOMPARE(cell(overview.tiles(), 0, "statusText"), QStringLiteral("Offline"));
}

void TestOverviewViewModel::sumsUpAlarms()
{
    PanelBench bench;
    const OverviewViewModel overview(bench.context);
    bench.backend.push(makeDevice("a", "A"));
    bench.backend.push({"a", "temperature"}, 1, "celsius");
    Alarm seen = makeAlarm({"a", "temperature"}, Priority::High, 1);
    seen.acknowledged = true;
    bench.backend.push(seen);
    bench.backend.push(makeAlarm({"a", "humidity"}, Priority::Medium, 1));
    QCOMPARE(overview.tiles()->value(0, "worstPriority").toInt(), int(Priority::High));
    QCOMPARE(overview.tiles()->value(0, "unacknowledged").toInt(), 1);
    QCOMPARE(overview.alarmedCount(), 1);
    QCOMPARE(valuesOf(overview, 0)->value(0, "priority").toInt(), int(Priority::High));
    QVERIFY(!valuesOf(overview, 0)->value(0, "isUnacknowledged").toBool());
}

void TestOverviewViewModel::blinksForTheUnseenOneAlone()
{
    PanelBench bench;
    const OverviewViewModel overview(bench.context);
    bench.backend.push(makeDevice("a", "A"));
    Alarm seen = makeAlarm({"a", "temperature"}, Priority::Critical, 1, LimitKind::HighHigh);
    seen.acknowledged = true;
    bench.backend.push(seen);
    bench.backend.push(makeAlarm({"a", "temperature"}, Priority::High, 1));
    const RowListModel *tiles = overview.tiles();
    QCOMPARE(tiles->value(0, "worstPriority").toInt(), int(Priority::Critical));
    QVERIFY(!tiles->value(0, "isWorstUnacknowledged").toBool());
    QCOMPARE(tiles->value(0, "unseenPriority").toInt(), int(Priority::High));
    seen.acknowledged = false;
    bench.backend.push(seen);
    QVERIFY(tiles->value(0, "isWorstUnacknowledged").toBool());
    QCOMPARE(tiles->value(0, "unseenPriority").toInt(), int(enums::Priority::None));
}

void TestOverviewViewModel::tellsGoneFromActive()
{
    PanelBench bench;
    const OverviewViewModel overview(bench.context);
    bench.backend.push(makeDevice("a", "A"));
    bench.backend.push({"a", "temperature"}, 1, "celsius");
    Alarm gone = makeAlarm({"a", "temperature"}, Priority::High, 1);
    bench.backend.push(gone);
    QVERIFY(!overview.tiles()->value(0, "isWorstGone").toBool());
    QVERIFY(!valuesOf(overview, 0)->value(0, "isGone").toBool());
    gone.active = false;
    bench.backend.push(gone);
    QVERIFY(overview.tiles()->value(0, "isWorstGone").toBool());
    QVERIFY(valuesOf(overview, 0)->value(0, "isGone").toBool());
    bench.backend.push(makeAlarm({"a", "humidity"}, Priority::High, 1)); // as bad, and present
    QVERIFY(!overview.tiles()->value(0, "isWorstGone").toBool());
    QVERIFY(valuesOf(overview, 0)->value(0, "isGone").toBool());
}

void TestOverviewViewModel::aTileTellsNothingOfWhatIsPutAside()
{
    PanelBench bench;
    const OverviewViewModel overview(bench.context);
    bench.backend.push(makeDevice("a", "Oven"));
    const Alarm alarm = makeAlarm({"a", "temperature"}, Priority::High, 1);
    bench.backend.push(alarm);
    QCOMPARE(overview.alarmedCount(), 1);
    for (const AlarmState state : {AlarmState::Shelved, AlarmState::Suppressed, AlarmState::OutOfService}) {
        bench.backend.push(putAside(alarm, state));
        QCOMPARE(overview.alarmedCount(), 0);
        QCOMPARE(overview.tiles()->value(0, "worstPriority").toInt(), 0);
        QCOMPARE(overview.tiles()->value(0, "unacknowledged").toInt(), 0);
    }
}

void TestOverviewViewModel::theSignalInAlarmMovesIntoTheTile()
{
    PanelBench bench;
    const OverviewViewModel overview(bench.context);
    bench.backend.push(makeDevice("a", "A"));
    for (const char *sensor : {"temperature", "pressure", "humidity", "vibration", "zeta"})
        bench.backend.push({"a", sensor}, 1, "celsius");
    const RowListModel *values = valuesOf(overview, 0);
    QCOMPARE(cells(values, "sensorType"), (QStringList{u"temperature"_s, u"pressure"_s, u"humidity"_s}));
    Alarm alarm = makeAlarm({"a", "zeta"}, Priority::Low, 1);
    bench.backend.push(alarm);
    QCOMPARE(cells(values, "sensorType"), (QStringList{u"temperature"_s, u"pressure"_s, u"zeta"_s}));
    QCOMPARE(values->value(2, "priority").toInt(), int(Priority::Low));
    bench.backend.push(makeAlarm({"a", "vibration"}, Priority::Critical, 1));
    QCOMPARE(cells(values, "sensorType"), (QStringList{u"temperature"_s, u"vibration"_s, u"zeta"_s}));
    alarm.active = false;
    alarm.acknowledged = true;
    bench.backend.push(alarm);
    QCOMPARE(cells(values, "sensorType"), (QStringList{u"temperature"_s, u"pressure"_s, u"vibration"_s}));
}

void TestOverviewViewModel::doesNotMindSignsOfLife()
{
    PanelBench bench;
    const OverviewViewModel overview(bench.context);
    Device device = makeDevice("a", "A");
    bench.backend.push(device);
    QSignalSpy tiles(overview.tiles(), &QAbstractItemModel::dataChanged);
    device.lastSeenMs = bench.clock.utcMs();
    bench.backend.push(device);
    QCOMPARE(tiles.count(), 0);
}

void TestOverviewViewModel::renewsTextsForANewLanguage()
{
    PanelBench bench;
    const OverviewViewModel overview(bench.context);
    bench.backend.push(makeDevice("a", "A"));
    bench.backend.push({"a", "temperature"}, 1.5, "celsius");
    bench.format.setLocale(QLocale(QLocale::German));
    QCOMPARE(cell(valuesOf(overview, 0), 0, "valueText"), QStringLiteral("1,5"));
}

LINESIDE_TEST(TestOverviewViewModel)

} // namespace tst_overviewviewmodel

#include "tst_overviewviewmodel.moc"
