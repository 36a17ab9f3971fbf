// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmcardviewmodel.h"

#include "support/paneltest.h"
#include "support/testmain.h"

#include <QSignalSpy>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace tst_alarmcardviewmodel {

class TestAlarmCardViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksWithTheClassOfTheMachine();
    void showsWhatIsWritten();
    void showsNothingOfTheAlarmOfBefore();
    void takesNoAnswerForAnotherAlarm();
    void saysThatNothingIsWritten();
    void saysWhyItCannotBeRead();
    void showsNotesAndReadsThemAgainWhenTheyChange();
    void tellsWhyANoteIsNotTaken();
    void knowsWhenItCameLastForTheTrend();
    void hasNoTrendOfWhatIsNoSignal();

private:
    static AlarmCard written()
    {
        AlarmCard card;
        card.guide.actions = {"close the gas", "open the flap"};
        card.guide.causes = {"door open"};
        card.guide.respondWithin = std::chrono::minutes(5);
        card.guide.contact = "maintenance, phone 17";
        card.guide.severity = Severity::Major;
        card.guide.alarmClass = "quality";
        card.guide.basis = "lining is rated for 95 °C";
        card.guide.testInterval = std::chrono::hours(24 * 90);
        AlarmTransition step;
        step.event = AlarmEvent::Acknowledged;
        step.alarm = makeAlarm({"oven-1", "temperature"}, Priority::High, 1767225600000);
        step.timeMs = 1767225600000;
        step.by = "shift lead";
        step.said = "door was open";
        card.steps = {step};
        return card;
    }
};

void TestAlarmCardViewModel::asksWithTheClassOfTheMachine()
{
    PanelBench bench;
    Device oven;
    oven.id = "oven-1";
    oven.type = "oven";
    bench.backend.push(oven);
    AlarmCardViewModel card(bench.context);
    card.load(u"oven-1/temperature/high"_s);
    QVERIFY(card.isLoading());
    QCOMPARE(bench.backend.cardQuestions.size(), std::size_t(1));
    QCOMPARE(bench.backend.cardQuestions[0].key.id(), std::string("oven-1/temperature/high"));
    QCOMPARE(bench.backend.cardQuestions[0].deviceClass, std::string("oven"));
    card.load(u"press-1/temperature/high"_s);
    QCOMPARE(bench.backend.cardQuestions[1].deviceClass, std::string());
}

void TestAlarmCardViewModel::showsWhatIsWritten()
{
    PanelBench bench;
    AlarmCardViewModel card(bench.context);
    card.load(u"oven-1/temperature/high"_s);
    bench.backend.answerCard(written());
    QVERIFY(!card.isLoading() && card.isWritten());
    QCOMPARE(card.actions(), (QStringList{u"close the gas"_s, u"open the flap"_s}));
    QCOMPARE(card.causes(), QStringList{u"door open"_s});
    QCOMPARE(card.respondText(), u"5 min"_s);
    QCOMPARE(card.contact(), u"maintenance, phone 17"_s);
    QCOMPARE(card.record(),
             (QStringList{u"Severity: major"_s, u"Concerns: quality"_s,
                          u"Basis of the limit: lining is rated for 95 °C"_s, u"Tested every: 90 d"_s}));
    QCOMPARE(card.steps()->count(), 1);
    const auto by = card.steps()->roleNames().key("byText");
    QCOMPARE(card.steps()->data(card.steps()->index(0), by).toString(), u"shift lead: door was open"_s);
}

void TestAlarmCardViewModel::showsNothingOfTheAlarmOfBefore()
{
    PanelBench bench;
    AlarmCardViewModel card(bench.context);
    card.load(u"oven-1/temperature/high"_s);
    bench.backend.answerCard(written());
    card.load(u"oven-1/temperature/low"_s);
    QVERIFY(card.actions().isEmpty());
    QCOMPARE(card.steps()->count(), 0);
}

void TestAlarmCardViewModel::takesNoAnswerForAnotherAlarm()
{
    PanelBench bench;
    AlarmCardViewModel card(bench.context);
    card.load(u"oven-1/temperature/high"_s);
    card.load(u"oven-1/temperature/low"_s);
    bench.backend.answerCard(written());
    QVERIFY(card.isLoading());
    QVERIFY(card.actions().isEmpty());
}

void TestAlarmCardViewModel::saysThatNothingIsWritten()
{
    PanelBench bench;
    AlarmCardViewModel card(bench.context);
    card.load(u"oven-1/temperature/high"_s);
    bench.backend.answerCard(AlarmCard{});
    QVERIFY(!card.isLoading() && !card.isWritten());
    QVERIFY(card.problem().isEmpty());
}

void TestAlarmCardViewModel::saysWhyItCannotBeRead()
{
    PanelBench bench;
    AlarmCardViewModel card(bench.context);
    card.load(u"oven-1/temperature/high"_s);
    bench.backend.answerCard(unexpected(ErrorCode::Io, "the disk does not answer"));
    QVERIFY(!card.isLoading());
    QVERIFY(!card.problem().isEmpty());
}

void TestAlarmCardViewModel::showsNotesAndReadsThemAgainWhenTheyChange()
{
    PanelBench bench;
    AlarmCardViewModel card(bench.context);
    card.load(u"oven-1/temperature/high"_s);
    AlarmCard noted = written();
    noted.notes = {{.number = 7, .timeMs = 1767225600000, .by = "operator", .text = "fan 2 hums"}};
    bench.backend.answerCard(noted);
    const auto role = [&card](const char *name) { return card.notes()->roleNames().key(name); };
    const auto note = card.notes()->index(0);
    QCOMPARE(card.notes()->data(note, role("noteText")).toString(), u"fan 2 hums"_s);
    QCOMPARE(card.notes()->data(note, role("byText")).toString(), u"operator"_s);
    card.write(u"  was the belt "_s);
    QCOMPARE(bench.backend.notesWritten.at(0).text, std::string("was the belt"));
    QCOMPARE(bench.backend.notesWritten.at(0).alarm->id(), std::string("oven-1/temperature/high"));
    QTRY_COMPARE(bench.backend.cardQuestions.size(), std::size_t(1));
    bench.backend.answerCard(noted);
    card.strike(7);
    QCOMPARE(bench.backend.notesStruck, std::vector<std::uint64_t>{7});
    QTRY_COMPARE(bench.backend.cardQuestions.size(), std::size_t(1));
}

void TestAlarmCardViewModel::tellsWhyANoteIsNotTaken()
{
    PanelBench bench;
    AlarmCardViewModel card(bench.context);
    QSignalSpy refused(&bench.backend, &PanelBackend::refused);
    card.load(u"oven-1/temperature/high"_s);
    bench.backend.refuseActions = "the role may not do this";
    card.write(u"fan 2 hums"_s);
    QTRY_COMPARE(refused.count(), 1);
    QCOMPARE(bench.backend.cardQuestions.size(), std::size_t(1)); // not asked again
}

void TestAlarmCardViewModel::knowsWhenItCameLastForTheTrend()
{
    PanelBench bench;
    AlarmCardViewModel card(bench.context);
    card.load(u"oven-1/temperature/high"_s);
    QVERIFY(!card.isTrendable());
    AlarmCard twice = written();
    for (const auto &[event, timeMs] : {std::pair{AlarmEvent::Returned, 1767225590000},
                                        {AlarmEvent::Activated, 1767225560000},
                                        {AlarmEvent::Activated, 1767225000000}}) {
        AlarmTransition step = twice.steps.front();
        step.event = event;
        step.timeMs = timeMs;
        twice.steps.push_back(step);
    }
    bench.backend.answerCard(twice);
    QVERIFY(card.isTrendable());
    QCOMPARE(card.startMs(), 1767225560000.0);
    QCOMPARE(card.lengthMs(), 30000.0);
    QCOMPARE(card.marks().size(), 4);
    QCOMPARE(card.marks().at(1).toMap().value(u"ms"_s).toDouble(), 1767225590000.0);
    QCOMPARE(card.sensorType(), u"temperature"_s);
}

void TestAlarmCardViewModel::hasNoTrendOfWhatIsNoSignal()
{
    PanelBench bench;
    AlarmCardViewModel card(bench.context);
    card.load(u"oven-1/-/offline"_s);
    AlarmCard came = written();
    came.steps.front().event = AlarmEvent::Activated;
    bench.backend.answerCard(came);
    QVERIFY(!card.isTrendable());
}

LINESIDE_TEST(TestAlarmCardViewModel)

} // namespace tst_alarmcardviewmodel

#include "tst_alarmcardviewmodel.moc"
