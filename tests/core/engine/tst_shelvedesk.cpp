// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pipelinebench.h"
#include "support/testmain.h"

#include <QTest>

#include <string>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_shelvedesk {

const AlarmKey kHot{{"oven-1", "temperature"}, LimitKind::High};
const AlarmKey kPressed{{"oven-1", "pressure"}, LimitKind::High};
using Strings = std::vector<std::string>;

ShelveAlarms shelving(std::chrono::milliseconds length, const std::string &reason = "being cleaned")
{
    return {{{kHot}, {}}, ShelfMode::Timed, length, reason};
}

/// Oven 1 is too hot, nobody has reacted.
struct Hall : PipelineBench
{
    explicit Hall(const Config &config = withDefaults())
        : PipelineBench(config)
    {
        read("oven-1", 85);
    }
};

class TestShelveDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsNoAlertOfWhatIsShelvedUntilItComesBack();
    void saysWhoPutItAsideUntilWhenAndWhy();
    void refusesWhatIsNoShelving_data();
    void refusesWhatIsNoShelving();
    void putsAWholeMachineAside();
    void leavesOutWhatNobodyShelvesAlone();
    void knowsNoAlarmOfADeviceNobodyHeard();
    void takesNothingDownThatIsNotThere();
};

void TestShelveDesk::tellsNoAlertOfWhatIsShelvedUntilItComesBack()
{
    Hall hall;
    QCOMPARE(hall.alerts.size(), std::size_t{1});
    QVERIFY(hall.act(shelving(10min)));
    hall.read("oven-1", 20);
    hall.clock.advance(1min);
    hall.read("oven-1", 90);
    QCOMPARE(hall.alerts.size(), std::size_t{1});
    hall.tick(10min);
    QCOMPARE(hall.alerts.size(), std::size_t{2});
    QVERIFY(hall.alerts.back().payload.find("\"event\":\"unshelved\"") != std::string::npos);
    QCOMPARE(hall.steps(),
             (Strings{"high activated", "high shelved", "high returned", "high activated", "high unshelved"}));
}

void TestShelveDesk::saysWhoPutItAsideUntilWhenAndWhy()
{
    Hall hall;
    const auto done = hall.act(shelving(10min));
    const Alarm &alarm = done->alarms.at(0);
    QCOMPARE(alarm.shelf->by, std::string("operator"));
    QCOMPARE(alarm.shelf->reason, std::string("being cleaned"));
    QCOMPARE(alarm.shelf->untilMs - hall.clock.utcMs(), std::int64_t{600'000});
    QCOMPARE(hall.audited(), Strings{"shelve oven-1/temperature/high: ok"});
    QCOMPARE(hall.pipeline.batch().audit.front().detail, std::string("being cleaned"));
    const auto longest = hall.act(ShelveAlarms{{{kHot}, {}}, ShelfMode::OneShot, 0ms, "being cleaned"});
    QCOMPARE(longest->alarms.at(0).shelf->untilMs - hall.clock.utcMs(), std::int64_t{8 * 3'600'000});
}

void TestShelveDesk::refusesWhatIsNoShelving_data()
{
    QTest::addColumn<OperatorAction>("action");
    QTest::newRow("too long") << OperatorAction(shelving(8h + 1ms));
    QTest::newRow("into the past") << OperatorAction(shelving(-1ms));
    QTest::newRow("no reason") << OperatorAction(shelving(1h, " "));
    QTest::newRow("a reason of two pages") << OperatorAction(shelving(1h, std::string(501, 'x')));
    QTest::newRow("a reason that is no text") << OperatorAction(shelving(1h, "a\x1b[2J"));
    QTest::newRow("out of service for no reason") << OperatorAction(TakeOutOfService{{{kHot}, {}}, ""});
}

void TestShelveDesk::refusesWhatIsNoShelving()
{
    QFETCH(const OperatorAction, action);
    Hall hall;
    const auto done = hall.act(action, Role::Engineer);
    QVERIFY(!done && done.error().code == ErrorCode::InvalidInput);
    QVERIFY(hall.pipeline.alarms().at(0).isTold());
    QCOMPARE(hall.audited().back(), std::string(verbOf(action)) + " oven-1/temperature/high: refused");
}

void TestShelveDesk::putsAWholeMachineAside()
{
    Hall hall;
    hall.read("oven-1", 150'000, "pascal", "pressure");
    hall.read("oven-2", 85);
    const auto done = hall.act(ShelveAlarms{{{}, "oven-1"}, ShelfMode::Timed, 1h, "maintenance"});
    QCOMPARE(done->alarms.size(), std::size_t{2});
    QVERIFY(done->alarms.at(0).key == kPressed);
    QVERIFY(done->alarms.at(1).key == kHot);
    const auto back = hall.act(UnshelveAlarms{{{}, "oven-1"}});
    QCOMPARE(back->alarms.size(), std::size_t{2});
    QVERIFY(back->alarms.at(1).acknowledged);
}

void TestShelveDesk::leavesOutWhatNobodyShelvesAlone()
{
    Config config = PipelineBench::withDefaults();
    config.alarms.watches.rules.push_back({.kind = LimitKind::High, .name = "temperature", .highlyManaged = true});
    Hall hall(config);
    hall.read("oven-1", 250'000, "pascal", "pressure");
    const auto alone = hall.act(shelving(1h));
    QVERIFY(!alone && alone.error().code == ErrorCode::NotAllowed);
    const auto machine = hall.act(ShelveAlarms{{{}, "oven-1"}, ShelfMode::Timed, 1h, "maintenance"});
    QCOMPARE(machine->alarms.size(), std::size_t{1});
    QVERIFY(machine->alarms.at(0).key == kPressed);
    const Strings records = hall.audited();
    QVERIFY(records.at(records.size() - 2).starts_with("shelve oven-1/temperature/high: refused"));
}

void TestShelveDesk::knowsNoAlarmOfADeviceNobodyHeard()
{
    Hall hall;
    const AlarmKey foreign{{"chance-17", "temperature"}, LimitKind::High};
    const auto done = hall.act(ShelveAlarms{{{foreign}, {}}, ShelfMode::Timed, 1h, "being cleaned"});
    QVERIFY(done->alarms.empty() && done->unchanged.empty());
    QCOMPARE(hall.pipeline.alarms().size(), std::size_t{1});
    QCOMPARE(hall.audited().back(), std::string("shelve chance-17/temperature/high: no effect: no such alarm"));
}

void TestShelveDesk::takesNothingDownThatIsNotThere()
{
    Hall hall;
    QVERIFY(hall.act(UnshelveAlarms{{{kHot}, {}}})->alarms.empty());
    QVERIFY(hall.act(ReturnToService{{{kHot}, {}}}, Role::Engineer)->alarms.empty());
    QVERIFY(hall.act(UnacknowledgeAlarms{{kHot}})->alarms.empty());
    QCOMPARE(hall.steps(), Strings{"high activated"});
}

LINESIDE_TEST(TestShelveDesk)

} // namespace tst_shelvedesk

#include "tst_shelvedesk.moc"
