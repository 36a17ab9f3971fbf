// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pipelinebench.h"
#include "support/testmain.h"

#include <QTest>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_commanddesk {

const std::string kOven = R"({"id":"oven-1","name":"Oven 1","type":"oven","location":"hall 1","status":"running",
    "last_seen":"2026-01-01T00:00:00Z","metadata":{"commands":[{"name":"start","permissives":
    [{"sensor":"door","is":1,"text":"Door closed"}]},{"name":"stop","permissives":[{"sensor":"door","is":1}]},
    {"name":"set","parameter":"value","label":"Temperature","sensor":"setpoint","unit":"celsius","min":30,"max":75,
    "step":1},{"name":"purge","confirm":"two"}]}})";

/// An oven that has told what it takes, and whose door is shut.
struct Hall : PipelineBench
{
    explicit Hall(const Config &config = withDefaults())
        : PipelineBench(config)
    {
        take("devices/oven-1/status", kOven);
        read("oven-1", 1, "", "door");
        read("oven-1", 60, "celsius", "setpoint");
        pipeline.collectDevices(clock.now());
        commit();
    }
    Result<ActionDone> order(const std::string &payload, const std::string &device = "oven-1")
    {
        return pipeline.act({.action = SendCommand{device, payload},
                             .who = {.user = "operator", .source = "panel", .role = Role::Operator, .seat = "desk"},
                             .submittedMs = clock.utcMs(),
                             .commandId = CommandTracker::idFor({device, payload, {}, {}, {}}).value_or("")},
                            clock.now());
    }
    /// Why it was not taken; empty: it was.
    std::string refusal(const std::string &payload)
    {
        const auto done = order(payload);
        return done ? std::string() : done.error().text();
    }
};

Config ruled(CommandRule rule)
{
    Config config = PipelineBench::withDefaults();
    rule.device = "oven-1";
    config.commands.rules = {std::move(rule)};
    return config;
}

class TestCommandDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsAnOrderToWhatTheDeviceDeclared_data();
    void holdsAnOrderToWhatTheDeviceDeclared();
    void passesWhatNobodyDeclared();
    void refusesWhileAPermissiveIsNotMet();
    void refusesWhileAPermissiveIsNotLive_data();
    void refusesWhileAPermissiveIsNotLive();
    void nothingHoldsUpAStop();
    void theSiteHoldsUpAStopWhereItSaysSo();
    void theSiteNarrowsWhatADeviceTakes();
    void theSiteNamesWhatNobodyDeclared();
    void recordsOldAndNew();
    void recordsWhatIsRefused();
    void aReasonIsInTheRecordOnceWhenItWasGiven();
    void waitsForASecondPerson();
    void oneIdActsOnce();
    void oneIdIsOneOrder();
    void anIdOfLongAgoIsLookedUp();
    void whatNobodyCanTellIsNotSent();
    void anIdThatWasRefusedMayBeTriedAgain();
};

void TestCommandDesk::holdsAnOrderToWhatTheDeviceDeclared_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("refusal");
    const auto row = [](const char *what, const char *payload, const char *refusal) {
        QTest::newRow(what) << QByteArray(payload) << QByteArray(refusal);
    };
    row("in range", R"({"command":"set","value":65})", "");
    row("above it", R"({"command":"set","value":76})", "the value is above 75 (value)");
    row("between two steps", R"({"command":"set","value":65.5})", "the value is not on a step of 1 (value)");
    row("without a value", R"({"command":"set"})", "the command needs a value (value)");
    row("a text for a number", R"({"command":"set","value":"65"})", "the value must be a number (value)");
}

void TestCommandDesk::holdsAnOrderToWhatTheDeviceDeclared()
{
    QFETCH(const QByteArray, payload);
    QFETCH(const QByteArray, refusal);
    Hall hall;
    QCOMPARE(QByteArray::fromStdString(hall.refusal(payload.toStdString())), refusal);
    hall.commit();
    QCOMPARE(hall.sent.size(), refusal.isEmpty() ? 1U : 0U);
}

void TestCommandDesk::passesWhatNobodyDeclared()
{
    Hall hall;
    QVERIFY(hall.order(R"({"command":"dance","value":1e9})"));
    QVERIFY(hall.order(R"({"do":"anything"})"));
    QVERIFY(hall.order(R"({"command":"set","value":1e9})", "nobody"));
    hall.commit();
    QCOMPARE(hall.sent.size(), 3U);
}

void TestCommandDesk::refusesWhileAPermissiveIsNotMet()
{
    Hall hall;
    QCOMPARE(hall.refusal(R"({"command":"start"})"), std::string());
    hall.clock.advance(1s);
    hall.read("oven-1", 0, "", "door");
    QCOMPARE(hall.refusal(R"({"command":"start"})"), std::string("not permitted now (Door closed: door is 0)"));
}

void TestCommandDesk::refusesWhileAPermissiveIsNotLive_data()
{
    using Act = std::function<void(Hall &)>;
    QTest::addColumn<Act>("make");
    QTest::newRow("late") << Act([](Hall &hall) { hall.clock.advance(11s); });
    QTest::newRow("stale") << Act([](Hall &hall) { hall.clock.advance(5min); });
    QTest::newRow("of the future: the clock was set back") << Act([](Hall &hall) { hall.clock.stepWallClock(-1h); });
    QTest::newRow("bad") << Act([](Hall &hall) {
        hall.take("devices/oven-1/data",
                  R"({"device_id":"oven-1","timestamp":")" + formatRfc3339(hall.clock.utcMs())
                      + R"(","sensor_type":"door","value":1,"unit":"","location":"hall 1",)"
                        R"("metadata":{"quality":"bad"}})");
    });
    QTest::newRow("the device is offline") << Act([](Hall &hall) {
        hall.clock.advance(6min);
        hall.tick(1min);
    });
    QTest::newRow("the device has gone") << Act([](Hall &hall) {
        QVERIFY(hall.act(RemoveDevice{"oven-1"}, Role::Engineer));
        hall.take("devices/oven-1/status", kOven);
    });
}

void TestCommandDesk::refusesWhileAPermissiveIsNotLive()
{
    using Act = std::function<void(Hall &)>;
    QFETCH(const Act, make);
    Hall hall;
    make(hall);
    const auto done = hall.order(R"({"command":"start"})");
    QVERIFY(!done && done.error().code == ErrorCode::Conflict);
    QCOMPARE(done.error().text(), std::string("interlock: value not live (Door closed: door)"));
}

void TestCommandDesk::nothingHoldsUpAStop()
{
    Hall hall;
    hall.clock.advance(5min);
    QCOMPARE(hall.refusal(R"({"command":"stop"})"), std::string());
}

void TestCommandDesk::theSiteHoldsUpAStopWhereItSaysSo()
{
    Hall hall(ruled({.name = "stop", .permissives = {{.sensor = "door", .is = 0, .text = "Door open"}}}));
    QCOMPARE(hall.refusal(R"({"command":"stop"})"), std::string("not permitted now (Door open: door is 1)"));
}

void TestCommandDesk::theSiteNarrowsWhatADeviceTakes()
{
    Hall hall(ruled({.name = "set", .max = 62}));
    QCOMPARE(hall.refusal(R"({"command":"set","value":63})"), std::string("the value is above 62 (value)"));
}

void TestCommandDesk::theSiteNamesWhatNobodyDeclared()
{
    Hall hall(ruled({.name = "dance", .confirm = ConfirmBy::Two}));
    const auto done = hall.order(R"({"command":"dance"})");
    QVERIFY(done->command->state == CommandState::Waiting);
}

void TestCommandDesk::recordsOldAndNew()
{
    Hall hall;
    const std::string posted = R"({"id":"c-1","command":"set","value":65})";
    QVERIFY(hall.order(posted));
    QCOMPARE(hall.pipeline.batch().commands.front().change, std::string("Temperature: 60 -> 65 celsius"));
    QCOMPARE(hall.pipeline.batch().audit.front().detail, "c-1: Temperature: 60 -> 65 celsius by " + posted);
}

void TestCommandDesk::recordsWhatIsRefused()
{
    Hall hall;
    QVERIFY(!hall.order(R"({"command":"set","value":900})"));
    const AuditRecord &record = hall.pipeline.batch().audit.front();
    QCOMPARE(record.result, std::string("refused"));
    QCOMPARE(record.detail, std::string("the value is above 75 (value)"));
    QVERIFY(hall.pipeline.batch().commands.empty());
}

void TestCommandDesk::aReasonIsInTheRecordOnceWhenItWasGiven()
{
    Hall hall;
    QVERIFY(hall.order(R"({"id":"c-1","command":"stop"})"));
    hall.commit();
    hall.clock.advance(12s);
    QVERIFY(hall.pipeline.act({.action = ExplainCommand{"c-1", "jam"},
                               .who = {.user = "operator", .source = "panel", .role = Role::Operator}},
                              hall.clock.now()));
    const auto &records = hall.pipeline.batch().audit;
    QCOMPARE(records.size(), std::size_t{1});
    QCOMPARE(records.front().action, std::string("explain_command"));
    QCOMPARE(records.front().reason, std::string("jam"));
    QCOMPARE(records.front().timeMs, hall.clock.utcMs());
    QCOMPARE(hall.pipeline.batch().commands.back().said, std::string("jam"));
}

void TestCommandDesk::waitsForASecondPerson()
{
    Hall hall;
    const auto done = hall.order(R"({"id":"c-1","command":"purge"})");
    QVERIFY(done->command->state == CommandState::Waiting);
    hall.commit();
    QVERIFY(hall.sent.empty());
    hall.tick(61s);
    QVERIFY(hall.pipeline.batch().commands.front().state == CommandState::Expired);
    hall.commit();
    QVERIFY(hall.sent.empty());
}

void TestCommandDesk::oneIdActsOnce()
{
    Hall hall;
    const std::string posted = R"({"id":"c-1","command":"set","value":65})";
    QVERIFY(!hall.order(posted)->isRepeated);
    QVERIFY(hall.order(posted)->isRepeated); // still in the batch
    hall.commit();
    hall.pipeline.take(CommandSent{"c-1"}, hall.clock.now());
    QVERIFY(hall.order(posted)->command->state == CommandState::Sent);
    hall.take("devices/oven-1/command/result", R"({"id":"c-1","status":"done"})");
    hall.clock.advance(1h); // and its values are old: what became of it does not depend on them
    const auto again = hall.order(posted);
    QVERIFY(again->isRepeated && again->command->state == CommandState::Done);
    hall.commit();
    QCOMPARE(hall.sent.size(), 1U);
}

void TestCommandDesk::oneIdIsOneOrder()
{
    Hall hall;
    QVERIFY(hall.order(R"({"id":"c-1","command":"set","value":65})"));
    for (const char *other : {R"({"id":"c-1","command":"set","value":66})", R"({"id":"c-1","command":"start"})"}) {
        const auto done = hall.order(other);
        QVERIFY(!done && done.error().code == ErrorCode::Conflict);
    }
    QVERIFY(!hall.order(R"({"id":"c-1","command":"set","value":65})", "oven-2"));
    hall.commit();
    QCOMPARE(hall.sent.size(), 1U);
}

void TestCommandDesk::anIdOfLongAgoIsLookedUp()
{
    Hall hall;
    Command old;
    old.id = "c-1";
    old.deviceId = "oven-1";
    old.payload = R"({"id":"c-1","command":"stop"})";
    old.state = CommandState::Failed;
    hall.commands.push_back(old);
    const auto again = hall.order(old.payload);
    QVERIFY(again->isRepeated && again->command->state == CommandState::Failed);
    QVERIFY(!hall.order(R"({"id":"c-1","command":"start"})"));
    hall.commit();
    QVERIFY(hall.sent.empty());
}

void TestCommandDesk::whatNobodyCanTellIsNotSent()
{
    Hall hall;
    hall.storeAnswers = false;
    QVERIFY(!hall.order(R"({"id":"c-1","command":"stop"})"));
    hall.commit();
    QVERIFY(hall.sent.empty());
}

void TestCommandDesk::anIdThatWasRefusedMayBeTriedAgain()
{
    Hall hall;
    QVERIFY(!hall.order(R"({"id":"c-1","command":"set","value":900})"));
    QVERIFY(!hall.order(R"({"id":"c-1","command":"set","value":70})")->isRepeated);
}

LINESIDE_TEST(TestCommandDesk)

} // namespace tst_commanddesk

#include "tst_commanddesk.moc"
