// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/alarmviews.h"
#include "support/outcome.h"
#include "support/pipelinebench.h"
#include "support/testmain.h"

#include <QTest>

#include <functional>
#include <string>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_pipeline {

using Say = std::function<void(PipelineBench &)>;
const AlarmKey kHot{{"oven-1", "temperature"}, LimitKind::High};
constexpr MessageFlags kAgain{.retained = false, .redelivered = true, .correlation = {}};
constexpr MessageFlags kRetained{.retained = true, .redelivered = false, .correlation = {}};

std::string measured(const char *device, double value, const char *time, const std::string &more = {})
{
    return "{\"device_id\":\"" + std::string(device) + "\",\"timestamp\":\"" + time
        + "\",\"sensor_type\":\"temperature\",\"value\":" + std::to_string(value) + ",\"unit\":\"celsius\"" + more
        + '}';
}
std::string status(const char *device, const char *word)
{
    return "{\"id\":\"" + std::string(device) + "\",\"name\":\"Oven 1\",\"status\":\"" + word + "\"}";
}
void order(PipelineBench &bench)
{
    QVERIFY(bench.act(SendCommand{"oven-1", R"({"id":"c-1","command":"stop"})"}));
    bench.commit();
    bench.pipeline.live().dropChanges();
}
void reply(PipelineBench &bench, const std::string &text, const std::string &correlation = {})
{
    bench.take("devices/oven-1/command/result", text, {.correlation = correlation});
}
Config configured(const std::function<void(Config &)> &change)
{
    Config config = PipelineBench::withDefaults();
    change(config);
    return config;
}

void columns()
{
    QTest::addColumn<Say>("say");
    QTest::addColumn<QByteArrayList>("told");
}
void row(const char *sentence, const Say &say, const QByteArrayList &told)
{
    QTest::newRow(sentence) << say << told;
}

/// One message in: what the store is to keep, the screen to show and the books to count. The clock stands at
/// 2026-01-01T00:00:00Z.
class TestPipeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAMessageThereIsNothing();
    void takesAReading_data();
    void takesAReading() { check(); }
    void takesAStatus_data();
    void takesAStatus() { check(); }
    void takesAReply_data();
    void takesAReply() { check(); }
    void refuses_data();
    void refuses() { check(); }
    void keepsWhatWasRefusedToLookAt();
    void sendsEveryReadingBeyondALimitWhenAskedFor();
    void saysThatAFormerIdSpeaksOnce();
    void saysWhichSourceBroughtWhatIsAudited();

private:
    /// What is in the batch, on the screen and in the books once the devices of the message are collected.
    static QByteArrayList outcome(PipelineBench &bench)
    {
        bench.pipeline.collectDevices(bench.clock.now());
        QByteArrayList lines = Outcome::kept(bench.pipeline.batch());
        lines += Outcome::shown(bench.pipeline.live().take(bench.clock.utcMs()));
        lines += Outcome::doubted(bench.pipeline);
        return lines += Outcome::counted(bench.commit());
    }
    static void check()
    {
        QFETCH(const Say, say);
        QFETCH(const QByteArrayList, told);
        PipelineBench bench;
        say(bench);
        std::vector<std::uint64_t> raised;
        for (const PendingAlert &each : bench.pipeline.batch().alerts)
            if (each.topic == AlertTopic::Alerts)
                raised.push_back(each.id);
        // Each step is told, in its order, as the history shows it.
        QCOMPARE(bench.stepsTold.size(), bench.pipeline.batch().transitions.size());
        for (std::size_t i = 0; i < bench.stepsTold.size(); ++i)
            QCOMPARE(bench.stepsTold[i].payload, alarmStepJson(bench.pipeline.batch().transitions[i]));
        std::vector<std::uint64_t> handedOut;
        for (const PendingAlert &each : bench.alerts)
            handedOut.push_back(each.id);
        QCOMPARE(outcome(bench).join('\n'), told.join('\n'));
        QCOMPARE(handedOut, raised); // each once, at once
    }
};

void TestPipeline::withoutAMessageThereIsNothing()
{
    PipelineBench bench;
    QVERIFY(!bench.pipeline.claimDevicesChanged());
    QCOMPARE(outcome(bench), QByteArrayList());
    bench.tick(1h);
    QCOMPARE(outcome(bench), QByteArrayList());
    QVERIFY(bench.pipeline.batch().isEmpty());
    QVERIFY(!bench.pipeline.isUrgent());
}

void TestPipeline::takesAReading_data()
{
    columns();
    row("within its limits", [](PipelineBench &b) { b.read("oven-1", 20); },
        {"keeps oven-1/temperature 20 celsius", "device oven-1 online", "shows oven-1/temperature 20 celsius",
         "shows device oven-1 online", "counts stored 1"});
    row("in another unit", [](PipelineBench &b) { b.read("oven-1", 50, "fahrenheit"); },
        {"keeps oven-1/temperature 10 celsius", "device oven-1 online", "shows oven-1/temperature 10 celsius",
         "shows device oven-1 online", "counts stored 1"});
    row("beyond its limit", [](PipelineBench &b) { b.read("oven-1", 85); },
        {"keeps oven-1/temperature 85 celsius", "step oven-1/temperature/high activated", "alert oven-1",
         "device oven-1 online", "shows oven-1/temperature 85 celsius", "shows device oven-1 online",
         "shows alarm oven-1/temperature/high active-unacknowledged", "shows step oven-1/temperature/high activated",
         "counts stored 1"});
    row("beyond it and back: each step, the newest value",
        [](PipelineBench &b) {
            b.read("oven-1", 85);
            b.clock.advance(1s);
            b.read("oven-1", 20);
        },
        {"keeps oven-1/temperature 85 celsius", "keeps oven-1/temperature 20 celsius",
         "step oven-1/temperature/high activated", "step oven-1/temperature/high returned", "alert oven-1",
         "device oven-1 online", "shows oven-1/temperature 20 celsius", "shows device oven-1 online",
         "shows alarm oven-1/temperature/high returned-unacknowledged", "shows step oven-1/temperature/high activated",
         "shows step oven-1/temperature/high returned", "counts stored 2"});
    row("at the limit: not beyond it", [](PipelineBench &b) { b.read("oven-1", 80); },
        {"keeps oven-1/temperature 80 celsius", "device oven-1 online", "shows oven-1/temperature 80 celsius",
         "shows device oven-1 online", "counts stored 1"});
    row("of a device that says it is bad: no alarm",
        [](PipelineBench &b) {
            b.take("devices/oven-1/data", measured("oven-1", 85, "2026-01-01T00:00:00Z", R"(,"quality":"bad")"));
        },
        {"keeps oven-1/temperature 85 celsius, bad", "device oven-1 online", "shows oven-1/temperature 85 celsius, bad",
         "shows device oven-1 online", "counts stored 1"});
    row("of a quality nobody knows",
        [](PipelineBench &b) {
            b.take("devices/oven-1/data", measured("oven-1", 20, "2026-01-01T00:00:00Z", R"(,"quality":"purple")"));
        },
        {"keeps oven-1/temperature 20 celsius, uncertain", "device oven-1 online",
         "shows oven-1/temperature 20 celsius, uncertain", "shows device oven-1 online", "doubts quality 1",
         "counts stored 1"});
    row("with more digits than can be held",
        [](PipelineBench &b) {
            b.take("devices/oven-1/data",
                   "{\"device_id\":\"oven-1\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"sensor_type\":\"count\","
                   "\"value\":9007199254740993,\"unit\":\"\"}");
        },
        {"keeps oven-1/count 9.0072e+15 , rounded", "device oven-1 online", "shows oven-1/count 9.0072e+15 ",
         "shows device oven-1 online", "doubts rounded 1", "counts stored 1"});
    row("humidity beyond 100 percent: clamped", [](PipelineBench &b) { b.read("oven-1", 130, "percent", "humidity"); },
        {"keeps oven-1/humidity 100 percent, uncertain", "step oven-1/humidity/high activated", "alert oven-1",
         "device oven-1 online", "shows oven-1/humidity 100 percent, uncertain", "shows device oven-1 online",
         "shows alarm oven-1/humidity/high active-unacknowledged", "shows step oven-1/humidity/high activated",
         "counts stored 1", "counts corrected 1"});
    row("humidity beyond 100 percent, of a device that says it is bad: stays bad",
        [](PipelineBench &b) {
            b.take("devices/oven-1/data",
                   R"({"device_id":"oven-1","timestamp":"2026-01-01T00:00:00Z","sensor_type":"humidity",)"
                   R"("value":130,"unit":"percent","quality":"bad"})");
        },
        {"keeps oven-1/humidity 100 percent, bad", "device oven-1 online", "shows oven-1/humidity 100 percent, bad",
         "shows device oven-1 online", "counts stored 1", "counts corrected 1"});
    row("in a unit nobody knows: judged by no limit, and told",
        [](PipelineBench &b) { b.read("oven-1", 95, "furlong"); },
        {"keeps oven-1/temperature 95 furlong, uncertain, unit unknown", "step oven-1/temperature/unit activated",
         "device oven-1 online", "shows oven-1/temperature 95 furlong, uncertain, unit unknown",
         "shows device oven-1 online", "shows alarm oven-1/temperature/unit active-unacknowledged",
         "shows step oven-1/temperature/unit activated", "counts stored 1", "counts unit furlong 1"});
    row("late: history, neither shown as newest nor judged",
        [](PipelineBench &b) {
            b.read("oven-1", 20);
            b.take("devices/oven-1/data", measured("oven-1", 85, "2025-12-31T22:00:00Z"));
        },
        {"keeps oven-1/temperature 20 celsius", "keeps oven-1/temperature 85 celsius, late", "device oven-1 online",
         "shows oven-1/temperature 20 celsius", "shows device oven-1 online", "doubts late 1", "counts stored 2"});
    row("late, with nothing newer known: judged",
        [](PipelineBench &b) { b.take("devices/oven-1/data", measured("oven-1", 85, "2025-12-31T22:00:00Z")); },
        {"keeps oven-1/temperature 85 celsius, late", "step oven-1/temperature/high activated", "alert oven-1",
         "device oven-1 online", "shows oven-1/temperature 85 celsius, late", "shows device oven-1 online",
         "shows alarm oven-1/temperature/high active-unacknowledged", "shows step oven-1/temperature/high activated",
         "doubts late 1", "counts stored 1"});
    row("of a clock ahead",
        [](PipelineBench &b) { b.take("devices/oven-1/data", measured("oven-1", 20, "2027-01-01T00:00:00Z")); },
        {"keeps oven-1/temperature 20 celsius, future", "device oven-1 online",
         "shows oven-1/temperature 20 celsius, future", "shows device oven-1 online", "doubts future 1",
         "counts stored 1"});
    row("of a clock never set: judged all the same",
        [](PipelineBench &b) { b.take("devices/oven-1/data", measured("oven-1", 85, "1970-01-01T00:00:12Z")); },
        {"keeps oven-1/temperature 85 celsius, unset", "step oven-1/temperature/high activated", "alert oven-1",
         "device oven-1 online", "shows oven-1/temperature 85 celsius, unset", "shows device oven-1 online",
         "shows alarm oven-1/temperature/high active-unacknowledged", "shows step oven-1/temperature/high activated",
         "doubts unset 1", "counts stored 1"});
    row("sent before and never stored: as any other",
        [](PipelineBench &b) { b.read("oven-1", 85, "celsius", "temperature", kAgain); },
        {"keeps oven-1/temperature 85 celsius", "step oven-1/temperature/high activated", "alert oven-1",
         "device oven-1 online", "shows oven-1/temperature 85 celsius", "shows device oven-1 online",
         "shows alarm oven-1/temperature/high active-unacknowledged", "shows step oven-1/temperature/high activated",
         "counts stored 1"});
    row("sent before and stored: decides nothing, shows nothing",
        [](PipelineBench &b) {
            b.read("oven-1", 85);
            b.read("oven-1", 20);
            outcome(b);
            b.alerts.clear();
            b.stepsTold.clear();
            b.read("oven-1", 85, "celsius", "temperature", kAgain);
        },
        {"counts duplicate 1"});
    row("sent before in its own batch: decides nothing",
        [](PipelineBench &b) {
            b.read("oven-1", 20);
            b.read("oven-1", 20, "celsius", "temperature", kAgain);
        },
        {"keeps oven-1/temperature 20 celsius", "device oven-1 online", "shows oven-1/temperature 20 celsius",
         "shows device oven-1 online", "counts stored 1", "counts duplicate 1"});
    row("a resumed session brings as many again as were kept, and what looks the same behind them is new",
        [](PipelineBench &b) {
            b.read("oven-1", 60);
            b.read("oven-1", 60);
            outcome(b);
            const MessageFlags resumed{.redelivered = true, .sessionBegan = b.position};
            for (const double value : {60, 60, 70, 60, 70})
                b.read("oven-1", value, "celsius", "temperature", resumed);
        },
        {"keeps oven-1/temperature 70 celsius", "keeps oven-1/temperature 60 celsius",
         "keeps oven-1/temperature 70 celsius", "shows oven-1/temperature 70 celsius", "counts stored 3",
         "counts duplicate 2"});
    row("behind the first new one of a session nothing is a repeat, of whatever device",
        [](PipelineBench &b) {
            b.take("devices/oven-1/data", measured("oven-1", 60, "1970-01-01T00:00:00Z"));
            outcome(b);
            const MessageFlags resumed{.redelivered = true, .sessionBegan = b.position};
            b.read("oven-2", 20, "celsius", "temperature", resumed);
            b.take("devices/oven-1/data", measured("oven-1", 60, "1970-01-01T00:00:00Z"), resumed);
        },
        {"keeps oven-2/temperature 20 celsius", "keeps oven-1/temperature 60 celsius, unset", "device oven-2 online",
         "shows oven-1/temperature 60 celsius, unset", "shows oven-2/temperature 20 celsius",
         "shows device oven-2 online", "doubts unset 1", "counts stored 2"});
    row("sent before, and the store cannot say: an alarm told twice is better than one not told",
        [](PipelineBench &b) {
            b.storeAnswers = false;
            b.read("oven-1", 85, "celsius", "temperature", kAgain);
        },
        {"keeps oven-1/temperature 85 celsius, sent before", "step oven-1/temperature/high activated", "alert oven-1",
         "device oven-1 online", "shows oven-1/temperature 85 celsius", "shows device oven-1 online",
         "shows alarm oven-1/temperature/high active-unacknowledged", "shows step oven-1/temperature/high activated",
         "counts stored 1"});
    row("the broker's stored copy: no news, no alarm, no sign of life",
        [](PipelineBench &b) { b.read("oven-1", 85, "celsius", "temperature", kRetained); },
        {"keeps oven-1/temperature 85 celsius, sent before", "shows oven-1/temperature 85 celsius, remembered",
         "counts stored 1"});
    row("the broker's stored copy behind a live one: not shown",
        [](PipelineBench &b) {
            b.read("oven-1", 20);
            b.take("devices/oven-1/data", measured("oven-1", 85, "2025-12-31T22:00:00Z"), kRetained);
        },
        {"keeps oven-1/temperature 20 celsius", "keeps oven-1/temperature 85 celsius, late, sent before",
         "device oven-1 online", "shows oven-1/temperature 20 celsius", "shows device oven-1 online", "doubts late 1",
         "counts stored 2"});
}

void TestPipeline::takesAStatus_data()
{
    columns();
    row("of a new device", [](PipelineBench &b) { b.take("devices/oven-1/status", status("oven-1", "running")); },
        {"device oven-1 running", "shows device oven-1 running", "counts stored 1"});
    row("of a word nobody knows", [](PipelineBench &b) { b.take("devices/oven-1/status", status("oven-1", "purple")); },
        {"device oven-1 purple", "shows device oven-1 purple", "doubts status 1", "counts stored 1"});
    row("the broker's stored copy: known, and not heard",
        [](PipelineBench &b) { b.take("devices/oven-1/status", status("oven-1", "running"), kRetained); },
        {"device oven-1 offline", "shows device oven-1 offline", "counts stored 1"});
    row("twice the same: one change",
        [](PipelineBench &b) {
            b.take("devices/oven-1/status", status("oven-1", "running"));
            b.take("devices/oven-1/status", status("oven-1", "running"));
        },
        {"device oven-1 running", "shows device oven-1 running", "counts stored 2"});
    row("cleared, of nobody: no trace", [](PipelineBench &b) { b.take("devices/oven-1/status", ""); },
        {"counts stored 1"});
    row("cleared: the device and its alarms leave, with a record",
        [](PipelineBench &b) {
            b.read("oven-1", 85);
            b.take("devices/oven-1/status", "");
        },
        {"keeps oven-1/temperature 85 celsius", "step oven-1/temperature/high activated",
         "step oven-1/temperature/high removed", "alert oven-1", "removes oven-1",
         "audit remove_device oven-1: ok, alarms ended: 1", "shows gone oven-1",
         "shows alarm oven-1/temperature/high normal", "shows step oven-1/temperature/high activated",
         "shows step oven-1/temperature/high removed", "counts stored 2"});
    row("cleared, when it is to be kept already: it is not",
        [](PipelineBench &b) {
            b.read("oven-1", 20);
            b.pipeline.collectDevices(b.clock.now());
            b.take("devices/oven-1/status", "");
        },
        {"keeps oven-1/temperature 20 celsius", "removes oven-1", "audit remove_device oven-1: ok, alarms ended: 0",
         "shows gone oven-1", "counts stored 2"});
    row("cleared, and it speaks again: it is back",
        [](PipelineBench &b) {
            b.read("oven-1", 20);
            b.take("devices/oven-1/status", "");
            b.read("oven-1", 21);
        },
        {"keeps oven-1/temperature 20 celsius", "keeps oven-1/temperature 21 celsius", "device oven-1 online",
         "removes oven-1", "audit remove_device oven-1: ok, alarms ended: 0", "shows oven-1/temperature 21 celsius",
         "shows device oven-1 online", "shows gone oven-1", "counts stored 3"});
}

void TestPipeline::takesAReply_data()
{
    columns();
    row("that it will",
        [](PipelineBench &b) {
            order(b);
            reply(b, R"({"id":"c-1","status":"accepted"})");
        },
        {"command c-1 accepted", "audit command oven-1: accepted", "shows command c-1 accepted", "counts stored 1"});
    row("that it did, named by the correlation alone",
        [](PipelineBench &b) {
            order(b);
            reply(b, R"({"status":"done"})", "c-1");
        },
        {"command c-1 done", "audit command oven-1: done", "shows command c-1 done", "counts stored 1"});
    row("that it refuses",
        [](PipelineBench &b) {
            order(b);
            reply(b, R"({"id":"c-1","status":"rejected","reason":"door open"})");
        },
        {"command c-1 rejected", "audit command oven-1: rejected", "shows command c-1 rejected", "counts stored 1"});
    row("twice: once a step, then a duplicate",
        [](PipelineBench &b) {
            order(b);
            reply(b, R"({"id":"c-1","status":"done"})");
            reply(b, R"({"id":"c-1","status":"done"})");
        },
        {"command c-1 done", "audit command oven-1: done", "shows command c-1 done", "counts stored 1",
         "counts duplicate 1"});
    row("after its time",
        [](PipelineBench &b) {
            order(b);
            b.tick(24h);
            reply(b, R"({"id":"c-1","status":"done"})");
        },
        {"command c-1 expired", "audit command oven-1: expired", "shows command c-1 expired",
         "counts rejected late_answer 1"});
    row("to nothing that was asked", [](PipelineBench &b) { reply(b, R"({"id":"c-9","status":"done"})"); },
        {"counts rejected unknown_command 1"});
    row("of another device than was asked",
        [](PipelineBench &b) {
            order(b);
            b.take("devices/oven-2/command/result", R"({"id":"c-1","status":"done"})");
        },
        {"counts rejected unknown_command 1"});
}

void TestPipeline::refuses_data()
{
    columns();
    row("a topic of nobody", [](PipelineBench &b) { b.take("devices/oven-1/other", "{}"); },
        {"counts rejected unknown_topic 1"});
    row("a reading that is no JSON", [](PipelineBench &b) { b.take("devices/oven-1/data", "{\"value\":"); },
        {"counts rejected invalid_json 1"});
    row("a reading of another device",
        [](PipelineBench &b) { b.take("devices/oven-2/data", measured("oven-1", 85, "2026-01-01T00:00:00Z")); },
        {"counts rejected device_mismatch 1"});
    row("an empty reading: nothing is cleared by it",
        [](PipelineBench &b) { b.take("devices/oven-1/data", "", kRetained); }, {"counts rejected empty 1"});
    row("a status of another device",
        [](PipelineBench &b) { b.take("devices/oven-2/status", status("oven-1", "running")); },
        {"counts rejected device_mismatch 1"});
    row("a reply of no word we know",
        [](PipelineBench &b) {
            order(b);
            reply(b, R"({"id":"c-1","status":"perhaps"})");
        },
        {"counts rejected unknown_status 1"});
    row("two of one kind and one of another: each by its reason",
        [](PipelineBench &b) {
            b.take("x", "{}");
            b.take("devices/oven-1/data", "[]");
            b.take("y", "{}");
        },
        {"counts rejected not_an_object 1", "counts rejected unknown_topic 2"});
}

void TestPipeline::keepsWhatWasRefusedToLookAt()
{
    PipelineBench bench;
    bench.take("devices/oven-1/data", std::string(300, '['));
    QCOMPARE(bench.rejected.size(), std::size_t{1});
    const RejectedMessage &refused = bench.rejected.front();
    QCOMPARE(refused.topic, std::string("devices/oven-1/data"));
    QCOMPARE(refused.firstBytes, std::string(256, '['));
    QCOMPARE(refused.arrivalMs, bench.clock.utcMs());
    QVERIFY(!refused.reason.empty() && !refused.detail.empty());
    QCOMPARE(bench.commit().rejected.at(refused.reason), std::uint64_t{1});
}

void TestPipeline::sendsEveryReadingBeyondALimitWhenAskedFor()
{
    PipelineBench bench(configured([](Config &config) { config.alarms.publish = AlertPublish::EveryReading; }));
    bench.read("oven-1", 85);
    bench.read("oven-1", 86);
    bench.read("oven-1", 20);
    bench.take("devices/oven-1/data", measured("oven-1", 90, "2025-12-31T22:00:00Z")); // late: not counted
    QCOMPARE(bench.alerts.size(), std::size_t{2});
    QVERIFY(bench.alerts[0].id != bench.alerts[1].id);
    QVERIFY(bench.alerts[1].payload.find("\"value\":86") != std::string::npos);
    QCOMPARE(bench.steps(), (std::vector<std::string>{"high activated", "high returned"}));
}

void TestPipeline::saysThatAFormerIdSpeaksOnce()
{
    PipelineBench bench(configured([](Config &config) { config.devices.renamed.add("press-1", {"oven-1"}); }));
    bench.read("oven-1", 20, "celsius", "temperature", kRetained); // its word of before
    QVERIFY(bench.audited().empty());
    bench.read("oven-1", 20);
    QCOMPARE(bench.audited(),
             std::vector<std::string>{"former_id_speaks oven-1: kept; its readings count in both histories"});
    bench.commit();
    bench.read("oven-1", 20);
    QVERIFY(bench.audited().empty());
    QCOMPARE(bench.pipeline.batch().readings.size(), std::size_t{1});
}

void TestPipeline::saysWhichSourceBroughtWhatIsAudited()
{
    PipelineBench bench(configured([](Config &config) { config.sources = {{.name = "hall"}, {.name = "yard"}}; }));
    for (const std::uint32_t source : {sourceNumber("yard"), std::uint32_t{0}, std::uint32_t{7}}) {
        bench.read("oven-1", 20);
        bench.take("devices/oven-1/status", "", {.source = source});
    }
    std::vector<std::string> sources;
    for (const AuditRecord &each : bench.pipeline.batch().audit)
        sources.push_back(each.source);
    QCOMPARE(sources, (std::vector<std::string>{"yard", "mqtt", "unknown"}));
}

LINESIDE_TEST(TestPipeline)

} // namespace tst_pipeline

#include "tst_pipeline.moc"
