// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmengine.h"

#include "support/testmain.h"

#include <QTest>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_edgealarms {

constexpr std::int64_t kStartMs = 1767225600000; // 2026-01-01T00:00:00Z
constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kDay = 24 * 60 * kMinute;

/// A gateway that tells of itself each second. Each call says what it told: "edge/-/disk activated!", '!' when it
/// calls.
struct Gateway
{
    explicit Gateway(AlarmSettings theSettings = {})
        : settings(std::move(theSettings))
        , engine(std::make_unique<AlarmEngine>(settings))
    {
        status.diskFreeBytes = 100ULL << 30;
        status.certificates.emplace();
        status.control.state = LinkState::Up;
    }

    /// So much later.
    std::string later(std::int64_t ms)
    {
        out.clear();
        for (const std::int64_t end = nowMs + ms; nowMs < end;) {
            nowMs += kSecond;
            engine->tick(nowMs, out);
            engine->edgeStands(status, nowMs, out);
        }
        return told();
    }
    std::string restart()
    {
        std::vector<Alarm> alarms = engine->alarms();
        engine = std::make_unique<AlarmEngine>(settings);
        out.clear();
        engine->restore(std::move(alarms), {}, nowMs, out);
        return told();
    }
    /// A machine sends so many, some of which are refused.
    void sends(const std::string &id, int count, bool isRefused)
    {
        for (int i = 0; i < count; ++i) {
            engine->messageCame(id);
            if (isRefused)
                engine->messageRefused(id, nowMs);
        }
    }
    [[nodiscard]] std::string told() const
    {
        std::string text;
        for (const AlarmTransition &step : out)
            text += (text.empty() ? "" : ", ") + step.alarm.key.id() + ' ' + std::string(toString(step.event))
                + (step.calls ? "!" : "");
        return text;
    }

    AlarmSettings settings;
    std::unique_ptr<AlarmEngine> engine;
    EngineStatus status;
    std::int64_t nowMs = kStartMs;
    std::vector<AlarmTransition> out;
};

AlarmRule ruleOf(LimitKind kind)
{
    AlarmRule rule;
    rule.kind = kind;
    return rule;
}

/// What troubles the gateway itself.
class TestEdgeAlarms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHealthyGatewayRaisesNothing();
    void aFullDiskIsAnAlarmUntilThereIsRoomAgain();
    void aDiskThatCannotBeWrittenIsOne();
    void aClockThatJumpedIsTroubledForAnHour();
    void rowsThatWaitTooLongAreAnAlarmOfTheirSink();
    void aBacklogStaysUntilHalfOfItIsUp();
    void aCertificateIsToldAMonthAhead();
    void aCertificateThatEndsCallsAnewAndWorse();
    void aRefusalIsAnAlarmAndMasksTheLostLink();
    void aDenialIsARefusalAndAnOutageIsNot();
    void aDamagedFileIsToldForAnHour();
    void aRecordThatIsDamagedIsAnAlarmOfItsOwn();
    void aRecordWithLittleRoomLeftIsTold();
    void aHornThatCannotSoundIsAnAlarm();
    void returnsAfterAStartWhatIsWell();
    void waitsAfterAStartForWhatNobodyCanTell();
    void whatHasNoNameAnyMoreReturns();
    void isWatchedAsConfigured();
    void aMachineThatSendsRubbishIsAnAlarm();
    void someRubbishIsNone();
    void rubbishOfUnknownIdsIsBounded();
};

void TestEdgeAlarms::aHealthyGatewayRaisesNothing()
{
    Gateway edge;
    edge.status.sources.push_back({.name = "mqtt", .link = {.state = LinkState::Up}});
    edge.status.sinks.push_back({.name = "mqtt", .link = {.state = LinkState::Up}});
    QCOMPARE(edge.later(5 * kMinute), "");
}

void TestEdgeAlarms::aFullDiskIsAnAlarmUntilThereIsRoomAgain()
{
    Gateway edge;
    edge.status.diskFreeBytes = kDiskNearlyFullBytes - 1;
    QCOMPARE(edge.later(5 * kSecond), "");
    QCOMPARE(edge.later(10 * kSecond), "edge/-/disk activated!");
    edge.status.diskFreeBytes = kDiskNearlyFullBytes + 1;
    QCOMPARE(edge.later(kMinute), "");
    edge.status.diskFreeBytes = 2 * kDiskNearlyFullBytes;
    QCOMPARE(edge.later(kMinute), "edge/-/disk returned");
}

void TestEdgeAlarms::aDiskThatCannotBeWrittenIsOne()
{
    Gateway edge;
    edge.status.storageProblem = "disk I/O error";
    QCOMPARE(edge.later(15 * kSecond), "edge/-/disk activated!");
    edge.status.storageProblem.clear();
    edge.status.journalProblem = "input/output error";
    QCOMPARE(edge.later(15 * kSecond), "");
    edge.status.journalProblem.clear();
    QCOMPARE(edge.later(15 * kSecond), "edge/-/disk returned");
}

void TestEdgeAlarms::aClockThatJumpedIsTroubledForAnHour()
{
    Gateway edge;
    edge.status.clockSteppedMs = edge.nowMs;
    QCOMPARE(edge.later(15 * kSecond), "edge/-/clock activated!");
    QVERIFY(edge.out.back().alarm.priority == Priority::Medium);
    QCOMPARE(edge.later(59 * kMinute), "");
    QCOMPARE(edge.later(2 * kMinute), "edge/-/clock returned");
}

void TestEdgeAlarms::rowsThatWaitTooLongAreAnAlarmOfTheirSink()
{
    Gateway edge;
    edge.status.sinks = {{.name = "cloud", .oldestUnsentMs = edge.nowMs}, {.name = "history"}};
    QCOMPARE(edge.later(15 * kMinute), "");
    QCOMPARE(edge.later(kMinute), "edge/cloud/backlog activated!");
    QCOMPARE(edge.out.back().alarm.limit, 900.0);
}

void TestEdgeAlarms::aBacklogStaysUntilHalfOfItIsUp()
{
    Gateway edge;
    edge.status.sinks = {{.name = "cloud", .oldestUnsentMs = edge.nowMs}};
    QCOMPARE(edge.later(16 * kMinute), "edge/cloud/backlog activated!");
    edge.status.sinks[0].oldestUnsentMs = edge.nowMs - 9 * kMinute;
    QCOMPARE(edge.later(kMinute), "");
    edge.status.sinks[0].oldestUnsentMs = edge.nowMs - 5 * kMinute;
    QCOMPARE(edge.later(kMinute), "edge/cloud/backlog returned");
}

void TestEdgeAlarms::aCertificateIsToldAMonthAhead()
{
    Gateway edge;
    edge.status.certificates = {{"plant", "/etc/edge.pem", edge.nowMs + 31 * kDay}};
    QCOMPARE(edge.later(kMinute), "");
    edge.status.certificates = {{"plant", "/etc/edge.pem", edge.nowMs + 29 * kDay}};
    QCOMPARE(edge.later(kMinute), "edge/plant/certificate activated!");
    const Alarm &alarm = edge.out.back().alarm;
    QVERIFY(alarm.priority == Priority::High);
    QVERIFY(alarm.value > 28.9 && alarm.value <= 29);
    edge.status.certificates = {{"plant", "/etc/edge.pem", edge.nowMs + 365 * kDay}};
    QCOMPARE(edge.later(kMinute), "edge/plant/certificate returned");
}

void TestEdgeAlarms::aCertificateThatEndsCallsAnewAndWorse()
{
    Gateway edge;
    edge.status.certificates = {{"plant", "/etc/edge.pem", edge.nowMs + 5 * kMinute}};
    QCOMPARE(edge.later(kMinute), "edge/plant/certificate activated!");
    QCOMPARE(edge.later(5 * kMinute), "edge/plant/certificate re-alarmed!");
    QVERIFY(edge.out.back().alarm.priority == Priority::Critical);
    QCOMPARE(edge.restart(), "");
    QCOMPARE(edge.later(5 * kMinute), "");
    Gateway late;
    late.status.certificates = {{"plant", "/etc/edge.pem", late.nowMs - kDay}};
    QCOMPARE(late.later(kMinute), "edge/plant/certificate activated!");
    QVERIFY(late.out.back().alarm.priority == Priority::Critical);
}

void TestEdgeAlarms::aRefusalIsAnAlarmAndMasksTheLostLink()
{
    Gateway edge;
    edge.status.sources = {{.name = "plant", .link = {.state = LinkState::Refused}}};
    edge.engine->linkMoved("plant", false, edge.nowMs, edge.out);
    QCOMPARE(edge.later(2 * kMinute), "edge/plant/refused activated!, edge/plant/link activated");
    const Alarm *link = edge.engine->known({{"edge", "plant"}, LimitKind::Link});
    QVERIFY(link && !link->isTold());
}

void TestEdgeAlarms::aDenialIsARefusalAndAnOutageIsNot()
{
    Gateway edge;
    edge.status.sinks = {{.name = "cloud", .link = {.state = LinkState::Down}}};
    QCOMPARE(edge.later(kMinute), "");
    edge.status.sinks[0].link.isDenied = true;
    QCOMPARE(edge.later(kMinute), "edge/cloud/refused activated!");
    edge.status.sinks[0].link = {.state = LinkState::Up};
    QCOMPARE(edge.later(kMinute), "edge/cloud/refused returned");
}

void TestEdgeAlarms::aDamagedFileIsToldForAnHour()
{
    Gateway edge;
    edge.status.damagedFiles = 1;
    QCOMPARE(edge.later(kMinute), "edge/-/damaged activated!");
    QCOMPARE(edge.later(55 * kMinute), "");
    edge.status.damagedFiles = 2;
    QCOMPARE(edge.later(55 * kMinute), "");
    QCOMPARE(edge.later(10 * kMinute), "edge/-/damaged returned");
}

void TestEdgeAlarms::aRecordThatIsDamagedIsAnAlarmOfItsOwn()
{
    Gateway edge;
    edge.status.audit.faults.push_back({.kind = AuditFaultKind::LineChanged, .number = 7});
    QCOMPARE(edge.later(kMinute), "edge/audit/damaged activated!");
    QCOMPARE(edge.later(24 * 60 * kMinute), "");
    edge.status.audit.faults.clear();
    QCOMPARE(edge.later(kMinute), "edge/audit/damaged returned");
}

void TestEdgeAlarms::aRecordWithLittleRoomLeftIsTold()
{
    Gateway edge;
    edge.status.audit.linesAtMost = 1000;
    edge.status.audit.lines = 799;
    QCOMPARE(edge.later(kMinute), "");
    edge.status.audit.lines = 800;
    QCOMPARE(edge.later(kMinute), "edge/audit/disk activated!");
}

void TestEdgeAlarms::aHornThatCannotSoundIsAnAlarm()
{
    Gateway edge;
    edge.status.hornOutputs.untakenSinceMs = edge.nowMs;
    QCOMPARE(edge.later(30 * kSecond), "");
    QCOMPARE(edge.later(15 * kSecond), "edge/-/horn-failed activated!");
    edge.status.hornOutputs.untakenSinceMs = 0;
    edge.status.hornOutputs.soundProblem = "there is no loudspeaker";
    QCOMPARE(edge.later(kMinute), "");
    edge.status.hornOutputs.soundProblem.clear();
    QCOMPARE(edge.later(kMinute), "edge/-/horn-failed returned");
}

void TestEdgeAlarms::returnsAfterAStartWhatIsWell()
{
    Gateway edge;
    edge.status.storageProblem = "disk I/O error";
    edge.status.damagedFiles = 1;
    QCOMPARE(edge.later(kMinute), "edge/-/disk activated!, edge/-/damaged activated!");
    QCOMPARE(edge.restart(), "");
    edge.status.damagedFiles = 0; // since the start
    QCOMPARE(edge.later(kMinute), "edge/-/damaged returned");
    edge.status.storageProblem.clear();
    QCOMPARE(edge.later(kMinute), "edge/-/disk returned");
}

void TestEdgeAlarms::waitsAfterAStartForWhatNobodyCanTell()
{
    Gateway edge;
    edge.status.sinks = {{.name = "cloud", .link = {.state = LinkState::Refused}}};
    edge.status.certificates = {{"cloud", "/etc/edge.pem", edge.nowMs + kDay}};
    QCOMPARE(edge.later(kMinute), "edge/cloud/certificate activated!, edge/cloud/refused activated!");
    QCOMPARE(edge.restart(), "");
    edge.status.certificates.reset();
    edge.status.sinks[0].link.state = LinkState::Connecting;
    QCOMPARE(edge.later(kMinute), "");
    edge.status.certificates.emplace();
    edge.status.sinks[0].link.state = LinkState::Up;
    QCOMPARE(edge.later(kMinute), "edge/cloud/certificate returned, edge/cloud/refused returned");
}

void TestEdgeAlarms::whatHasNoNameAnyMoreReturns()
{
    Gateway edge;
    edge.status.sinks = {{.name = "cloud", .link = {.state = LinkState::Refused}}};
    QCOMPARE(edge.later(kMinute), "edge/cloud/refused activated!");
    QCOMPARE(edge.restart(), "");
    edge.status.sinks.clear();
    QCOMPARE(edge.later(kMinute), "edge/cloud/refused returned");
}

void TestEdgeAlarms::isWatchedAsConfigured()
{
    AlarmSettings settings;
    AlarmRule backlog = ruleOf(LimitKind::Backlog);
    backlog.name = "cloud";
    backlog.after = 1min;
    backlog.priority = Priority::Critical;
    AlarmRule clock = ruleOf(LimitKind::Clock);
    clock.isOn = false;
    settings.watches.rules = {backlog, clock};
    Gateway edge(settings);
    edge.status.sinks = {{.name = "cloud", .oldestUnsentMs = edge.nowMs}, {.name = "b", .oldestUnsentMs = edge.nowMs}};
    edge.status.clockSteppedMs = edge.nowMs;
    QCOMPARE(edge.later(2 * kMinute), "edge/cloud/backlog activated!");
    QVERIFY(edge.out.back().alarm.priority == Priority::Critical);
}

void TestEdgeAlarms::aMachineThatSendsRubbishIsAnAlarm()
{
    Gateway edge;
    edge.later(kSecond);
    edge.sends("press-1", 9, true);
    QCOMPARE(edge.later(kMinute), "");
    edge.sends("press-1", 1, true);
    QCOMPARE(edge.later(kMinute), "press-1/-/rejecting activated!");
    QCOMPARE(edge.restart(), "");
    edge.sends("press-1", 10, true);
    QCOMPARE(edge.later(5 * kMinute), "");
    QCOMPARE(edge.later(6 * kMinute), "press-1/-/rejecting returned");
}

void TestEdgeAlarms::someRubbishIsNone()
{
    Gateway edge;
    edge.later(kSecond);
    edge.sends("press-1", 20, true);
    edge.sends("press-1", 21, false);
    QCOMPARE(edge.later(20 * kMinute), "");
    for (int i = 0; i < 20; ++i) { // nine in ten minutes
        edge.sends("press-1", 1, true);
        edge.later(70 * kSecond);
        QVERIFY2(edge.out.empty(), edge.told().c_str());
    }
}

void TestEdgeAlarms::rubbishOfUnknownIdsIsBounded()
{
    Gateway edge;
    edge.later(kSecond);
    for (int i = 0; i < 1000; ++i)
        edge.sends("noise-" + std::to_string(i), 10, true);
    edge.later(kMinute);
    QCOMPARE(edge.out.size(), std::size_t(64));
    edge.later(20 * kMinute);
    QCOMPARE(edge.out.size(), std::size_t(64));
    edge.sends("noise-999", 10, true); // the others wait for nobody but a person
    QCOMPARE(edge.later(kMinute), "");
}

LINESIDE_TEST(TestEdgeAlarms)

} // namespace tst_edgealarms

#include "tst_edgealarms.moc"
