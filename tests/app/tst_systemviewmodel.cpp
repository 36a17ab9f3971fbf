// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/systemviewmodel.h"

#include "support/paneltest.h"
#include "support/reasonmarker.h"
#include "support/testmain.h"

#include <QSignalSpy>

using namespace lineside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tst_systemviewmodel {

using enums::Level;

class TestSystemViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAnEngineThatToldNothingYet();
    void judges_data();
    void judges();
    void tellsTheWorst();
    void saysThatTheEngineStalled();
    void touchesOnlyWhatChanged();
    void listsRefusalsByReason();
    void saysRefusalsInWordsWithTheCodeBehind();
    void showsRejectedMessagesPrintably();
    void keepsRowsOfRejectedMessagesWhenNewOnesCome();
    void foldsRejectedMessages();
    void tellsHowABacklogDrains_data();
    void tellsHowABacklogDrains();
    void hasABlockForEachSource();
    void hasABlockForEachSink();
    void tellsWhatBecameOfATestOfTheHorn();
    void sendsWhatWasSetAsideAgain();
    void tellsTroubleOfTheDiskInTheReadersLanguage();

private:
    static EngineStatus healthy()
    {
        EngineStatus status;
        status.madeMs = 1767225600000;
        status.broker.state = LinkState::Up;
        status.cloud.state = LinkState::Up;
        status.control.state = LinkState::Up;
        status.diskFreeBytes = 50ULL << 30;
        status.journalCapacityBytes = 100;
        return status;
    }
    static int levelOf(const SystemViewModel &system, const QString &id)
    {
        const int row = static_cast<int>(cells(system.rows(), "id").indexOf(id));
        return system.rows()->value(row, "level").toInt();
    }
};

void TestSystemViewModel::showsAnEngineThatToldNothingYet()
{
    PanelBench bench;
    const SystemViewModel system(bench.context);
    QAbstractItemModelTester tester(system.rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(system.rows()->count() > 20);
    QCOMPARE(system.worstLevel(), Level::Attention); // not connected yet
    QCOMPARE(system.rejected()->count(), 0);
}

using Change = void (*)(EngineStatus &);

void TestSystemViewModel::judges_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("row");
    QTest::addColumn<Level>("expected");
    const auto add = [](const char *sentence, Change change, const char *row, Level expected) {
        QTest::newRow(sentence) << change << QString::fromLatin1(row) << expected;
    };
    add(
        "a broker that is up is normal", [](EngineStatus &) {}, "broker/state", Level::Normal);
    add(
        "a broker that is away is a problem", [](EngineStatus &s) { s.broker.state = LinkState::Down; }, "broker/state",
        Level::Problem);
    add(
        "a cloud that is not wanted is normal", [](EngineStatus &s) { s.cloud.state = LinkState::Off; }, "cloud/state",
        Level::Normal);
    add(
        "a few unsent readings are normal", [](EngineStatus &s) { s.oldestUnsentMs = s.madeMs - 1000; }, "cloud/unsent",
        Level::Normal);
    add(
        "readings that wait for minutes want attention", [](EngineStatus &s) { s.oldestUnsentMs = s.madeMs - 61'000; },
        "cloud/unsent", Level::Attention);
    add(
        "a half full buffer wants attention", [](EngineStatus &s) { s.journalBytes = 50; }, "buffer/fill",
        Level::Attention);
    add(
        "a full buffer is a problem", [](EngineStatus &s) { s.journalBytes = 90; }, "buffer/fill", Level::Problem);
    add(
        "books that do not balance are a problem", [](EngineStatus &s) { s.books.received = 1; }, "books/balance",
        Level::Problem);
    add(
        "a disk that cannot be written is a problem", [](EngineStatus &s) { s.storageProblem = "read-only"; },
        "storage/state", Level::Problem);
    add(
        "readings set aside want attention", [](EngineStatus &s) { s.quarantined = 1; }, "cloud/quarantine",
        Level::Attention);
    add(
        "alerts that wait are normal", [](EngineStatus &s) { s.alerts.waiting = 3; }, "control/alerts", Level::Normal);
    add(
        "refused alerts are a problem",
        [](EngineStatus &s) {
            s.alerts = {3, 3, "not authorised", s.madeMs};
        },
        "control/refused", Level::Problem);
    add(
        "what was refused lately wants attention",
        [](EngineStatus &s) {
            s.refusals = {{"reading", "not authorised", "oven-1", 7, s.madeMs, s.madeMs}};
        },
        "refusals/0", Level::Attention);
    add(
        "nothing set aside is normal", [](EngineStatus &) {}, "cloud/quarantine", Level::Normal);
    add(
        "rows given up unsent want attention", [](EngineStatus &s) { s.books.dropped["quota"] = 7; },
        "books/dropped/quota", Level::Attention);
    add(
        "a unit nobody knows wants attention", [](EngineStatus &s) { s.books.countUnknownUnit("furlong", "oven-1"); },
        "books/unit/furlong", Level::Attention);
    add(
        "times of a clock ahead want attention", [](EngineStatus &s) { s.doubts.futureTimes = 1; }, "books/time/future",
        Level::Attention);
    add(
        "times of a clock never set want attention", [](EngineStatus &s) { s.doubts.unsetTimes = 1; },
        "books/time/unset", Level::Attention);
    add(
        "late times are normal", [](EngineStatus &s) { s.doubts.lateTimes = 1; }, "books/time/late", Level::Normal);
    add(
        "a quality nobody knows wants attention", [](EngineStatus &s) { s.doubts.unknownQualities = 1; },
        "books/quality", Level::Attention);
    add(
        "a status nobody knows wants attention", [](EngineStatus &s) { s.doubts.unknownStatuses = 1; }, "books/status",
        Level::Attention);
    add(
        "rounded values are normal", [](EngineStatus &s) { s.doubts.roundedValues = 1; }, "books/rounded",
        Level::Normal);
    add(
        "ids beyond the limit want attention",
        [](EngineStatus &s) {
            s.devicesOver = 1;
            s.devicesOverTotal = 1;
        },
        "books/devicesOver", Level::Attention);
    add(
        "ids beyond the limit that are gone are normal", [](EngineStatus &s) { s.devicesOverTotal = 1; },
        "books/devicesOver", Level::Normal);
    add(
        "a configuration file with errors is a problem",
        [](EngineStatus &s) { s.configProblem = "the file has errors"; }, "engine/config", Level::Problem);
    add(
        "a subscription granted in part wants attention",
        [](EngineStatus &s) { s.broker.lessThanAsked = "granted in part"; }, "broker/less", Level::Attention);
    add(
        "a damaged file set aside is a problem", [](EngineStatus &s) { s.damagedFiles = 1; }, "storage/damaged",
        Level::Problem);
    add(
        "little room on the disk wants attention", [](EngineStatus &s) { s.diskFreeBytes = 1ULL << 29; },
        "storage/free", Level::Attention);
    add(
        "hardly any room is a problem", [](EngineStatus &s) { s.diskFreeBytes = 1ULL << 20; }, "storage/free",
        Level::Problem);
    add(
        "a machine offline wants attention", [](EngineStatus &s) { s.devicesOffline = 1; }, "engine/offline",
        Level::Attention);
}

void TestSystemViewModel::judges()
{
    QFETCH(Change, change);
    QFETCH(QString, row);
    QFETCH(Level, expected);
    PanelBench bench;
    const SystemViewModel system(bench.context);
    EngineStatus status = healthy();
    change(status);
    bench.backend.pushStatus(status);
    QVERIFY(cells(system.rows(), "id").contains(row));
    QCOMPARE(levelOf(system, row), int(expected));
}

void TestSystemViewModel::tellsTheWorst()
{
    PanelBench bench;
    SystemViewModel system(bench.context);
    QSignalSpy changed(&system, &SystemViewModel::worstLevelChanged);
    bench.backend.pushStatus(healthy());
    QCOMPARE(system.worstLevel(), Level::Normal);
    EngineStatus status = healthy();
    status.storageProblem = "read-only";
    bench.backend.pushStatus(status);
    QCOMPARE(system.worstLevel(), Level::Problem);
    QCOMPARE(changed.count(), 2);
}

void TestSystemViewModel::saysThatTheEngineStalled()
{
    PanelBench bench;
    const SystemViewModel system(bench.context);
    bench.backend.pushNothing();
    bench.fallSilent(4s);
    QCOMPARE(levelOf(system, QStringLiteral("engine/alive")), int(Level::Problem));
}

void TestSystemViewModel::touchesOnlyWhatChanged()
{
    PanelBench bench;
    const SystemViewModel system(bench.context);
    bench.backend.pushStatus(healthy());
    QAbstractItemModelTester tester(system.rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy changed(system.rows(), &QAbstractItemModel::dataChanged);
    EngineStatus status = healthy();
    status.receivedPerSecond = 17;
    bench.backend.pushStatus(status);
    QCOMPARE(changed.count(), 1);
}

void TestSystemViewModel::listsRefusalsByReason()
{
    PanelBench bench;
    const SystemViewModel system(bench.context);
    EngineStatus status = healthy();
    status.books.rejected["invalid_json"] = 3;
    status.books.received = 3;
    bench.backend.pushStatus(status);
    const int row = static_cast<int>(cells(system.rows(), "id").indexOf(QStringLiteral("books/rejected/invalid_json")));
    QVERIFY(row > 0);
    QCOMPARE(cell(system.rows(), row, "valueText"), QStringLiteral("3"));
}

void TestSystemViewModel::saysRefusalsInWordsWithTheCodeBehind()
{
    const ReasonMarker marker;
    PanelBench bench;
    const SystemViewModel system(bench.context);
    EngineStatus status = healthy();
    status.books.rejected = {{"bad_timestamp", 1}, {"late_answer", 1}, {"of_tomorrow", 1}};
    bench.backend.pushStatus(status);
    const auto labels = cells(system.rows(), "label");
    QVERIFY(labels.contains(QStringLiteral("Refused: <a time is not as RFC 3339 writes it> (bad_timestamp)")));
    QVERIFY(labels.contains(QStringLiteral("Refused: <the answer came after the command had ended> (late_answer)")));
    QVERIFY(labels.contains(QStringLiteral("Refused: of_tomorrow")));
}

void TestSystemViewModel::showsRejectedMessagesPrintably()
{
    PanelBench bench;
    const SystemViewModel system(bench.context);
    bench.backend.rejected
        = {{bench.clock.utcMs(), "devices/x/data", "invalid_json", "not JSON", std::string("a\n\xff\0b", 5)}};
    bench.backend.pushStatus(healthy());
    QCOMPARE(cell(system.rejected(), 0, "topic"), QStringLiteral("devices/x/data"));
    const QString bytes = cell(system.rejected(), 0, "firstBytes");
    QVERIFY(bytes.startsWith(QStringLiteral("a·")));
    QVERIFY(bytes.endsWith(QStringLiteral("·b")));
}

void TestSystemViewModel::keepsRowsOfRejectedMessagesWhenNewOnesCome()
{
    PanelBench bench;
    const SystemViewModel system(bench.context);
    const RejectedMessage older{1000, "devices/x/data", "invalid_json", {}, {}};
    const RejectedMessage newer{2000, "devices/y/data", "invalid_json", {}, {}};
    bench.backend.rejected = {older};
    bench.backend.pushStatus(healthy());
    QAbstractItemModelTester tester(system.rejected(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy inserted(system.rejected(), &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(system.rejected(), &QAbstractItemModel::dataChanged);
    bench.backend.rejected = {newer, older};
    bench.backend.pushStatus(healthy());
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(changed.count(), 0);
    QCOMPARE(cells(system.rejected(), "topic"), (QStringList{u"devices/y/data"_s, u"devices/x/data"_s}));
}

void TestSystemViewModel::foldsRejectedMessages()
{
    PanelBench bench;
    const SystemViewModel system(bench.context);
    for (int second = 0; second < 68; ++second)
        bench.backend.rejected.insert(bench.backend.rejected.begin(),
                                      {1767225600000 + second * 1000, "devices/press-04/data", "invalid_json", {}, {}});
    bench.backend.rejected.push_back({1767225500000, "devices/press-05/data", "wrong_type", {}, {}});
    bench.backend.pushStatus(healthy());
    QCOMPARE(cells(system.rejected(), "topic"), (QStringList{u"devices/press-04/data"_s, u"devices/press-05/data"_s}));
    QCOMPARE(cell(system.rejected(), 0, "countText"), QStringLiteral("68 time(s) since 1/1/26 00:00:00"));
    QVERIFY(cell(system.rejected(), 0, "timeText").endsWith(QStringLiteral("00:01:07")));
    QVERIFY(cell(system.rejected(), 1, "countText").isEmpty());
}

void TestSystemViewModel::tellsHowABacklogDrains_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<QString>("text");
    QTest::newRow("a rate") << 5000.0 << QStringLiteral("1,000,000 waiting, 5,000 /s, 3 min left");
    QTest::newRow("no rate yet") << 0.0 << QStringLiteral("1,000,000 waiting, 0.0 /s");
}

void TestSystemViewModel::tellsHowABacklogDrains()
{
    QFETCH(const double, rate);
    QFETCH(const QString, text);
    PanelBench bench;
    const SystemViewModel system(bench.context);
    const auto rowOf = [&system](const QString &id) { return int(cells(system.rows(), "id").indexOf(id)); };
    QCOMPARE(rowOf(QStringLiteral("cloud/backfill")), -1);
    EngineStatus status = healthy();
    status.isBackfilling = true;
    status.unsentRows = 1'000'007;
    status.liveWaiting = 7;
    status.backfillPerSecond = rate;
    bench.backend.pushStatus(status);
    QCOMPARE(cell(system.rows(), rowOf(QStringLiteral("cloud/live")), "valueText"), QStringLiteral("7"));
    QCOMPARE(cell(system.rows(), rowOf(QStringLiteral("cloud/backfill")), "valueText"), text);
}

void TestSystemViewModel::hasABlockForEachSource()
{
    PanelBench bench;
    const SystemViewModel system(bench.context);
    const auto sections = [&system] { return cells(system.rows(), "section"); };
    EngineStatus status = healthy();
    status.sources = {{.name = "mqtt", .link = status.broker}};
    bench.backend.pushStatus(status);
    QVERIFY(sections().contains(QStringLiteral("Broker"))); // the only one needs no name
    SourceStatus dead{.name = "yard"};
    dead.link.state = LinkState::Down;
    status.sources.push_back(dead);
    bench.backend.pushStatus(status);
    QVERIFY(!sections().contains(QStringLiteral("Broker")));
    QVERIFY(sections().contains(QStringLiteral("Source: yard")));
    QCOMPARE(sections().first(), QStringLiteral("Source: yard")); // what does not work stands on top
    QCOMPARE(levelOf(system, QStringLiteral("broker/mqtt/state")), int(Level::Normal));
    QCOMPARE(levelOf(system, QStringLiteral("broker/yard/state")), int(Level::Problem));
}

void TestSystemViewModel::hasABlockForEachSink()
{
    PanelBench bench;
    const SystemViewModel system(bench.context);
    const auto sections = [&system] { return cells(system.rows(), "section"); };
    EngineStatus status = healthy();
    SinkStatus living;
    living.name = "mqtt";
    living.link = status.cloud;
    status.sinks = {living};
    bench.backend.pushStatus(status);
    QVERIFY(sections().contains(QStringLiteral("Cloud"))); // the only one needs no name
    SinkStatus dead;
    dead.name = "plant";
    dead.link.state = LinkState::Down;
    dead.link.reason = "connection refused";
    dead.unsentRows = 700;
    dead.oldestUnsentMs = status.madeMs - 61'000;
    dead.dropped = 17;
    status.sinks.push_back(dead);
    bench.backend.pushStatus(status);
    QVERIFY(!sections().contains(QStringLiteral("Cloud")));
    QVERIFY(sections().contains(QStringLiteral("Cloud: mqtt")));
    QVERIFY(sections().contains(QStringLiteral("Cloud: plant")));
    QCOMPARE(levelOf(system, QStringLiteral("cloud/mqtt/state")), int(Level::Normal));
    QCOMPARE(levelOf(system, QStringLiteral("cloud/mqtt/unsent")), int(Level::Normal));
    QCOMPARE(levelOf(system, QStringLiteral("cloud/plant/state")), int(Level::Problem));
    QCOMPARE(levelOf(system, QStringLiteral("cloud/plant/unsent")), int(Level::Attention));
    QCOMPARE(levelOf(system, QStringLiteral("cloud/plant/dropped")), int(Level::Attention));
    QCOMPARE(cells(system.rows(), "id").indexOf(QStringLiteral("cloud/mqtt/dropped")), -1);
}

void TestSystemViewModel::sendsWhatWasSetAsideAgain()
{
    PanelBench bench;
    SystemViewModel system(bench.context);
    QCOMPARE(system.quarantineCount(), 0);
    QuarantinedRow aside;
    aside.sequence = 17;
    aside.reading.deviceId = "press-01";
    aside.reason = "not\nauthorised";
    bench.backend.quarantined = {aside};
    EngineStatus status = healthy();
    status.quarantined = 250;
    bench.backend.pushStatus(status);
    QCOMPARE(system.quarantineCount(), 250);
    QCOMPARE(cell(system.quarantine(), 0, "deviceId"), QStringLiteral("press-01"));
    QCOMPARE(cell(system.quarantine(), 0, "reason"), QStringLiteral("not authorised"));
    system.replay(cell(system.quarantine(), 0, "rowId"));
    system.replay({});
    QCOMPARE(bench.backend.replays, (std::vector<std::optional<std::uint64_t>>{17, std::nullopt}));
    QVERIFY(!system.quarantineNotice().isEmpty());
    bench.backend.refuseActions = "not running";
    system.replay({});
    QTRY_COMPARE(system.quarantineNotice(), QStringLiteral("not running"));
    bench.backend.quarantined.clear();
    bench.backend.pushStatus(healthy());
    QCOMPARE(system.quarantineCount(), 0);
    QVERIFY(system.quarantineNotice().isEmpty());
}

void TestSystemViewModel::tellsTroubleOfTheDiskInTheReadersLanguage()
{
    const ReasonMarker marker;
    PanelBench bench;
    const SystemViewModel system(bench.context);
    EngineStatus status = healthy();
    status.journalProblem = "cannot flush the journal: No space left on device";
    status.damagedFiles = 1;
    status.lastDamage = "journal damaged, the rest of its segment is left out: position 5";
    bench.backend.pushStatus(status);
    const auto shown = [&system](const QString &id) {
        return cell(system.rows(), int(cells(system.rows(), "id").indexOf(id)), "valueText");
    };
    QCOMPARE(shown(QStringLiteral("buffer/flush")),
             QStringLiteral("<cannot flush the journal>: <No space left on device>"));
    QCOMPARE(shown(QStringLiteral("storage/damaged")),
             QStringLiteral("<journal damaged, the rest of its segment is left out>: position 5"));
}

void TestSystemViewModel::tellsWhatBecameOfATestOfTheHorn()
{
    PanelBench bench;
    SystemViewModel system(bench.context);
    EngineStatus status = healthy();
    bench.backend.pushStatus(status);
    QVERIFY(system.hornTestText().isEmpty());
    system.testHorn();
    QTRY_VERIFY(system.hornTestText().contains(QStringLiteral("edge/horn: sent")));
    QVERIFY(system.hornTestText().contains(QStringLiteral("Loudspeaker: no fault known")));
    status.hornOutputs = {.untakenSinceMs = bench.live.edgeNowMs(), .soundProblem = "there is no loudspeaker"};
    bench.backend.pushStatus(status); // the broker's word comes later
    QVERIFY(system.hornTestText().contains(QStringLiteral("not taken by the broker since")));
    QVERIFY(system.hornTestText().contains(QStringLiteral("there is no loudspeaker")));
    bench.backend.refuseActions = "the role may not do this";
    system.testHorn();
    QTRY_COMPARE(system.hornTestText(), QStringLiteral("Not tested: the role may not do this"));
}

LINESIDE_TEST(TestSystemViewModel)

} // namespace tst_systemviewmodel

#include "tst_systemviewmodel.moc"
