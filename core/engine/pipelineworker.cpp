// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pipelineworker.h"

#include "base/logging.h"
#include "base/thread.h"
#include "engine/alarmfigures.h"
#include "model/reason.h"
#include "store/storereader.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace lineside {

namespace {

/// A flood is committed in batches of this size: from 1,000 rows on a commit's own cost vanishes (core/FACTS.md,
/// "Batching").
constexpr std::size_t kBatchMessages = 2000;
/// Between two commits while messages trickle: a lone one is committed at once, 1,000/s in thirties. Alarms and
/// commands do not wait for it. Readings are to be stored within 50 ms (core/FACTS.md, "Batching").
constexpr std::int64_t kCommitPauseMs = 30;
constexpr int kCommitRetryMs = 1000; ///< after a refused commit (disk full)
constexpr std::int64_t kListsPauseMs = 100; ///< between two renewals of the lists others read; a tick later at most
constexpr std::int64_t kLatelyMs = 2 * 3'600'000; ///< so long a flood is known from its begin over a start
constexpr int kTickMs = 250; ///< alarm delays end up to this late
constexpr std::int64_t kHeartbeatMs = 500; ///< a frame comes at least this often: the screen's sign of life

} // namespace

PipelineWorker::PipelineWorker(const Config &config, const Clock &clock, Metrics &metrics, Books &books,
                               LiveBoard &board, Screens &screens, Outputs outputs)
    : m_config(config)
    , m_clock(clock)
    , m_books(books)
    , m_board(board)
    , m_screens(screens)
    , m_outputs(std::move(outputs))
    , m_metrics(metrics)
    , m_pipeline(
          config,
          {.alert = [this](const PendingAlert &alert) { publish(alert); },
           .rejected = [this](RejectedMessage message) { m_board.addRejected(std::move(message)); },
           .command = [this](const Command &command, std::uint32_t source) { m_outputs.sendCommand(command, source); },
           .commandMoved = [this](const Command &command) { m_outputs.commandMoved(command); },
           .replayQuarantine = [this](const ReplayQuarantine &wish) { return replayQuarantine(wish); },
           .keptAlarm = [this](const AlarmKey &key) { return keptAlarm(key); },
           .countKept
           = [this](const Reading &reading, std::uint64_t upTo) { return m_store->countKept(reading, upTo); },
           .keptRules = [this](std::uint64_t number) { return keptRules(number); },
           .rulesChanged = [this](const AlarmRulesVersion &version) { m_board.setAlarmRules(version); },
           .keptNote = [this](std::uint64_t number) { return keptNote(number); },
           .keptCommand = [this](const std::string &id) { return m_store->command(id); },
           .horn = [this](const HornState &state) { m_outputs.horn(state); },
           .people
           = [this](const PeopleState &people,
                    std::set<std::string, std::less<>> tokens) { m_board.setPeople(people, std::move(tokens)); }})
    , m_requests(std::numeric_limits<std::size_t>::max())
    , m_actions(metrics)
    , m_storeDelay(metrics.histogram("lineside_store_delay_seconds", "From arrival to the commit, oldest of each batch",
                                     {0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5, 1, 5, 60}))
{
    m_requests.setWakeUp([this] { wake(); });
}

PipelineWorker::~PipelineWorker() = default;

Result<std::uint64_t> PipelineWorker::openStore()
{
    LINESIDE_ASSERT_THREAD(this);
    auto opened = Store::open(m_config.store, m_clock, m_metrics);
    if (!opened)
        return Unexpected(opened.error());
    m_store = std::move(*opened);
    for (const std::string &warning : m_store->warnings())
        qCWarning(lcStore, "%s", warning.c_str());
    std::map<std::string, StoreSink> sinks;
    for (const SinkConfig &each : m_config.sinksConfigured())
        sinks.emplace(each.sink.name, each.place).first->second.isServed = m_config.sync.enabled;
    if (auto settled = m_store->setSinks(std::move(sinks)); !settled)
        return Unexpected(settled.error());
    if (auto restored = restore(); !restored)
        return Unexpected(restored.error());
    m_board.updateStatus([this](EngineStatus &status) { status.sqliteVersion = m_store->sqliteVersion(); });
    return m_store->journalPosition();
}

Result<void> PipelineWorker::restore()
{
    auto devices = m_store->loadDevices();
    auto alarms = m_store->loadAlarms();
    auto commands = m_store->loadOpenCommands();
    auto cursors = m_store->cursors();
    auto removed = m_store->loadRemovedDevices();
    auto renames = m_store->loadRenames();
    auto conditions = m_store->loadConditions();
    auto rules = m_store->loadAlarmRules(1);
    auto lastNote = m_store->lastNote();
    auto users = m_store->loadUsers();
    auto failures = m_store->loadLoginFailures();
    auto tokens = m_store->loadTokens();
    const auto figuresReset = m_store->figuresResetMs(m_clock.utcMs() - kFiguresLookBackMs);
    const Error *error = nullptr;
    const auto note = [&error](const auto &loaded) { error = error || loaded ? error : &loaded.error(); };
    note(devices);
    note(removed);
    note(renames);
    note(alarms);
    note(commands);
    note(cursors);
    note(conditions);
    note(rules);
    note(lastNote);
    note(users);
    note(failures);
    note(tokens);
    note(figuresReset);
    if (error)
        return unexpected(error->code, error->message, error->context);
    m_cursors = std::move(*cursors);
    m_board.updateStatus([&](EngineStatus &status) { status.figuresResetMs = *figuresReset; });
    m_pipeline.restore({std::move(*devices), std::move(*alarms), std::move(*commands), std::move(*removed),
                        std::move(*renames), std::move(*conditions), alarmsOfLate(),
                        rules->empty() ? AlarmRulesVersion() : std::move(rules->front()), *lastNote, std::move(*users),
                        std::move(*failures), std::move(*tokens)},
                       m_clock.now());
    m_board.setAlarmRules(m_pipeline.alarmRules());
    m_board.setDevices(m_pipeline.devices().devices());
    m_board.setAlarms(m_pipeline.alarms());
    return {};
}

/// Of a flood that went on when the program ended. Without it the flood begins anew.
AlarmRecord PipelineWorker::alarmsOfLate() const
{
    const std::int64_t nowMs = m_clock.utcMs();
    StoreReader reader(m_config.store.directory, m_config.devices.renamed);
    return reader.alarmRecord({nowMs - kLatelyMs, nowMs + 1}).value_or(AlarmRecord());
}

SinkPosition PipelineWorker::positionOf(const std::string &sink) const
{
    const auto known = m_cursors.find(sink);
    return known == m_cursors.end() ? SinkPosition() : known->second;
}

void PipelineWorker::begin(Journal &journal)
{
    LINESIDE_ASSERT_THREAD(this);
    m_journal = &journal;
    m_reader = std::make_unique<JournalReader>(journal);
    m_commitTimer = new QTimer(this);
    m_commitTimer->setSingleShot(true);
    m_commitTimer->setTimerType(Qt::PreciseTimer);
    connect(m_commitTimer, &QTimer::timeout, this, &PipelineWorker::commit);
    m_tickTimer = new QTimer(this);
    connect(m_tickTimer, &QTimer::timeout, this, &PipelineWorker::tick);
    m_tickTimer->start(kTickMs);
    m_frameTimer = new QTimer(this);
    connect(m_frameTimer, &QTimer::timeout, this, &PipelineWorker::makeFrame);
    if (auto decided = m_store->decidedPosition()) // a journal that was taken away begins behind what is stored
        m_pipeline.setDecided(std::min(*decided, journal.appended()));
    else
        qCCritical(lcStore, "%s", decided.error().text().c_str());
    if (auto pending = m_store->pendingAlertIds())
        m_outputs.alertsStored(std::move(*pending));
    else
        qCCritical(lcStore, "the alerts that wait cannot be read: %s", pending.error().text().c_str());
    for (PendingAlert &alert : std::exchange(m_toldAtStart, {}))
        m_outputs.publishAlert(std::move(alert));
    m_outputs.horn(m_pipeline.horn()); // the broker may know of a run before
    countTimeQualities();
    countDoubts();
    reportStatus();
    screensChanged();
    m_outputs.rowsStored(m_store->lastSequence());
    wake();
}

void PipelineWorker::messagesAppended()
{
    wake();
}

void PipelineWorker::request(PipelineRequest request)
{
    // Commands, acknowledgements and confirmations are never dropped: this mailbox has no bound, its writers have.
    [[maybe_unused]] const bool taken = m_requests.push(std::move(request));
}

void PipelineWorker::wake()
{
    if (!m_wakePending.exchange(true))
        QMetaObject::invokeMethod(this, "work", Qt::QueuedConnection);
}

void PipelineWorker::work()
{
    LINESIDE_ASSERT_THREAD(this);
    m_wakePending = false;
    if (!m_reader)
        return;
    takeRequests();
    const bool more = !m_commitFailed && readJournal();
    commitSoon();
    dropUnwatched();
    if (more)
        wake();
}

void PipelineWorker::takeRequests()
{
    const Moment now = m_clock.now();
    for (const PipelineRequest &request : m_requests.takeAll()) {
        if (const auto *wish = std::get_if<OperatorRequest>(&request))
            act(*wish, now);
        else
            m_pipeline.take(request, now);
        if (const auto *wanted = std::get_if<AlertsWanted>(&request))
            readAlerts(*wanted);
        if (std::holds_alternative<ScreensChanged>(request))
            screensChanged();
    }
}

void PipelineWorker::act(const OperatorRequest &wish, const Moment &now)
{
    if (auto work = m_pipeline.secretWork(wish, now))
        return m_outputs.workSecret(wish, *std::move(work)); // it comes back
    auto done = m_pipeline.act(wish, now);
    m_actions.count(wish.action, done);
    if (done && done->areFiguresReset)
        m_board.updateStatus([&now](EngineStatus &status) { status.figuresResetMs = now.utcMs; });
    m_answers.emplace_back(wish.answer, std::move(done));
}

/// Only what is there can be sent again; the answer must not promise more.
Result<std::size_t> PipelineWorker::replayQuarantine(const ReplayQuarantine &wish)
{
    const auto rows = m_store->quarantineSize(wish.sequence, wish.sink);
    if (!rows)
        return Unexpected(rows.error());
    if ((wish.sequence || !wish.sink.empty()) && *rows == 0)
        return unexpected(ErrorCode::NotFound, Reason::NoSuchRow);
    if (auto asked = m_outputs.replayQuarantine(wish); !asked)
        return Unexpected(asked.error());
    return static_cast<std::size_t>(*rows);
}

std::optional<Alarm> PipelineWorker::keptAlarm(const AlarmKey &key)
{
    auto kept = m_store->alarm(key);
    if (!kept)
        qCWarning(lcStore, "whether there was this alarm is not known: %s", kept.error().text().c_str());
    return kept ? std::move(*kept) : std::nullopt;
}

/// What the start itself has to tell waits until there is somebody to hand it to.
void PipelineWorker::publish(const PendingAlert &alert)
{
    if (m_journal)
        m_outputs.publishAlert(alert);
    else
        m_toldAtStart.push_back(alert);
}

Result<AlarmRulesVersion> PipelineWorker::keptRules(std::uint64_t number)
{
    auto kept = m_store->loadAlarmRules(1, number);
    if (!kept)
        return Unexpected(kept.error());
    if (kept->empty())
        return unexpected(ErrorCode::NotFound, Reason::NoSuchVersion);
    return std::move(kept->front());
}

std::optional<Note> PipelineWorker::keptNote(std::uint64_t number)
{
    auto kept = m_store->note(number);
    if (!kept)
        qCWarning(lcStore, "whether there is this note is not known: %s", kept.error().text().c_str());
    return kept ? std::move(*kept) : std::nullopt;
}

/// Who had something done may look at once: the lists are renewed before.
void PipelineWorker::answerWhatIsKept()
{
    if (m_answers.empty())
        return;
    m_lastListsMs = m_clock.monotonicMs() - kListsPauseMs;
    renewLists();
    for (auto &[answer, done] : std::exchange(m_answers, {})) {
        if (answer)
            answer(std::move(done));
    }
}

/// What was raised a moment ago, or while the disk is full, is in the batch and not in the store yet.
void PipelineWorker::readAlerts(const AlertsWanted &wanted)
{
    auto found = m_store->pendingAlerts(wanted.ids);
    if (found) {
        const std::set<std::uint64_t> ids(wanted.ids.begin(), wanted.ids.end());
        for (const PendingAlert &alert : m_pipeline.batch().alerts)
            if (ids.contains(alert.id))
                found->push_back(alert);
    }
    m_outputs.alertsRead(wanted.ids, std::move(found));
}

bool PipelineWorker::readJournal()
{
    const Moment now = m_clock.now();
    RawMessageView message;
    m_caughtUp = false;
    while (!m_caughtUp && m_pipeline.messagesInBatch() < kBatchMessages) {
        m_caughtUp = !m_reader->next(message);
        if (!m_caughtUp)
            m_pipeline.take(message, m_reader->position(), now);
    }
    m_pipeline.collectDevices(now);
    return !m_caughtUp;
}

void PipelineWorker::commitSoon()
{
    if (m_pipeline.batch().isEmpty())
        return answerWhatIsKept(); // some actions leave nothing to keep
    if (m_commitFailed) { // the readings wait for their next try, what people and timers do does not
        [[maybe_unused]] const auto kept = commitState(); // if not, then with them
        return;
    }
    const std::int64_t sinceLast = m_clock.monotonicMs() - m_lastCommitMs;
    if (m_pipeline.messagesInBatch() >= kBatchMessages || m_pipeline.isUrgent() || sinceLast >= kCommitPauseMs)
        commit();
    else if (!m_commitTimer->isActive())
        m_commitTimer->start(static_cast<int>(kCommitPauseMs - sinceLast));
}

void PipelineWorker::commit()
{
    LINESIDE_ASSERT_THREAD(this);
    m_commitTimer->stop();
    // After a failure an empty batch is committed as well: what people do may have taken all that it held.
    if (m_pipeline.batch().isEmpty() && !m_commitFailed)
        return;
    const auto kept = commitState();
    const auto stored = kept ? m_store->commitReadings(m_pipeline.batch()) : Unexpected(kept.error());
    m_lastCommitMs = m_clock.monotonicMs();
    if (stored)
        commitSucceeded(*stored);
    else
        commitRefused(stored.error());
}

Result<void> PipelineWorker::commitState()
{
    const StoreBatch &batch = m_pipeline.batch();
    const bool alarmsChanged = !batch.transitions.empty();
    auto done = m_store->commitState(batch);
    if (!done)
        return done;
    for (const auto &[sink, position] : batch.cursors)
        m_cursors[sink] = position;
    m_pipeline.stateCommitted();
    m_alarmsChanged = m_alarmsChanged || alarmsChanged;
    answerWhatIsKept();
    renewLists();
    return {};
}

// A first change shows at once. In a shower of alarms, walking all signals for each would cost more than the alarms.
void PipelineWorker::renewLists()
{
    const std::int64_t nowMs = m_clock.monotonicMs();
    if (nowMs - m_lastListsMs < kListsPauseMs)
        return;
    m_lastListsMs = nowMs;
    if (m_pipeline.claimDevicesChanged())
        m_board.setDevices(m_pipeline.devices().devices());
    if (std::exchange(m_alarmsChanged, false))
        m_board.setAlarms(m_pipeline.alarms());
}

void PipelineWorker::commitSucceeded(const StoredBatch &stored)
{
    const std::uint64_t position = m_pipeline.batch().journalPosition;
    if (!m_pipeline.batch().readings.empty())
        m_storeDelay.observe(static_cast<double>(m_clock.utcMs() - m_pipeline.batch().readings.front().arrivalMs)
                             / 1e3);
    m_books.settled(m_pipeline.batchCommitted(stored));
    if (position != 0)
        releaseJournal(position);
    m_outputs.rowsStored(stored.lastSequence);
    if (std::exchange(m_commitFailed, false)) {
        qCInfo(lcStore, "the store takes readings again");
        wake();
    }
}

// A segment of the journal goes once what it holds is on the disk elsewhere, and not only committed. When that fails
// the store says so, and the next commit tries again.
void PipelineWorker::releaseJournal(std::uint64_t position)
{
    if (m_journal->wouldDelete(position) && !m_store->flush())
        return;
    m_journal->release(position);
    m_outputs.journalReleased();
}

void PipelineWorker::commitRefused(const Error &error)
{
    if (!m_commitFailed)
        qCCritical(lcStore, "cannot store, holding back: %s", error.text().c_str());
    m_commitFailed = true;
    m_board.updateStatus([&error](EngineStatus &status) { status.storageProblem = error.text(); });
    m_commitTimer->start(kCommitRetryMs);
}

void PipelineWorker::screensChanged()
{
    if (auto watched = m_screens.claimWatched())
        m_pipeline.live().watch(std::move(*watched));
    if (!m_screens.isAnyOpen())
        return m_frameTimer->stop();
    if (!m_frameTimer->isActive())
        m_frameTimer->start(m_config.panel.frameInterval);
    makeFrame();
}

void PipelineWorker::makeFrame()
{
    const std::int64_t now = m_clock.monotonicMs();
    for (const std::uint64_t id : m_screens.withoutState())
        m_screens.postWhole(id, m_pipeline.live().whole(m_clock.utcMs()));
    LiveFrameBuilder &live = m_pipeline.live();
    // Half a frame early is in time: else a timer's jitter would cost the values a whole one.
    const auto pause = m_config.panel.valueInterval - m_config.panel.frameInterval / 2;
    const bool areValuesDue = live.hasChanges() && now - m_lastValuesMs >= pause.count();
    if (!areValuesDue && !live.hasSteps() && now - m_lastFrameMs < kHeartbeatMs)
        return;
    m_lastFrameMs = now;
    if (areValuesDue)
        m_lastValuesMs = now;
    m_screens.post(areValuesDue ? live.take(m_clock.utcMs()) : live.takeSteps(m_clock.utcMs()));
}

void PipelineWorker::tick()
{
    const Moment now = m_clock.now();
    const bool isBlocked = !m_reader->problem().empty();
    m_pipeline.tick(now, m_caughtUp && !isBlocked && !m_commitFailed && !m_wakePending);
    commitSoon();
    renewLists();
    dropUnwatched();
    if (isBlocked)
        wake();
    if (now.monotonicMs - m_lastStatusMs < 1000)
        return;
    m_lastStatusMs = now.monotonicMs;
    m_store->maintain(); // also while the disk is full: what is too old or too much makes room
    m_board.setDevices(m_pipeline.devices().devices());
    countTimeQualities();
    countDoubts();
    reportStatus();
    m_pipeline.edgeStands(m_board.status(), now);
    commitSoon();
}

void PipelineWorker::dropUnwatched()
{
    if (!m_screens.isAnyOpen())
        m_pipeline.live().dropChanges();
}

void PipelineWorker::countTimeQualities()
{
    const auto counts = m_pipeline.takeTimeQualities();
    m_doubts.lateTimes += counts[static_cast<std::size_t>(TimeQuality::Late)];
    m_doubts.futureTimes += counts[static_cast<std::size_t>(TimeQuality::Future)];
    m_doubts.unsetTimes += counts[static_cast<std::size_t>(TimeQuality::Unset)];
    for (const TimeQuality quality : {TimeQuality::Late, TimeQuality::Future, TimeQuality::Unset})
        m_metrics
            .counter("lineside_readings_doubtful_time_total", "Readings whose source time is not that of their arrival",
                     {{"time_quality", std::string(toString(quality))}})
            .add(static_cast<double>(counts[static_cast<std::size_t>(quality)]));
}

void PipelineWorker::countDoubts()
{
    const DecodeDoubts doubts = m_pipeline.takeDoubts();
    m_doubts.unknownQualities += doubts.unknownQualities;
    m_doubts.unknownStatuses += doubts.unknownStatuses;
    m_doubts.roundedValues += doubts.roundedValues;
    const auto count = [this](const char *doubt, std::uint64_t messages) {
        m_metrics
            .counter("lineside_messages_doubtful_total", "Messages taken although a field of theirs is not understood",
                     {{"doubt", doubt}})
            .add(static_cast<double>(messages));
    };
    count("quality_unknown", doubts.unknownQualities);
    count("status_unknown", doubts.unknownStatuses);
    count("value_rounded", doubts.roundedValues);
}

void PipelineWorker::reportStatus()
{
    const Pipeline::Forgotten forgotten = m_pipeline.takePassingForgotten();
    m_metrics
        .counter("lineside_devices_forgotten_total", "Ids heard once or beyond [devices] at_most that left the lists",
                 {})
        .add(static_cast<double>(forgotten.ids));
    m_metrics.counter("lineside_alarms_forgotten_total", "Alarms that ended because their id left so", {})
        .add(static_cast<double>(forgotten.alarms));
    reportOverLimit();
    const StoreStats &stats = m_store->stats();
    tellHead(stats.audit.keptHead);
    m_books.dropped(stats.dropped);
    m_metrics
        .gauge("lineside_journal_damaged_segments",
               "Journal segments left early since the start, because a record in them was damaged or the file was gone")
        .set(static_cast<double>(m_reader->damagedSegments()));
    m_board.updateStatus([&](EngineStatus &status) {
        status.pipelineAliveAtMs = m_clock.monotonicMs();
        status.storeBytes = stats.bytes + stats.stateBytes;
        status.diskFreeBytes = stats.diskFreeBytes;
        status.damagedFiles = stats.damagedFiles + m_reader->damagedSegments();
        status.lastDamage = m_reader->lastDamage().empty() ? stats.lastDamage : m_reader->lastDamage();
        status.clockSteppedMs = stats.clockSteppedMs;
        status.audit = stats.audit;
        if (!m_commitFailed)
            status.storageProblem = m_reader->problem().empty() ? stats.problem : m_reader->problem();
        status.doubts = m_doubts;
        for (const auto &[sink, loss] : stats.losses)
            sinkNamed(status, sink).dropped = loss.quota + loss.age;
        status.devices = m_pipeline.devices().count();
        status.idsForgotten += forgotten.ids;
        status.alarmsForgotten += forgotten.alarms;
        status.devicesAtMost = m_config.devices.atMost;
        status.devicesOver = m_pipeline.devices().overCount();
        status.devicesOverTotal = m_pipeline.devices().overTotal();
        status.devicesOffline = m_pipeline.devices().offlineCount();
        status.commandsOpen = m_pipeline.openCommands();
        status.horn = m_pipeline.horn();
    });
}

void PipelineWorker::tellHead(const std::optional<AuditHead> &head)
{
    if (!head || head == m_headTold)
        return;
    m_headTold = head;
    m_outputs.auditHead(*head);
}

/// Logged at the first, and then whenever there were twice as many.
void PipelineWorker::reportOverLimit()
{
    const DeviceRegistry &devices = m_pipeline.devices();
    const std::uint64_t total = devices.overTotal();
    m_metrics
        .gauge("lineside_devices_over_limit",
               "Ids in the lists that were heard again and have no lasting place ([devices] at_most)")
        .set(static_cast<double>(devices.overCount()));
    m_metrics.counter("lineside_devices_over_limit_total", "How often an id heard again found no lasting place", {})
        .add(static_cast<double>(total - m_overTold));
    m_overTold = total;
    if (total < m_overLogAt)
        return;
    qCWarning(lcEngine, "more than %zu devices: %zu have no lasting place, see [devices] at_most; readings are kept",
              m_config.devices.atMost, devices.overCount());
    m_overLogAt = total * 2;
}

void PipelineWorker::drain(std::int64_t deadlineMs)
{
    LINESIDE_ASSERT_THREAD(this);
    takeRequests();
    bool more = true;
    while (more && !m_commitFailed && m_clock.monotonicMs() < deadlineMs) {
        more = readJournal();
        commit();
    }
}

void PipelineWorker::close()
{
    LINESIDE_ASSERT_THREAD(this);
    takeRequests();
    m_pipeline.finish(m_clock.now());
    commit();
    for (auto &[answer, done] : std::exchange(m_answers, {})) {
        if (answer)
            answer(unexpected(ErrorCode::Unavailable, Reason::EngineStopped));
    }
    for (QTimer *timer : {m_commitTimer, m_tickTimer, m_frameTimer})
        timer->stop();
    m_reader.reset();
}

} // namespace lineside
