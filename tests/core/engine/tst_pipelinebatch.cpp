// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/outcome.h"
#include "support/pipelinebench.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_pipelinebatch {

const AlarmKey kHot{{"oven-1", "temperature"}, LimitKind::High};

std::string status(const std::string &device, const char *word)
{
    return "{\"id\":\"" + device + "\",\"status\":\"" + word + "\"}";
}

/// Half an hour of a hall, some of everything.
class Shift
{
public:
    using Step = std::function<void(PipelineBench &)>;

    static const std::vector<Step> &steps()
    {
        static const std::vector<Step> all{
            [](PipelineBench &b) { b.take("devices/oven-1/status", status("oven-1", "running")); },
            [](PipelineBench &b) { b.read("oven-1", 20); },
            [](PipelineBench &b) { b.read("oven-1", 85); },
            [](PipelineBench &b) { b.read("press-1", 50, "fahrenheit", "zone"); },
            [](PipelineBench &b) { b.take("devices/press-1/data", "{"); },
            [](PipelineBench &b) { b.read("press-1", 95, "furlong"); },
            [](PipelineBench &b) { b.read("press-1", 130, "percent", "humidity"); },
            [](PipelineBench &b) {
                (void)b.act(AcknowledgeAlarms{{kHot}, "seen"});
            },
            [](PipelineBench &b) {
                (void)b.act(SendCommand{"oven-1", R"({"id":"c-1","command":"stop"})"});
            },
            [](PipelineBench &b) { b.pipeline.take(CommandSent{"c-1"}, b.clock.now()); },
            [](PipelineBench &b) { b.take("devices/oven-1/command/result", R"({"id":"c-1","status":"done"})"); },
            [](PipelineBench &b) { b.take("devices/oven-1/command/result", R"({"id":"c-1","status":"done"})"); },
            [](PipelineBench &b) { b.read("oven-1", 20, "celsius", "temperature", {.redelivered = true}); },
            [](PipelineBench &b) { b.take("devices/press-1/status", "", {.retained = true}); },
            [](PipelineBench &b) { b.read("press-1", 7); },
            [](PipelineBench &b) { b.tick(10min); },
            [](PipelineBench &b) { b.tick(10min); },
        };
        return all;
    }
    /// All of it in one batch, or in two: `cutBehind` steps and the rest.
    static QByteArrayList played(std::size_t cutBehind = 0)
    {
        PipelineBench bench;
        QByteArrayList lines;
        BookEntries books;
        const auto keep = [&] {
            bench.pipeline.collectDevices(bench.clock.now());
            lines += Outcome::inFull(bench.pipeline.batch());
            const BookEntries settled = bench.commit();
            books.stored += settled.stored;
            books.duplicate += settled.duplicate;
            for (const auto &[reason, count] : settled.rejected)
                books.rejected[reason] += count;
        };
        for (std::size_t step = 0; step < steps().size(); ++step) {
            bench.clock.advance(1s);
            steps()[step](bench);
            if (step + 1 == cutBehind)
                keep();
        }
        keep();
        std::ranges::sort(lines);
        return lines + Outcome::shown(bench.pipeline.live().take(bench.clock.utcMs())) + Outcome::counted(books);
    }
};

/// From the first message of a batch to its last commit, and what reaches the pipeline beside messages.
class TestPipelineBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameMessagesGiveTheSameBatch();
    void itEndsAlikeWhereverABatchEnds();
    void keepsItsReadingsWhenTheStateIsKept();
    void beginsAnewOnceAllIsKept();
    void sendsACommandOnceAndNotBeforeItIsKept();
    void waitsForNobodyButWithReadingsAlone_data();
    void waitsForNobodyButWithReadingsAlone();
    void passesOnWhatOthersTell();
    void movesACommandAsItIsTold();
    void endsNoDelayAndNoSilenceBeforeItHasCaughtUp();
    void looksForSilentDevicesAtTheirInterval();
    void goesOnWhereItEnded();
    void actsOnNothingThatWasDecidedBeforeTheStart();
    void savesAtTheEndWhatItSavesLazily();
    void tellsOfEachNewsOnce();
};

void TestPipelineBatch::theSameMessagesGiveTheSameBatch()
{
    const QByteArrayList first = Shift::played();
    QVERIFY(first.size() > 30);
    QCOMPARE(Shift::played().join('\n'), first.join('\n'));
}

/// Where the batches are cut is chance: how fast messages come, how busy the disk is.
void TestPipelineBatch::itEndsAlikeWhereverABatchEnds()
{
    const auto steady = [](const QByteArrayList &all) {
        QByteArrayList lines;
        for (const QByteArray &line : all)
            if (!line.startsWith("{\"device\"")) // a device is kept as it stands: once a batch in which it changed
                lines << line;
        return lines.join('\n');
    };
    const QByteArray whole = steady(Shift::played());
    for (std::size_t cut = 1; cut < Shift::steps().size(); ++cut)
        QCOMPARE(steady(Shift::played(cut)), whole);
}

void TestPipelineBatch::keepsItsReadingsWhenTheStateIsKept()
{
    PipelineBench bench;
    bench.read("oven-1", 85);
    bench.tick();
    QCOMPARE(bench.pipeline.messagesInBatch(), std::size_t{1});
    bench.pipeline.stateCommitted();
    QCOMPARE(Outcome::kept(bench.pipeline.batch()), QByteArrayList{"keeps oven-1/temperature 85 celsius"});
    QVERIFY(!bench.pipeline.batch().touchesState());
    QCOMPARE(bench.pipeline.batch().journalPosition, std::uint64_t{1});
    QCOMPARE(bench.pipeline.messagesInBatch(), std::size_t{1});
    QVERIFY(!bench.pipeline.isUrgent());
}

void TestPipelineBatch::beginsAnewOnceAllIsKept()
{
    PipelineBench bench;
    bench.read("oven-1", 20);
    bench.read("oven-1", 20, "celsius", "temperature", {.retained = true});
    bench.take("x", "{}");
    bench.pipeline.stateCommitted();
    const BookEntries books = bench.pipeline.batchCommitted({.stored = 1, .duplicates = 1, .lastSequence = 7});
    QCOMPARE(Outcome::counted(books),
             (QByteArrayList{"counts stored 1", "counts duplicate 1", "counts rejected unknown_topic 1"}));
    QVERIFY(bench.pipeline.batch().isEmpty());
    QCOMPARE(bench.pipeline.batch().journalPosition, std::uint64_t{0});
    QCOMPARE(bench.pipeline.messagesInBatch(), std::size_t{0});
    QCOMPARE(Outcome::counted(bench.commit()), QByteArrayList());
}

void TestPipelineBatch::sendsACommandOnceAndNotBeforeItIsKept()
{
    PipelineBench bench;
    QVERIFY(bench.act(SendCommand{"oven-1", R"({"id":"c-1"})"}));
    QVERIFY(bench.act(SendCommand{"oven-1", R"({"id":"c-2"})"}));
    QVERIFY(bench.sent.empty());
    QCOMPARE(bench.moved.size(), std::size_t{2});
    bench.pipeline.stateCommitted();
    QCOMPARE(bench.sent.size(), std::size_t{2});
    QCOMPARE(bench.sent.front().id, std::string("c-1"));
    bench.commit();
    bench.pipeline.stateCommitted();
    QCOMPARE(bench.sent.size(), std::size_t{2});
}

void TestPipelineBatch::waitsForNobodyButWithReadingsAlone_data()
{
    QTest::addColumn<std::function<void(PipelineBench &)>>("say");
    QTest::addColumn<bool>("isUrgent");
    const auto row = [](const char *sentence, const std::function<void(PipelineBench &)> &say, bool isUrgent) {
        QTest::newRow(sentence) << say << isUrgent;
    };
    row(
        "a reading", [](PipelineBench &b) { b.read("oven-1", 20); }, false);
    row(
        "a device", [](PipelineBench &b) { b.take("devices/oven-1/status", status("oven-1", "running")); }, false);
    row(
        "an alarm", [](PipelineBench &b) { b.read("oven-1", 85); }, true);
    row(
        "a command",
        [](PipelineBench &b) {
            (void)b.act(SendCommand{"oven-1", "{}"});
        },
        true);
    row(
        "a record of a refusal",
        [](PipelineBench &b) {
            (void)b.act(SendCommand{"oven-1", "no object"});
        },
        true);
}

void TestPipelineBatch::waitsForNobodyButWithReadingsAlone()
{
    QFETCH(const std::function<void(PipelineBench &)>, say);
    PipelineBench bench;
    say(bench);
    bench.pipeline.collectDevices(bench.clock.now());
    QTEST(bench.pipeline.isUrgent(), "isUrgent");
    bench.commit();
    QVERIFY(!bench.pipeline.isUrgent());
}

void TestPipelineBatch::passesOnWhatOthersTell()
{
    PipelineBench bench;
    const auto tell = [&bench](const PipelineRequest &request) { bench.pipeline.take(request, bench.clock.now()); };
    tell(AlertConfirmed{17});
    tell(CursorMoved{"cloud", SinkPosition(3)});
    tell(CursorMoved{"cloud", SinkPosition(5)});
    tell(CursorMoved{"other", SinkPosition(4)});
    QuarantinedRow refused;
    refused.sequence = 6;
    tell(RowQuarantined{refused});
    tell(QuarantineReleased{{.sink = "cloud", .sequence = 2}});
    const StoreBatch &batch = bench.pipeline.batch();
    QCOMPARE(batch.confirmedAlerts, std::vector<std::uint64_t>{17});
    QVERIFY((batch.cursors == std::map<std::string, SinkPosition>{{"cloud", 5}, {"other", 4}}));
    QCOMPARE(batch.quarantined.at(0).sequence, std::uint64_t{6});
    QCOMPARE(batch.released.at(0).sequence, std::uint64_t{2});
    QVERIFY(!bench.pipeline.isUrgent());
    bench.pipeline.stateCommitted();
    QVERIFY(batch.isEmpty());
    tell(LatestRemembered{{{kHot.series, {.value = 20, .unit = "celsius"}}}});
    QCOMPARE(Outcome::shown(bench.pipeline.live().take(bench.clock.utcMs())),
             QByteArrayList{"shows oven-1/temperature 20 celsius, remembered"});
    QVERIFY(batch.isEmpty()); // shown, never kept again
}

void TestPipelineBatch::movesACommandAsItIsTold()
{
    PipelineBench bench;
    const auto tell = [&bench](const PipelineRequest &request) { bench.pipeline.take(request, bench.clock.now()); };
    QVERIFY(bench.act(SendCommand{"oven-1", R"({"id":"c-1"})"}));
    QVERIFY(bench.act(SendCommand{"oven-1", R"({"id":"c-2"})"}));
    bench.commit();
    QCOMPARE(bench.pipeline.openCommands(), std::size_t{2});
    tell(CommandSent{"c-1"});
    tell(CommandDelivered{"c-1"});
    tell(CommandSent{"c-9"}); // nobody's
    tell(CommandFailed{"c-2", "no broker"});
    QCOMPARE(
        Outcome::kept(bench.pipeline.batch()),
        (QByteArrayList{"command c-1 sent", "command c-1 delivered", "command c-2 failed", "audit command oven-1: sent",
                        "audit command oven-1: delivered", "audit command oven-1: failed"}));
    QCOMPARE(bench.pipeline.batch().commands.back().reason, std::string("no broker"));
    QCOMPARE(bench.pipeline.openCommands(), std::size_t{1});
    QCOMPARE(bench.moved.size(), std::size_t{5});
}

void TestPipelineBatch::endsNoDelayAndNoSilenceBeforeItHasCaughtUp()
{
    Config config = PipelineBench::withDefaults();
    config.alarms.watches.rules.push_back({.kind = LimitKind::High, .name = "temperature", .onDelay = 10s});
    PipelineBench bench(config);
    bench.read("oven-1", 85);
    bench.tick();
    bench.commit();
    bench.clock.advance(1h);
    bench.pipeline.tick(bench.clock.now(), false);
    QVERIFY(bench.steps().empty());
    QCOMPARE(bench.pipeline.devices().offlineCount(), std::size_t{0});
    bench.pipeline.tick(bench.clock.now(), true);
    QCOMPARE(bench.steps(), std::vector<std::string>{"high activated"});
    QCOMPARE(bench.pipeline.batch().transitions.front().timeMs, FakeClock().utcMs() + 10'000);
    QCOMPARE(bench.pipeline.devices().offlineCount(), std::size_t{1});
}

void TestPipelineBatch::looksForSilentDevicesAtTheirInterval()
{
    PipelineBench bench;
    bench.read("oven-1", 20);
    bench.tick(); // looks, and again in 30 s
    bench.tick(5min);
    QVERIFY(bench.pipeline.devices().offlineCount() == 0); // five minutes are not too long
    bench.tick(29s);
    QVERIFY(bench.pipeline.devices().offlineCount() == 0);
    bench.tick(1s);
    QCOMPARE(bench.pipeline.devices().offlineCount(), std::size_t{1});
    QCOMPARE(bench.pipeline.batch().devices.back().status, std::string("offline"));
}

void TestPipelineBatch::goesOnWhereItEnded()
{
    PipelineBench bench;
    Device oven;
    oven.id = "oven-1";
    oven.status = "running";
    oven.lastSeenMs = bench.clock.utcMs() - 1000;
    Alarm hot;
    hot.key = kHot;
    hot.active = true;
    hot.acknowledged = false;
    Command queued;
    queued.id = "c-1";
    queued.expiresMs = bench.clock.utcMs() + 60'000;
    Command sent = queued;
    sent.id = "c-2";
    sent.state = CommandState::Sent;
    bench.pipeline.restore({{oven}, {hot}, {queued, sent}, {"gone-1"}, {}}, bench.clock.now());
    QVERIFY(bench.pipeline.claimDevicesChanged());
    QCOMPARE(bench.pipeline.batch().commands.size(), std::size_t{1}); // the rest is kept already
    QVERIFY(bench.pipeline.batch().commands.front().state == CommandState::Failed);
    QCOMPARE(Outcome::shown(bench.pipeline.live().take(bench.clock.utcMs())),
             (QByteArrayList{"shows device oven-1 running", "shows alarm oven-1/temperature/high active-unacknowledged",
                             "shows command c-1 failed", "shows command c-2 sent"}));
    bench.commit();
    QVERIFY(bench.sent.empty()); // nobody knows whether it had left
    bench.take("devices/gone-1/status", status("gone-1", "running"), {.retained = true});
    QVERIFY(bench.pipeline.devices().find("gone-1") == nullptr);
    bench.read("oven-1", 85);
    QVERIFY(bench.steps().empty() && bench.alerts.empty()); // it stands since before
    bench.clock.advance(1s);
    bench.read("oven-1", 20);
    QCOMPARE(bench.steps(), std::vector<std::string>{"high returned"});
}

/// A full disk refuses readings while alarms, devices and commands are kept: the journal brings them all once more.
void TestPipelineBatch::actsOnNothingThatWasDecidedBeforeTheStart()
{
    PipelineBench bench;
    Alarm hot;
    hot.key = kHot;
    hot.active = true;
    hot.activatedMs = bench.clock.utcMs();
    bench.pipeline.restore({{}, {hot}, {}, {}, {}}, bench.clock.now());
    bench.pipeline.setDecided(6);
    bench.read("oven-1", 20); // of before the alarm
    bench.read("oven-1", 85);
    bench.read("oven-2", 85); // was taken out of the lists by somebody
    bench.take("devices/oven-2/status", status("oven-2", "running"));
    bench.take("devices/oven-1/command/result", R"({"id":"c-1","status":"done"})");
    bench.take("devices/oven-1/status", "no JSON");
    bench.tick();
    QCOMPARE(Outcome::kept(bench.pipeline.batch()),
             (QByteArrayList{"keeps oven-1/temperature 20 celsius", "keeps oven-1/temperature 85 celsius",
                             "keeps oven-2/temperature 85 celsius"}));
    QVERIFY(bench.alerts.empty());
    QCOMPARE(Outcome::counted(bench.commit()), (QByteArrayList{"counts stored 5", "counts rejected not_an_object 1"}));
    bench.clock.advance(1s);
    bench.read("oven-1", 20); // the seventh is new
    QCOMPARE(bench.steps(), std::vector<std::string>{"high returned"});
}

void TestPipelineBatch::savesAtTheEndWhatItSavesLazily()
{
    PipelineBench bench;
    bench.read("oven-1", 20);
    bench.tick();
    bench.commit();
    bench.clock.advance(1s);
    bench.read("oven-1", 20);
    bench.tick();
    QVERIFY(bench.pipeline.batch().devices.empty()); // heard again, nothing else: within ten seconds
    bench.pipeline.finish(bench.clock.now());
    QCOMPARE(bench.pipeline.batch().devices.size(), std::size_t{1});
    QCOMPARE(bench.pipeline.batch().devices.front().lastSeenMs, bench.clock.utcMs());
    bench.commit();
    bench.clock.advance(1s);
    bench.read("oven-1", 20);
    bench.tick(10s);
    QCOMPARE(bench.pipeline.batch().devices.size(), std::size_t{1});
}

void TestPipelineBatch::tellsOfEachNewsOnce()
{
    PipelineBench bench;
    bench.take("devices/oven-1/status", status("oven-1", "purple"));
    bench.pipeline.collectDevices(bench.clock.now());
    QVERIFY(bench.pipeline.claimDevicesChanged());
    QVERIFY(!bench.pipeline.claimDevicesChanged());
    QCOMPARE(Outcome::doubted(bench.pipeline), QByteArrayList{"doubts status 1"});
    QCOMPARE(Outcome::doubted(bench.pipeline), QByteArrayList());
    bench.read("chance-1", 85);
    bench.tick(25h); // a day and more
    bench.tick(25h);
    const Pipeline::Forgotten forgotten = bench.pipeline.takePassingForgotten();
    QCOMPARE(forgotten.ids, std::uint64_t{2});
    QCOMPARE(forgotten.alarms, std::uint64_t{1});
    QCOMPARE(bench.pipeline.takePassingForgotten().ids, std::uint64_t{0});
    QVERIFY(bench.pipeline.claimDevicesChanged());
}

LINESIDE_TEST(TestPipelineBatch)

} // namespace tst_pipelinebatch

#include "tst_pipelinebatch.moc"
