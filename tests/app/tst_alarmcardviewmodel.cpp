// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmcardviewmodel.h"

#include "support/paneltest.h"
#include "support/testmain.h"

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

private:
    static AlarmCard written()
    {
        AlarmCard card;
        card.guide.actions = {"close the gas", "open the flap"};
        card.guide.causes = {"door open"};
        card.guide.respondWithin = std::chrono::minutes(5);
        card.guide.contact = "maintenance, phone 17";
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

LINESIDE_TEST(TestAlarmCardViewModel)

} // namespace tst_alarmcardviewmodel

#include "tst_alarmcardviewmodel.moc"
