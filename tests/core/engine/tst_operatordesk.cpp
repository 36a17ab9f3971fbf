// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pipelinebench.h"
#include "support/testmain.h"

#include <QTest>

#include <string>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_operatordesk {

const AlarmKey kHot{{"oven-1", "temperature"}, LimitKind::High};
using Strings = std::vector<std::string>;

/// Oven 1 is too hot, and somebody wrote a note.
struct Hall : PipelineBench
{
    Hall()
    {
        read("oven-1", 85);
        Note written;
        written.number = 4;
        notes.push_back(written);
    }
};

class TestOperatorDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesAndRecordsWhatARoleMay_data();
    void doesAndRecordsWhatARoleMay();
    void refusesAndRecordsWhatARoleMayNot_data();
    void refusesAndRecordsWhatARoleMayNot();
    void recordsThatAnActionHadNoEffect();
    void keepsEachCommentAsAStepOfItsOwn();
    void refusesWhatIsNoComment_data();
    void refusesWhatIsNoComment();
    void commentsOnAnAlarmThatHasReturned();
    void keepsWhatIsSaidWithALateAcknowledgement();
    void knowsAlarmsThatEndedBeforeTheStart();
    void knowsAlarmsThatEndedWithTheirDevice();
    void knowsNoAlarmThatNeverCame();
    void acknowledgesOnlyWhatWasThereAtThePress();
    void sendsACommandWhenItIsKept();
    void sendsACommandWhereItsDeviceWasHeardLast();
    void refusesWhatIsNoCommand();
    void saysWhyNothingIsSentAgain();
    void silencesAndTestsTheHorn();
    void recordsWhatIsExported();
    void resetsFiguresForEngineers();
};

void allActions()
{
    QTest::addColumn<OperatorAction>("action");
    QTest::newRow("acknowledge") << OperatorAction(AcknowledgeAlarms{{kHot}, "seen"});
    QTest::newRow("unacknowledge") << OperatorAction(UnacknowledgeAlarms{{kHot}});
    QTest::newRow("shelve") << OperatorAction(ShelveAlarms{{{kHot}, {}}, ShelfMode::Timed, 1h, "being cleaned"});
    QTest::newRow("unshelve") << OperatorAction(UnshelveAlarms{{{kHot}, {}}});
    QTest::newRow("out_of_service") << OperatorAction(TakeOutOfService{{{kHot}, {}}, "sensor is broken"});
    QTest::newRow("into_service") << OperatorAction(ReturnToService{{{kHot}, {}}});
    QTest::newRow("reset") << OperatorAction(ResetAlarms{{kHot}});
    QTest::newRow("comment") << OperatorAction(CommentAlarm{kHot, "belt slips"});
    QTest::newRow("remove_device") << OperatorAction(RemoveDevice{"oven-1"});
    QTest::newRow("command") << OperatorAction(SendCommand{"oven-1", R"({"command":"stop"})"});
    QTest::newRow("quarantine_replay") << OperatorAction(ReplayQuarantine{17});
    QTest::newRow("silence_horn") << OperatorAction(SilenceHorn{});
    QTest::newRow("test_horn") << OperatorAction(TestHorn{});
    QTest::newRow("write_note") << OperatorAction(WriteNote{.text = "belt slips", .deviceId = "oven-1"});
    QTest::newRow("strike_note") << OperatorAction(StrikeNote{4});
    QTest::newRow("export") << OperatorAction(ExportTable{"alarm journal", "alarm-journal.csv"});
    QTest::newRow("reset_figures") << OperatorAction(ResetFigures{});
}

void TestOperatorDesk::doesAndRecordsWhatARoleMay_data()
{
    allActions();
}

void TestOperatorDesk::doesAndRecordsWhatARoleMay()
{
    QFETCH(const OperatorAction, action);
    Hall hall;
    QVERIFY(hall.act(action, Role::Engineer));
    QCOMPARE(hall.pipeline.batch().audit.size(), std::size_t{1});
    const AuditRecord &record = hall.pipeline.batch().audit.front();
    QCOMPARE(record.action, std::string(QTest::currentDataTag()));
    QCOMPARE(record.actor, std::string("operator"));
    QCOMPARE(record.source, std::string("panel"));
    QVERIFY(record.result != "refused");
    QCOMPARE(record.role, std::string("engineer"));
    QVERIFY(!record.category.empty());
}

void TestOperatorDesk::refusesAndRecordsWhatARoleMayNot_data()
{
    allActions();
}

void TestOperatorDesk::refusesAndRecordsWhatARoleMayNot()
{
    QFETCH(const OperatorAction, action);
    Hall hall;
    const Strings before = hall.steps();
    // From elsewhere: at the machine what is essential is everybody's (tst_permissions).
    const auto done = hall.actAs({.user = "operator", .source = "api", .role = Role::Viewer}, action);
    QVERIFY(!done && done.error().code == ErrorCode::NotAllowed);
    QCOMPARE(hall.steps(), before);
    QVERIFY(hall.pipeline.batch().commands.empty() && hall.pipeline.batch().devicesRemoved.empty());
    QVERIFY(hall.replays.empty());
    QCOMPARE(hall.pipeline.batch().audit.size(), std::size_t{1});
    const AuditRecord &record = hall.pipeline.batch().audit.front();
    QCOMPARE(record.action, std::string(QTest::currentDataTag()));
    QCOMPARE(record.result, std::string("refused"));
    QCOMPARE(record.detail, std::string("the role may not do this (viewer)"));
}

void TestOperatorDesk::recordsThatAnActionHadNoEffect()
{
    Hall hall;
    QVERIFY(hall.act(ResetAlarms{{kHot}})->alarms.empty());
    QVERIFY(!hall.act(RemoveDevice{"nobody"}, Role::Engineer)->isDeviceRemoved);
    QCOMPARE(hall.audited(),
             (Strings{"reset oven-1/temperature/high: no effect: the alarm was not in that state",
                      "remove_device nobody: no effect: no such device"}));
}

void TestOperatorDesk::keepsEachCommentAsAStepOfItsOwn()
{
    Hall hall;
    QVERIFY(hall.act(CommentAlarm{kHot, "belt slips"}));
    const auto done = hall.act(CommentAlarm{kHot, "Riemen läuft ab 松"}); // in the same millisecond
    QCOMPARE(done->alarms.at(0).comment, std::string("Riemen läuft ab 松"));
    QCOMPARE(hall.steps(), (Strings{"high activated", "high commented", "high commented"}));
    const auto &steps = hall.pipeline.batch().transitions;
    QCOMPARE(steps[1].said, std::string("belt slips"));
    QCOMPARE(steps[1].by, std::string("operator"));
    QVERIFY(steps[2].timeMs > steps[1].timeMs);
    QVERIFY(done->alarms.at(0).state() == AlarmState::ActiveUnacknowledged);
}

void TestOperatorDesk::refusesWhatIsNoComment_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("blanks") << QByteArray(" \t\n ") << false;
    QTest::newRow("blanks of other scripts") << QByteArray("\xE3\x80\x80") << false;
    QTest::newRow("a NUL within") << QByteArray("a\0b", 3) << false;
    QTest::newRow("an escape character") << QByteArray("a\x1b[2Jb") << false;
    QTest::newRow("broken UTF-8") << QByteArray("a\xff") << false;
    QTest::newRow("lines") << QByteArray("one\ntwo\tthree\r\nfour") << true;
    QTest::newRow("500 letters") << QByteArray(500, 'x') << true;
    QTest::newRow("501 letters") << QByteArray(501, 'x') << false;
    QTest::newRow("500 letters of three bytes") << QByteArray("松").repeated(500) << true;
    QTest::newRow("501 letters of three bytes") << QByteArray("松").repeated(501) << false;
}

void TestOperatorDesk::refusesWhatIsNoComment()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, isTaken);
    Hall hall;
    const auto done = hall.act(CommentAlarm{kHot, text.toStdString()});
    QCOMPARE(done.has_value(), isTaken);
    if (!isTaken)
        QVERIFY(done.error().code == ErrorCode::InvalidInput);
    QCOMPARE(hall.audited().size(), std::size_t{1});
}

void TestOperatorDesk::commentsOnAnAlarmThatHasReturned()
{
    Hall hall;
    QVERIFY(hall.act(AcknowledgeAlarms{{kHot}}));
    hall.clock.advance(1min);
    hall.read("oven-1", 20);
    QVERIFY(hall.act(CommentAlarm{kHot, "was the door"}));
    QCOMPARE(hall.steps().back(), std::string("high commented"));
    const auto unknown = hall.act(CommentAlarm{{{"oven-9", "temperature"}, LimitKind::High}, "what oven"});
    QVERIFY(!unknown && unknown.error().code == ErrorCode::NotFound);
    QCOMPARE(hall.audited().back(), std::string("comment oven-9/temperature/high: refused"));
}

void TestOperatorDesk::keepsWhatIsSaidWithALateAcknowledgement()
{
    Hall hall;
    QVERIFY(hall.act(AcknowledgeAlarms{{kHot}, "seen"}));
    const auto late = hall.act(AcknowledgeAlarms{{kHot}, "seen too"});
    QCOMPARE(late->alarms.at(0).comment, std::string("seen too"));
    QCOMPARE(hall.steps(), (Strings{"high activated", "high acknowledged", "high commented"}));
    QCOMPARE(hall.pipeline.batch().transitions.back().said, std::string("seen too"));
    const auto silent = hall.act(AcknowledgeAlarms{{kHot}, " "});
    QVERIFY(silent->alarms.empty());
    QVERIFY(silent->unchanged.at(0).key == kHot);
    QCOMPARE(hall.steps().size(), std::size_t{3});
}

void TestOperatorDesk::knowsAlarmsThatEndedBeforeTheStart()
{
    PipelineBench bench;
    Alarm ended;
    ended.key = kHot;
    ended.activatedMs = 1000;
    ended.acknowledgedBy = "fitter";
    bench.kept = {ended};
    QVERIFY(bench.act(AcknowledgeAlarms{{kHot}})->unchanged.at(0).key == kHot);
    QVERIFY(bench.act(ResetAlarms{{kHot}})->unchanged.at(0).key == kHot);
    QVERIFY(bench.steps().empty());
    QCOMPARE(bench.act(CommentAlarm{kHot, "was the door"})->alarms.at(0).acknowledgedBy, std::string("fitter"));
    QCOMPARE(bench.act(AcknowledgeAlarms{{kHot}, "or the fan"})->alarms.at(0).comment, std::string("or the fan"));
    QCOMPARE(bench.steps(), (Strings{"high commented", "high commented"}));
    const auto &steps = bench.pipeline.batch().transitions;
    QVERIFY(steps[1].timeMs > steps[0].timeMs); // one occurrence of each in the history
}

void TestOperatorDesk::knowsAlarmsThatEndedWithTheirDevice()
{
    Hall hall;
    hall.kept = {hall.pipeline.alarms().at(0)}; // what is not committed yet counts before it
    QVERIFY(hall.act(RemoveDevice{"oven-1"}, Role::Engineer));
    const auto done = hall.act(CommentAlarm{kHot, "was taken away"});
    QVERIFY(done->alarms.at(0).state() == AlarmState::Normal);
}

void TestOperatorDesk::knowsNoAlarmThatNeverCame()
{
    PipelineBench cool;
    cool.read("oven-1", 20); // its limit is watched
    const auto done = cool.act(AcknowledgeAlarms{{kHot}, "seen"});
    QVERIFY(done->alarms.empty() && done->unchanged.empty());
    QVERIFY(cool.act(ResetAlarms{{kHot}})->unchanged.empty());
    QVERIFY(!cool.act(CommentAlarm{kHot, "a word"}));
    QCOMPARE(cool.audited(),
             (Strings{"acknowledge oven-1/temperature/high: no effect: no such alarm",
                      "reset oven-1/temperature/high: no effect: no such alarm",
                      "comment oven-1/temperature/high: refused"}));
}

void TestOperatorDesk::acknowledgesOnlyWhatWasThereAtThePress()
{
    Hall hall;
    const OperatorRequest early{.action = AcknowledgeAlarms{{kHot}},
                                .who = {.user = "operator", .source = "panel", .role = Role::Operator},
                                .submittedMs = hall.clock.utcMs() - 1};
    QVERIFY(hall.pipeline.act(early, hall.clock.now())->alarms.empty());
    QCOMPARE(hall.act(AcknowledgeAlarms{{kHot}})->alarms.size(), std::size_t{1});
}

void TestOperatorDesk::sendsACommandWhenItIsKept()
{
    Hall hall;
    const auto entered = hall.act(SendCommand{"oven-1", R"({"id":"stop-7","command":"stop"})"});
    QCOMPARE(entered->commandId, std::string("stop-7"));
    QVERIFY(hall.sent.empty());
    hall.commit();
    QCOMPARE(hall.sent.size(), std::size_t{1});
    QCOMPARE(hall.sent.front().requestedBy, std::string("operator"));
}

void TestOperatorDesk::sendsACommandWhereItsDeviceWasHeardLast()
{
    PipelineBench hall;
    const auto stop = [&hall](const char *device) {
        QVERIFY(hall.act(SendCommand{device, R"({"command":"stop"})"}));
        hall.commit();
    };
    stop("crane-1"); // never heard
    hall.take("devices/crane-1/status", R"({"id":"crane-1"})", {.retained = true, .source = 1});
    stop("crane-1"); // all that is known of it
    hall.read("crane-1", 20, "celsius", "temperature", {.source = 2});
    stop("crane-1");
    hall.take("devices/crane-1/status", R"({"id":"crane-1"})", {.retained = true, .source = 1}); // of before
    stop("crane-1");
    hall.take("devices/crane-1/status", R"({"id":"crane-1"})", {.source = 3});
    stop("crane-1");
    QCOMPARE(hall.sentBy, (std::vector<std::uint32_t>{0, 1, 2, 2, 3}));
}

void TestOperatorDesk::refusesWhatIsNoCommand()
{
    Hall hall;
    const auto done = hall.act(SendCommand{"oven-1", "stop"});
    QVERIFY(!done && done.error().code == ErrorCode::InvalidInput);
    QVERIFY(!hall.act(SendCommand{std::string(100'000, 'x') + '#', "{}"}));
    QCOMPARE(hall.audited().front(), std::string("command oven-1: refused"));
    QVERIFY(hall.pipeline.batch().audit.back().target.size() < 1000);
}

void TestOperatorDesk::saysWhyNothingIsSentAgain()
{
    Hall hall;
    hall.replayable = unexpected(ErrorCode::NotFound, "no such row is in quarantine");
    const auto done = hall.act(ReplayQuarantine{17}, Role::Engineer);
    QVERIFY(!done && done.error().code == ErrorCode::NotFound);
    QCOMPARE(hall.audited(), Strings{"quarantine_replay 17: refused"});
    const auto ofOne = hall.act(ReplayQuarantine{.sequence = 17, .sink = "plant"}, Role::Engineer);
    QVERIFY(!ofOne);
    QCOMPARE(hall.audited().back(), std::string("quarantine_replay 17 of plant: refused"));
}

void TestOperatorDesk::recordsWhatIsExported()
{
    PipelineBench hall;
    const auto done = hall.act(ExportTable{"alarm journal", "alarm-journal.csv"}, Role::Operator);
    QVERIFY(done && done->mayExport && done->hadEffect());
    QCOMPARE(hall.audited(), Strings{"export alarm journal: ok"});
}

void TestOperatorDesk::resetsFiguresForEngineers()
{
    PipelineBench hall;
    QVERIFY(!hall.act(ResetFigures{}, Role::Operator));
    const auto done = hall.act(ResetFigures{}, Role::Engineer);
    QVERIFY(done && done->areFiguresReset && done->hadEffect());
    QCOMPARE(hall.audited(),
             (Strings{"reset_figures figures of alarms: refused", "reset_figures figures of alarms: ok"}));
}

void TestOperatorDesk::silencesAndTestsTheHorn()
{
    PipelineBench hall;
    const auto nothing = hall.act(SilenceHorn{});
    QVERIFY(nothing && !nothing->hadEffect());
    hall.read("oven-1", 95);
    QVERIFY(hall.pipeline.horn().isOn);
    QVERIFY(hall.act(SilenceHorn{})->hadEffect());
    QVERIFY(!hall.pipeline.horn().isOn && hall.pipeline.horn().isSilenced);
    QVERIFY(hall.act(TestHorn{}, Role::Operator)->hadEffect());
    QVERIFY(hall.pipeline.horn().isTest);
    QCOMPARE(hall.audited(),
             (Strings{"silence_horn horn: no effect: nothing sounds", "silence_horn horn: ok", "test_horn horn: ok"}));
    QCOMPARE(hall.hornTold, (Strings{"quiet", "medium", "silenced", "test"}));
}

LINESIDE_TEST(TestOperatorDesk)

} // namespace tst_operatordesk

#include "tst_operatordesk.moc"
