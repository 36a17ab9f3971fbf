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

/// What troubles the gateway itself.
class TestEdgeAlarms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHealthyGatewayRaisesNothing();
    void aFullDiskIsAnAlarmUntilThereIsRoomAgain();
    void aDiskThatCannotBeWrittenIsOne();
    void aClockThatJumpedIsTroubledForAnHour();
    void aDamagedFileIsToldForAnHour();
    void returnsAfterAStartWhatIsWell();
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

LINESIDE_TEST(TestEdgeAlarms)

} // namespace tst_edgealarms

#include "tst_edgealarms.moc"
