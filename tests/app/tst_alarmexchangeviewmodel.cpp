// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmexchangeviewmodel.h"

#include "support/paneltest.h"
#include "support/testmain.h"

#include <QSignalSpy>

#include <memory>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace tst_alarmexchangeviewmodel {

const AlarmRule kHigh{.kind = LimitKind::High, .name = "temperature", .device = "oven-1", .limit = 85};

/// An oven, and the version of the settings that counts.
struct Bench : PanelBench
{
    Bench()
    {
        backend.push(makeDevice("oven-1", "Oven 1"));
        backend.push({"oven-1", "temperature"}, 20, "celsius");
        LiveFrame frame;
        frame.alarmRules = std::make_shared<const AlarmRulesVersion>(version(2, 90));
        backend.push(std::move(frame));
    }
    static AlarmRulesVersion version(std::uint64_t number, double limit)
    {
        AlarmRule rule = kHigh;
        rule.limit = limit;
        return {number, kAsideMs, "shift lead", "trial", {rule}};
    }
    void openTable(RuleCheck check)
    {
        backend.exchange.files = {{"spring.csv", 2048, kAsideMs}};
        backend.tableCheck = std::move(check);
        exchange.openFolder();
        QTRY_COMPARE(exchange.choices()->count(), 1);
        exchange.choose(u"spring.csv"_s);
        QTRY_VERIFY(!exchange.summaryText().isEmpty());
    }
    [[nodiscard]] QStringList lines() const
    {
        QStringList lines;
        for (int i = 0; i < exchange.lines()->count(); ++i)
            lines.append(exchange.lines()->value(i, "lineText").toString());
        return lines;
    }

    AlarmExchangeViewModel exchange{context};
};

class TestAlarmExchangeViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatATableWouldChangeAndTakesIt();
    void showsWhatIsWrongWithATableByLine();
    void leavesTheAnswerOfATableThatWasLeft();
    void goesBackToAnOlderVersion();
    void saysWhyItWasNotTaken();
    void writesTheTableOnceItIsInTheAudit();
};

void TestAlarmExchangeViewModel::showsWhatATableWouldChangeAndTakesIt()
{
    Bench bench;
    bench.openTable({.basedOn = 2, .changes = {{kHigh.subject(), "limit", "90", "85"}}, .rules = {kHigh}});
    QCOMPARE(bench.exchange.folderPath(), u"/data/exchange"_s);
    QCOMPARE(bench.lines(), QStringList{u"Oven 1, Temperature high  ·  Limit: 90.0 °C → 85.0 °C"_s});
    QVERIFY(bench.exchange.isReady());
    QSignalSpy taken(&bench.exchange, &AlarmExchangeViewModel::taken);
    bench.exchange.take(u"after the service"_s);
    QTRY_COMPARE(taken.size(), 1);
    const ChangeAlarmSettings &change = bench.backend.settingsChanges.at(0);
    QVERIFY(change.rules == std::vector{kHigh});
    QVERIFY(change.basedOn == 2U && !change.toVersion);
    QCOMPARE(change.reason, std::string("after the service"));
}

void TestAlarmExchangeViewModel::showsWhatIsWrongWithATableByLine()
{
    Bench bench;
    bench.openTable(
        {.problems = {{3, "limit", "is no number"}, {9, "", "is there twice"}}, .changes = {}, .rules = {}});
    QCOMPARE(bench.lines().at(0).left(15), u"Line 3, limit: "_s);
    QCOMPARE(bench.lines().at(1).left(8), u"Line 9: "_s);
    QVERIFY(bench.exchange.lines()->value(0, "isWrong").toBool());
    QVERIFY(!bench.exchange.isReady());
    bench.exchange.take(u"all the same"_s);
    QVERIFY(bench.backend.settingsChanges.empty());
}

void TestAlarmExchangeViewModel::leavesTheAnswerOfATableThatWasLeft()
{
    Bench bench;
    bench.openTable({.changes = {{kHigh.subject(), "limit", "90", "85"}}, .rules = {kHigh}});
    bench.exchange.choose(u"spring.csv"_s);
    bench.exchange.leaveChosen();
    QCoreApplication::processEvents();
    QCOMPARE(bench.backend.checkedTables.size(), std::size_t(2));
    QVERIFY(bench.exchange.chosenText().isEmpty() && bench.lines().isEmpty());
    QVERIFY(!bench.exchange.isReady());
}

void TestAlarmExchangeViewModel::goesBackToAnOlderVersion()
{
    Bench bench;
    bench.backend.versions = {Bench::version(2, 90), Bench::version(1, 80)};
    bench.exchange.openVersions();
    QTRY_COMPARE(bench.exchange.choices()->count(), 3); // and the configuration
    const RowListModel &choices = *bench.exchange.choices();
    QVERIFY(choices.value(0, "isCurrent").toBool() && !choices.value(1, "isCurrent").toBool());
    QVERIFY(choices.value(0, "titleText").toString().endsWith(u"shift lead"_s));
    QCOMPARE(choices.value(0, "whyText").toString(), u"trial"_s);
    QCOMPARE(choices.value(0, "detailText").toString(), u"Oven 1, Temperature high  ·  Limit: 80.0 °C → 90.0 °C"_s);
    bench.exchange.choose(u"2"_s);
    QVERIFY(!bench.exchange.isReady()); // it is so already
    bench.exchange.choose(u"1"_s);
    QCOMPARE(bench.lines(), QStringList{u"Oven 1, Temperature high  ·  Limit: 90.0 °C → 80.0 °C"_s});
    bench.exchange.take(u"was better"_s);
    QVERIFY(bench.backend.settingsChanges.at(0).toVersion == 1U);
    QVERIFY(bench.backend.settingsChanges.at(0).basedOn == 2U);
    QVERIFY(bench.backend.settingsChanges.at(0).rules.empty());
    bench.exchange.choose(u"0"_s);
    QCOMPARE(bench.lines(), QStringList{u"Oven 1, Temperature high  ·  Limit: 90.0 °C → nothing"_s});
}

void TestAlarmExchangeViewModel::saysWhyItWasNotTaken()
{
    Bench bench;
    bench.openTable({.changes = {{kHigh.subject(), "limit", "90", "85"}}, .rules = {kHigh}});
    bench.backend.refuseActions = "the settings were changed by somebody else meanwhile";
    bench.exchange.take(u"after the service"_s);
    QTRY_VERIFY(!bench.exchange.problem().isEmpty());
    QVERIFY(!bench.exchange.isBusy());
    QCOMPARE(bench.lines().size(), 1); // nothing is lost
}

void TestAlarmExchangeViewModel::writesTheTableOnceItIsInTheAudit()
{
    Bench bench;
    bench.exchange.exportTable();
    QTRY_VERIFY(!bench.exchange.writtenText().isEmpty());
    QCOMPARE(bench.backend.exports.at(0).table, std::string("alarm settings"));
    QCOMPARE(bench.backend.written.at(0).name, bench.backend.exports.at(0).file);
    QVERIFY(bench.exchange.writtenText().startsWith(u"Written: /data/exchange/alarm-settings-"_s));
    bench.backend.writeProblem = "Read-only file system";
    bench.exchange.exportTable();
    QTRY_COMPARE(bench.exchange.writtenText(), u"Read-only file system"_s);
    QVERIFY(bench.exchange.hasExportFailed());
    bench.backend.refuseActions = "the role may not do this";
    bench.exchange.exportTable();
    QTRY_VERIFY(!bench.exchange.isBusy());
    QCOMPARE(bench.backend.written.size(), std::size_t(1));
}

LINESIDE_TEST(TestAlarmExchangeViewModel)

} // namespace tst_alarmexchangeviewmodel

#include "tst_alarmexchangeviewmodel.moc"
