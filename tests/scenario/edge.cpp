// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge.h"

#include "sinks/payload.h"
#include "store/storereader.h"
#include "support/jsonline.h"
#include "support/storedfiles.h"

#include <QSqlQuery>

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

namespace lineside {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t kAllRows = 1'000'000;
constexpr std::int64_t kHouseMs = 60'000;

bool isDone(const SinkPosition &position, std::uint64_t sequence)
{
    return position.doneWithin({sequence, sequence}) == 1;
}

} // namespace

template <typename T>
T Edge::valueOf(Result<T> result)
{
    if (result)
        return std::move(*result);
    m_problem = result.error().text();
    return {};
}

void Edge::noteProblem(const Result<void> &result)
{
    if (!result)
        m_problem = result.error().text();
}

Pipeline::Handlers Edge::handlers()
{
    return {.alert =
                [this](const PendingAlert &alert) {
                    HandedOut &known = m_alerts[alert.id];
                    known.alert = alert;
                    if (known.times == 0)
                        known.place = m_alerts.size();
                    ++known.times;
                },
            .rejected = [this](RejectedMessage message) { m_rejected.push_back(std::move(message)); },
            .command = [this](const Command &command, std::uint32_t) { m_commandsToSend.push_back(command); },
            .commandMoved = [](const Command &) {},
            .replayQuarantine = [](const ReplayQuarantine &) { return Result<std::size_t>(std::size_t{0}); },
            .countKept
            = [this](const Reading &reading, std::uint64_t upTo) { return m_store->countKept(reading, upTo); }};
}

void Edge::start(const Config &config)
{
    m_config = config;
    m_config.store.directory = m_folder.path().toStdString();
    auto opened = Store::open(m_config.store, clock, m_metrics);
    if (!opened) {
        m_problem = opened.error().text();
        return;
    }
    m_store = std::move(*opened);
    std::map<std::string, StoreSink> sinks;
    for (const SinkConfig &each : m_config.sinksToServe())
        sinks.emplace(each.sink.name, each.place);
    noteProblem(m_store->setSinks(std::move(sinks)));
    m_rejected.clear();
    m_books = {};
    m_pipeline = std::make_unique<Pipeline>(m_config, handlers());
    auto rules = valueOf(m_store->loadAlarmRules(1));
    m_pipeline->restore({valueOf(m_store->loadDevices()),
                         valueOf(m_store->loadAlarms()),
                         valueOf(m_store->loadOpenCommands()),
                         valueOf(m_store->loadRemovedDevices()),
                         valueOf(m_store->loadRenames()),
                         valueOf(m_store->loadConditions()),
                         {},
                         rules.empty() ? AlarmRulesVersion() : rules.front()},
                        clock.now());
    m_pipeline->setDecided(valueOf(m_store->decidedPosition()));
    m_read = m_store->journalPosition();
    m_houseKeptMs = clock.monotonicMs();
    readJournal();
}

void Edge::stop()
{
    commit();
    m_pipeline->finish(clock.now());
    commit();
    m_pipeline.reset();
    m_store.reset();
}

void Edge::kill(Kept kept)
{
    m_pipeline->collectDevices(clock.now());
    if (kept == Kept::State)
        noteProblem(m_store->commitState(m_pipeline->batch()));
    m_pipeline.reset();
    m_store.reset();
    m_commandsToSend.clear();
}

void Edge::take(const RawMessageView &message)
{
    m_journal.push_back({std::string(message.topic), std::string(message.payload), std::string(message.correlation),
                         clock.utcMs(), message.retained, message.redelivered, m_sessionBegan});
    if (isRunning())
        readJournal();
}

void Edge::readJournal()
{
    for (; m_read < m_journal.size(); ++m_read) {
        const Journaled &each = m_journal[m_read];
        RawMessageView message;
        message.topic = each.topic;
        message.payload = each.payload;
        message.correlation = each.correlation;
        message.arrivalMs = each.arrivalMs;
        message.retained = each.retained;
        message.redelivered = each.redelivered;
        message.sessionBegan = each.redelivered ? each.sessionBegan : 0;
        m_pipeline->take(message, m_read + 1, clock.now());
    }
}

void Edge::tell(const PipelineRequest &request)
{
    m_pipeline->take(request, clock.now());
}

void Edge::act(OperatorAction action)
{
    const auto done = m_pipeline->act({.action = std::move(action),
                                       .who = {.user = "operator", .source = "panel", .role = Role::Engineer},
                                       .submittedMs = clock.utcMs()},
                                      clock.now());
    if (!done)
        m_problem = done.error().text();
}

void Edge::confirmAlerts()
{
    commit();
    for (const std::uint64_t id : valueOf(m_store->pendingAlertIds()))
        tell(AlertConfirmed{id});
}

void Edge::refuse(const std::string &sink, std::uint64_t sequence, const std::string &reason)
{
    commit();
    StoreReader reader(m_config.store.directory);
    for (OutboxRow &row : valueOf(reader.outbox(sequence - 1, 1)))
        tell(RowQuarantined{{sink, sequence, std::move(row.reading), reason, clock.utcMs(), 1}});
}

void Edge::pass(std::chrono::milliseconds time)
{
    if (isRunning() && time > 0ms)
        commit();
    for (std::chrono::milliseconds gone{}; time > 0ms;) {
        const std::chrono::milliseconds tick = !isRunning() ? time : gone < 1min ? 1s : 10s;
        const auto step = std::min(time, tick);
        clock.advance(step);
        time -= step;
        gone += step;
        if (!isRunning())
            continue;
        m_pipeline->tick(clock.now(), true);
        commit();
        if (clock.monotonicMs() - m_houseKeptMs < kHouseMs)
            continue;
        m_houseKeptMs = clock.monotonicMs();
        while (m_store->maintain()) { }
    }
}

void Edge::commit()
{
    m_pipeline->collectDevices(clock.now());
    if (m_pipeline->batch().isEmpty())
        return;
    commitState();
    countIn(m_pipeline->batchCommitted(valueOf(m_store->commitReadings(m_pipeline->batch()))));
    for (const Command &each : std::exchange(m_commandsToSend, {})) {
        tell(CommandSent{each.id});
        tell(CommandDelivered{each.id});
    }
}

void Edge::commitState()
{
    noteProblem(m_store->commitState(m_pipeline->batch()));
    m_pipeline->stateCommitted();
}

void Edge::countIn(const BookEntries &books)
{
    m_books.stored += books.stored;
    m_books.duplicate += books.duplicate;
    m_books.corrected += books.corrected;
    for (const auto &[reason, count] : books.rejected)
        m_books.rejected[reason] += count;
    for (const auto &[unit, unknown] : books.unknownUnits)
        m_books.unknownUnits[unit].count += unknown.count;
}

QByteArrayList Edge::kept()
{
    commit();
    commit(); // the broker's answers to what the first one let go
    QByteArrayList lines;
    addReadings(lines);
    addAlarms(lines);
    addAlerts(lines);
    for (const Device &each : valueOf(m_store->loadDevices()))
        lines << lineOf(each).line();
    for (const std::string &id : valueOf(m_store->loadRemovedDevices()))
        lines << JsonLine("removed", id).line();
    for (const Command &each : valueOf(m_store->loadOpenCommands()))
        lines << lineOf(each).line();
    addAudit(lines);
    addOutboxes(lines);
    addCounts(lines);
    return lines;
}

void Edge::addReadings(QByteArrayList &lines)
{
    StoreReader reader(m_config.store.directory);
    for (const OutboxRow &row : valueOf(reader.outbox(0, kAllRows)))
        lines << lineOf(row.reading).count("sequence", row.sequence).line();
}

void Edge::addAlarms(QByteArrayList &lines)
{
    StoreReader reader(m_config.store.directory);
    auto steps = valueOf(reader.alarmHistory(std::numeric_limits<std::int64_t>::max(), int{kAllRows}));
    std::ranges::reverse(steps);
    for (const AlarmTransition &each : steps)
        lines << lineOf(each).line();
    for (const Alarm &each : valueOf(m_store->loadAlarms()))
        lines << lineOf(each).line();
}

void Edge::addAlerts(QByteArrayList &lines)
{
    const auto ids = valueOf(m_store->pendingAlertIds());
    const std::set<std::uint64_t> waiting(ids.begin(), ids.end());
    std::vector<HandedOut> inOrder;
    for (const auto &[id, handed] : m_alerts)
        if (handed.alert.topic == AlertTopic::Alerts) // the others are steps, which stand in the history
            inOrder.push_back(handed);
    std::ranges::sort(inOrder, {}, [](const HandedOut &each) {
        return std::tuple(each.alert.position == 0, each.alert.position, each.place);
    });
    for (const HandedOut &handed : inOrder) {
        JsonLine line("alert", handed.alert.deviceId);
        line.text("state", waiting.contains(handed.alert.id) ? "waiting" : "confirmed");
        line.count("handed_out", static_cast<std::uint64_t>(handed.times));
        lines << line.json("payload", handed.alert.payload).line();
    }
}

void Edge::addAudit(QByteArrayList &lines)
{
    StoredFiles(m_folder.path())
        .forEachOfState(QStringLiteral("SELECT time, actor, source, action, target, detail, result FROM audit "
                                       "ORDER BY id"),
                        [&lines](const QSqlQuery &row) {
                            const auto text = [&row](int column) { return row.value(column).toString().toStdString(); };
                            lines << lineOf(AuditRecord{row.value(0).toLongLong(), text(1), text(2), text(3), text(4),
                                                        text(5), text(6)})
                                         .line();
                        });
}

void Edge::addOutboxes(QByteArrayList &lines)
{
    StoreReader reader(m_config.store.directory);
    const auto positions = valueOf(m_store->cursors());
    for (const SinkConfig &each : m_config.sinksToServe()) {
        const auto known = positions.find(each.sink.name);
        const SinkPosition position = known == positions.end() ? SinkPosition() : known->second;
        for (const OutboxRow &row : valueOf(reader.outbox(position.cursor, kAllRows))) {
            if (isDone(position, row.sequence))
                continue;
            std::string payload;
            encodeSensorData(payload, row.reading);
            lines << JsonLine("unsent", each.sink.name).count("sequence", row.sequence).json("payload", payload).line();
        }
    }
    for (const QuarantinedRow &each : valueOf(reader.quarantine(kAllRows)))
        lines << JsonLine("quarantine", each.sink).count("sequence", each.sequence).text("reason", each.reason).line();
}

void Edge::addCounts(QByteArrayList &lines) const
{
    for (const RejectedMessage &each : m_rejected)
        lines << JsonLine("refused", each.topic).text("reason", each.reason).text("detail", each.detail).line();
    const auto add = [&lines](std::string_view what, std::uint64_t count) {
        if (count != 0)
            lines << JsonLine("counted", what).count("messages", count).line();
    };
    add("stored", m_books.stored);
    add("duplicate", m_books.duplicate);
    add("rejected", m_books.rejectedTotal());
    add("corrected", m_books.corrected);
    for (const auto &[unit, unknown] : m_books.unknownUnits)
        add("unknown unit " + unit, unknown.count);
}

} // namespace lineside
