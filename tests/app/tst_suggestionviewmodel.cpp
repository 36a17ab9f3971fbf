// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/suggestionviewmodel.h"

#include "support/paneltest.h"
#include "support/testmain.h"

using namespace lineside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tst_suggestionviewmodel {

const AlarmKey kHot{{"oven-1", "temperature"}, LimitKind::High};
const QString kHotId = u"oven-1/temperature/high"_s;

SuggestionProgress found()
{
    AlarmSuggestion suggestion{.key = kHot,
                               .span = {1764633600000, 1767225600000},
                               .respondWithin = 10min,
                               .isRespondAssumed = true,
                               .now = {{0, 0s, 0s}, 1379, 0.0642},
                               .suggested = {{1.5, 5s, 0s}, 20, 0.0001},
                               .addedDelayMedianMs = 5000,
                               .addedDelayMaxMs = 6000,
                               .vanished = 1359};
    suggestion.longestVanished = {{1767000000000, 1767000042000}, {1767100000000, 1767100007000}};
    return {1, suggestion};
}

struct Bench : PanelBench
{
    Bench()
    {
        backend.push(makeDevice("oven-1", "Oven 1"));
        backend.push(kHot.series, 70, "celsius");
    }
    SuggestionViewModel model{context};
};

class TestSuggestionViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTakenByHandAloneAndUndone()
    {
        Bench bench;
        bench.model.take(); // nothing was found yet
        bench.model.search(kHotId);
        bench.backend.answerSuggestion(found());
        QVERIFY(bench.backend.settingsChanges.empty());
        bench.model.take();
        bench.model.take(); // a second touch takes nothing twice
        QTRY_VERIFY(bench.model.isTaken());
        QCOMPARE(bench.backend.settingsChanges.size(), std::size_t(1));
        const std::vector<AlarmRule> expected{{.kind = LimitKind::High,
                                               .name = "temperature",
                                               .device = "oven-1",
                                               .deadband = 1.5,
                                               .onDelay = 5s,
                                               .offDelay = 0s}};
        QVERIFY(bench.backend.settingsChanges.at(0).rules == expected);
        bench.model.undo();
        QTRY_VERIFY(!bench.model.isTaken());
        QVERIFY(bench.backend.settingsChanges.at(1).toVersion == 0U);
        QVERIFY(bench.backend.settingsChanges.at(1).basedOn == 1U);
    }
    void saysWhyItWasNotTaken()
    {
        Bench bench;
        bench.model.search(kHotId);
        bench.backend.answerSuggestion(found());
        bench.backend.refuseActions = "the role may not do this";
        bench.model.take();
        QTRY_COMPARE(bench.model.problem(), u"the role may not do this"_s);
        QVERIFY(!bench.model.isTaken());
    }
    void asksUntilItIsTold()
    {
        Bench bench;
        QVERIFY(!bench.model.isSearching());
        bench.model.search(kHotId);
        QVERIFY(bench.model.isSearching());
        QCOMPARE(bench.backend.suggestionQuestions.size(), std::size_t(1));
        QVERIFY(bench.backend.suggestionQuestions[0].key == kHot);
        QCOMPARE(bench.backend.suggestionQuestions[0].deviceClass, std::string("oven"));
        bench.backend.answerSuggestion(SuggestionProgress{0.4, {}});
        QCOMPARE(bench.model.progress(), 0.4);
        QTRY_COMPARE(bench.backend.suggestionQuestions.size(), std::size_t(1));
        bench.backend.answerSuggestion(found());
        QVERIFY(!bench.model.isSearching());
        QVERIFY(bench.model.isFound());
        QVERIFY(bench.backend.cancelledSuggestions.empty());
    }
    void showsBeforeAndAfter()
    {
        Bench bench;
        bench.model.search(kHotId);
        bench.backend.answerSuggestion(found());
        const RowListModel *rows = bench.model.rows();
        QCOMPARE(rows->count(), 5);
        QCOMPARE(cell(rows, 0, "title"), u"Deadband"_s);
        QCOMPARE(cell(rows, 0, "newText"), u"1.5 °C"_s);
        QCOMPARE(cell(rows, 1, "newText"), u"5 s"_s);
        QCOMPARE(cell(rows, 1, "changed"), u"true"_s);
        QCOMPARE(cell(rows, 2, "changed"), u"false"_s);
        QCOMPARE(cell(rows, 3, "oldText"), u"1,379"_s);
        QCOMPARE(cell(rows, 3, "newText"), u"20"_s);
        QCOMPARE(cell(rows, 4, "oldText"), u"0.064"_s);
        QCOMPARE(bench.model.delayText(), u"Alarms come later by 5 s as a rule, by 6 s at most."_s);
        QVERIFY2(bench.model.basisText().contains(u"10 min is kept: assumed by priority"_s),
                 qPrintable(bench.model.basisText()));
        QVERIFY(bench.model.vanishedText().startsWith(u"1359"_s));
        QCOMPARE(bench.model.vanished()->count(), 2);
        QCOMPARE(cell(bench.model.vanished(), 0, "lengthText"), u"42 s"_s);
        QCOMPARE(bench.model.deviceId(), u"oven-1"_s);
        QCOMPARE(bench.model.sensorType(), u"temperature"_s);
    }
    void saysWhyThereIsNothing()
    {
        Bench bench;
        bench.model.search(kHotId);
        SuggestionProgress none = found();
        none.found->reason = NoSuggestion::AllRefused;
        bench.backend.answerSuggestion(none);
        QVERIFY(!bench.model.isFound());
        QVERIFY(bench.model.noneText().contains(u"lose or delay"_s));
        QCOMPARE(bench.model.rows()->count(), 0);
        bench.model.search(kHotId);
        bench.backend.answerSuggestion(unexpected(ErrorCode::Full, "another"));
        QVERIFY(!bench.model.isSearching());
        QVERIFY(!bench.model.noneText().isEmpty());
    }
    void givesUpWhenNobodyWaits()
    {
        Bench bench;
        bench.model.search(kHotId);
        bench.model.giveUp();
        bench.model.giveUp();
        QVERIFY(bench.backend.cancelledSuggestions == std::vector<AlarmKey>{kHot});
        bench.backend.answerSuggestion(found()); // too late
        QVERIFY(!bench.model.isFound());
        bench.model.search(u"no id"_s);
        QVERIFY(!bench.model.isSearching());
    }
    void isForEngineers()
    {
        Bench bench;
        bench.who.setRights([](std::string_view verb, auto &&...) { return verb != "alarm_settings"; });
        QVERIFY(!bench.model.isAllowed());
        bench.who.setRights([](std::string_view verb, auto &&...) { return verb == "alarm_settings"; });
        QVERIFY(bench.model.isAllowed());
    }
};

LINESIDE_TEST(TestSuggestionViewModel)

} // namespace tst_suggestionviewmodel
#include "tst_suggestionviewmodel.moc"
