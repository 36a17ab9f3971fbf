// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pipelinebench.h"
#include "support/testmain.h"

#include <QTest>

#include <string>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_pipelinesilence {

using Steps = std::vector<std::string>;

Config ofTwoMinutes()
{
    Config config = PipelineBench::withDefaults();
    config.nodeId = "edge-7";
    config.devices.checkInterval = 1s;
    config.devices.offlineAfter = 120s;
    return config;
}

std::string status(const std::string &id, const std::string &word, const std::string &type = "oven")
{
    return "{\"id\":\"" + id + "\",\"name\":\"" + id + "\",\"type\":\"" + type
        + "\",\"location\":\"hall 1\",\"status\":\"" + word + "\"}";
}

/// So much later, with a look each second.
void wait(PipelineBench &bench, std::chrono::seconds length)
{
    for (auto passed = 0s; passed < length; passed += 1s)
        bench.tick(1s);
}

/// From message to alarm, where machines fall silent.
class TestPipelineSilence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSilentMachineIsAnAlarmAndNoAlert();
    void oneMessageIsNoMachine();
    void aMachineHasATimeOfItsOwn();
    void aRepeatedStatusIsNoSignOfLife();
    void aRepeatedStatusFlapsNothing();
    void aStopIsNoSilence();
    void aLostSourceIsAnAlarm();
    void anAlarmOfTheGatewayIsShelvedAsAnyOther();
    void theGatewaysOwnTroubleIsAnAlarm();
    void aMachineWhoseMessagesAreRefusedIsAnAlarm();
    void staysSilentOverAStart();
    void waitsForThoseItHasNotHeardSinceTheStart();
    void marksAFrozenValue();
};

void TestPipelineSilence::aSilentMachineIsAnAlarmAndNoAlert()
{
    PipelineBench bench(ofTwoMinutes());
    bench.read("oven-1", 20);
    bench.read("oven-1", 21);
    wait(bench, 125s);
    QCOMPARE(bench.steps(), Steps());
    wait(bench, 10s);
    QCOMPARE(bench.steps(), Steps{"offline activated"});
    QCOMPARE(bench.pipeline.batch().transitions.back().alarm.key.id(), "oven-1/-/offline");
    QVERIFY(bench.pipeline.batch().transitions.back().calls);
    QVERIFY(bench.alerts.empty());
    QCOMPARE(bench.stepsTold.size(), std::size_t(1));
    bench.read("oven-1", 22);
    wait(bench, 15s);
    QCOMPARE(bench.steps(), (Steps{"offline activated", "offline returned"}));
}

void TestPipelineSilence::oneMessageIsNoMachine()
{
    PipelineBench bench(ofTwoMinutes());
    bench.read("typing-error", 20);
    wait(bench, 600s);
    QCOMPARE(bench.steps(), Steps());
}

void TestPipelineSilence::aMachineHasATimeOfItsOwn()
{
    Config config = ofTwoMinutes();
    config.alarms.watches.rules = {{.kind = LimitKind::Offline, .deviceType = "logger", .after = 600s}};
    PipelineBench bench(config);
    bench.take("devices/log-1/status", status("log-1", "online", "logger"));
    bench.read("log-1", 20);
    wait(bench, 590s);
    QCOMPARE(bench.pipeline.devices().find("log-1")->status, "online");
    QCOMPARE(bench.steps(), Steps());
    wait(bench, 30s);
    QCOMPARE(bench.steps(), Steps{"offline activated"});
}

void TestPipelineSilence::aRepeatedStatusIsNoSignOfLife()
{
    PipelineBench bench(ofTwoMinutes());
    const std::string running = status("oven-1", "running");
    bench.take("devices/oven-1/status", running);
    bench.read("oven-1", 20);
    wait(bench, 140s);
    QCOMPARE(bench.steps(), Steps{"offline activated"});
    bench.take("devices/oven-1/status", running, {.redelivered = true});
    wait(bench, 60s);
    QCOMPARE(bench.steps(), Steps{"offline activated"});
    bench.take("devices/oven-1/status", status("oven-1", "idle"), {.redelivered = true});
    wait(bench, 15s);
    QCOMPARE(bench.steps(), (Steps{"offline activated", "offline returned"}));
}

void TestPipelineSilence::aRepeatedStatusFlapsNothing()
{
    PipelineBench bench(ofTwoMinutes());
    const std::string away = status("oven-1", "offline");
    const std::string back = status("oven-1", "online");
    bench.take("devices/oven-1/status", back);
    bench.take("devices/oven-1/status", away);
    bench.take("devices/oven-1/status", back);
    wait(bench, 15s);
    bench.take("devices/oven-1/status", away, {.redelivered = true});
    bench.take("devices/oven-1/status", back, {.redelivered = true});
    wait(bench, 60s);
    QCOMPARE(bench.steps(), Steps());
}

void TestPipelineSilence::aStopIsNoSilence()
{
    PipelineBench bench(ofTwoMinutes());
    bench.read("oven-1", 20);
    bench.take("devices/oven-1/status", status("oven-1", "stopped"));
    wait(bench, 200s);
    QCOMPARE(bench.steps(), Steps{"offline activated"});
    QVERIFY(!bench.pipeline.batch().transitions.back().calls);
    QVERIFY(bench.pipeline.alarms().front().shownState() == AlarmState::Suppressed);
}

void TestPipelineSilence::aLostSourceIsAnAlarm()
{
    PipelineBench bench(ofTwoMinutes());
    bench.pipeline.take(SourceLinkMoved{"mqtt", true}, bench.clock.now());
    bench.read("oven-1", 20);
    bench.read("oven-1", 20);
    bench.pipeline.take(SourceLinkMoved{"mqtt", false}, bench.clock.now());
    wait(bench, 40s);
    QCOMPARE(bench.steps(), Steps{"link activated"});
    QCOMPARE(bench.pipeline.batch().transitions.back().alarm.key.id(), "edge-7/mqtt/link");
    wait(bench, 600s);
    QCOMPARE(bench.steps(), (Steps{"link activated", "offline activated"}));
    QVERIFY(!bench.pipeline.batch().transitions.back().calls);
}

void TestPipelineSilence::anAlarmOfTheGatewayIsShelvedAsAnyOther()
{
    PipelineBench bench(ofTwoMinutes());
    bench.pipeline.take(SourceLinkMoved{"mqtt", false}, bench.clock.now());
    wait(bench, 40s);
    const AlarmKey key{{"edge-7", "mqtt"}, LimitKind::Link};
    QVERIFY(bench.act(AcknowledgeAlarms{{key}, "seen"}));
    QVERIFY(bench.act(ShelveAlarms{.which = {.alarms = {key}}, .reason = "the broker moves"}));
    QCOMPARE(bench.steps(), (Steps{"link activated", "link acknowledged", "link shelved"}));
}

void TestPipelineSilence::theGatewaysOwnTroubleIsAnAlarm()
{
    PipelineBench bench(ofTwoMinutes());
    EngineStatus status;
    status.storageProblem = "disk I/O error";
    for (int second = 0; second < 15; ++second) {
        bench.tick(1s);
        bench.pipeline.edgeStands(status, bench.clock.now());
    }
    QCOMPARE(bench.steps(), Steps{"disk activated"});
    QCOMPARE(bench.stepsTold.back().deviceId, "edge-7");
    QVERIFY(bench.alerts.empty());
    const AlarmKey key{{"edge-7", "-"}, LimitKind::Disk};
    QVERIFY(bench.act(ShelveAlarms{.which = {.alarms = {key}}, .reason = "the disk is changed"}));
}

void TestPipelineSilence::aMachineWhoseMessagesAreRefusedIsAnAlarm()
{
    PipelineBench bench(ofTwoMinutes());
    for (int i = 0; i < 10; ++i) {
        bench.take("devices/oven-1/data", "{\"temperature\":20}");
        bench.take("plant/oven-1", "{}"); // of nobody
        bench.tick(1s);
    }
    wait(bench, 15s);
    QCOMPARE(bench.steps(), Steps{"rejecting activated"});
    QCOMPARE(bench.pipeline.batch().transitions.back().alarm.key.id(), "oven-1/-/rejecting");
}

void TestPipelineSilence::staysSilentOverAStart()
{
    PipelineBench bench(ofTwoMinutes());
    bench.read("oven-1", 20);
    bench.read("oven-1", 20);
    wait(bench, 140s);
    PipelineBench next(ofTwoMinutes());
    next.clock.advance(200s);
    next.pipeline.restore({bench.pipeline.devices().devices(), bench.pipeline.alarms(), {}, {}, {}}, next.clock.now());
    wait(next, 300s);
    QCOMPARE(next.steps(), Steps());
    QVERIFY(next.pipeline.alarms().front().active);
    next.read("oven-1", 20);
    wait(next, 15s);
    QCOMPARE(next.steps(), Steps{"offline returned"});
}

void TestPipelineSilence::waitsForThoseItHasNotHeardSinceTheStart()
{
    PipelineBench bench(ofTwoMinutes());
    bench.read("oven-1", 20);
    bench.read("oven-1", 20);
    bench.tick(1s);
    PipelineBench next(ofTwoMinutes());
    next.clock.advance(3600s);
    next.pipeline.restore({bench.pipeline.devices().devices(), {}, {}, {}, {}}, next.clock.now());
    wait(next, 115s);
    QCOMPARE(next.steps(), Steps());
    wait(next, 20s);
    QCOMPARE(next.steps(), Steps{"offline activated"});
}

void TestPipelineSilence::marksAFrozenValue()
{
    PipelineBench bench(ofTwoMinutes());
    const auto shown = [&] {
        return bench.pipeline.live().whole(bench.clock.utcMs()).values.at({"oven-1", "temperature"}).frozenSinceMs;
    };
    for (int i = 0; i < 30; ++i) {
        bench.read("oven-1", i % 7);
        bench.tick(1s);
    }
    const std::int64_t sinceMs = bench.clock.utcMs();
    for (int i = 0; i < 330; ++i) {
        bench.read("oven-1", 6.2);
        bench.tick(1s);
    }
    QCOMPARE(shown().value_or(0), sinceMs);
    bench.read("oven-1", 6.3);
    QVERIFY(!shown());
    QCOMPARE(bench.steps(), Steps());
}

LINESIDE_TEST(TestPipelineSilence)

} // namespace tst_pipelinesilence

#include "tst_pipelinesilence.moc"
