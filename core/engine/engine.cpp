// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"

#include "alarms/prioritymatrix.h"
#include "api/healthjson.h"
#include "api/routes.h"
#include "base/logging.h"
#include "config/configwatch.h"
#include "engine/actionwaiters.h"
#include "engine/alarmbook.h"
#include "engine/alarmcard.h"
#include "engine/alarmfigures.h"
#include "engine/certificatewatch.h"
#include "engine/classwatch.h"
#include "engine/consoleserver.h"
#include "engine/engineapibackend.h"
#include "engine/ioworker.h"
#include "engine/loginworker.h"
#include "engine/pipelineworker.h"
#include "engine/processmemory.h"
#include "engine/quarantinewatch.h"
#include "engine/queryworker.h"
#include "engine/refusals.h"
#include "engine/suggestions.h"
#include "engine/syncworker.h"
#include "engine/workerthread.h"
#include "http/httpserver.h"
#include "metrics/metrics.h"
#include "model/reason.h"
#include "store/auditexporter.h"
#include "store/auditkeeper.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <limits>
#include <map>
#include <optional>
#include <utility>

namespace lineside {

namespace {

using namespace std::chrono_literals;

/// What stop() spends at most on emptying the journal; with the sinks' last try it stays under the 10 s after which
/// the deployment kills.
constexpr std::chrono::milliseconds kDrainTime = 5s;
constexpr std::chrono::milliseconds kStatusInterval = 1s;
constexpr std::int64_t kFiguresEveryMs = 60'000;
constexpr std::chrono::milliseconds kAnswerTime = 5s; ///< within which who waits hears something

/// One way upstream: nothing of it is shared with the others.
struct SinkLine
{
    SinkSettings settings;
    WorkerThread<SyncWorker> sync;
    std::promise<void> stopped;
};

} // namespace

/// Threads in the order of the flow: io -> pipeline -> sync; api and query beside them.
struct Engine::Private
{
    Private(Config configuration, Clock &theClock)
        : config(std::move(configuration))
        , clock(theClock)
    {
    }

    const Config config;
    Clock &clock;
    Metrics metrics;
    Histogram &screenDelay = metrics.histogram("lineside_screen_delay_seconds",
                                               "From arrival to the screen taking it, oldest of each frame",
                                               {0.02, 0.05, 0.1, 0.12, 0.15, 0.2, 0.5, 0.6, 1, 5});
    Histogram &stepDelay = metrics.histogram("lineside_step_screen_delay_seconds",
                                             "From arrival to the screen taking it, oldest of each frame, of readings "
                                             "with an alarm step or another quality",
                                             {0.02, 0.05, 0.1, 0.12, 0.15, 0.2, 0.5, 1, 5});
    Gauge &journalBytes
        = metrics.gauge("lineside_journal_bytes", "Size of the messages in the journal that the store has not taken");
    Books books;
    LiveBoard board;
    Screens screens{[this] { noteScreens(); }, [this](const LiveFrame &frame) { noteTaken(frame); }};
    std::atomic<bool> latestAsked = false;
    Refusals refusals{metrics, clock};
    ActionWaiters waiters;
    std::unique_ptr<Journal> journal;
    WorkerThread<IoWorker> io;
    WorkerThread<PipelineWorker> pipeline;
    std::vector<std::unique_ptr<SinkLine>> sinks; ///< complete before anything is stored
    std::optional<QuarantineWatch> quarantine;
    std::atomic<bool> looksAtQuarantine = false; ///< asked for, and not done yet
    std::pair<std::int64_t, std::int64_t> figuresTold; ///< minute, and when they were reset
    std::atomic<bool> looksAtFigures = false; ///< asked for, and not done yet
    CertificateWatch certificates{config};
    ClassWatch classes{config};
    std::string fileProblem; ///< of the configuration file, as main tells it
    std::string classProblem = config.classes.problem.empty() ? std::string() : hasErrors(config.classes.problem);
    WorkerThread<QueryWorker> query;
    WorkerThread<LoginWorker> login;
    Suggestions suggestions{config.store.directory,
                            config.devices.renamed,
                            {.settings = [this] { return configuredAlarms(config).with(board.alarmRules()->rules); },
                             .guides = [this] { return board.guides(); },
                             .clock = clock}};
    std::unique_ptr<EngineApiBackend> apiBackend;
    std::unique_ptr<Routes> routes;
    std::unique_ptr<HttpServer> http;
    std::unique_ptr<ConsoleServer> console;
    QTimer statusTimer;
    BookEntries booksBefore;
    std::map<std::string, bool> sourcesUp; // as the pipeline was told
    std::atomic<bool> running = false;

    [[nodiscard]] PipelineWorker::Outputs pipelineOutputs();
    [[nodiscard]] Intake::Links intakeLinks();
    [[nodiscard]] Outbound::Links outboundLinks();
    [[nodiscard]] Result<void> startStorage();
    void startSinks();
    void startSink(SinkLine &line);
    void startIo();
    [[nodiscard]] Result<void> startApi(Engine &engine);
    void startConsole(Engine &engine);
    [[nodiscard]] Result<void> replayQuarantine(const ReplayQuarantine &wish);
    [[nodiscard]] LinkStatus controlFor(const std::string &deviceId) const;
    void submitAwaitingBroker(Engine &engine, OperatorRequest request);
    /// `commandId`: not to be sent any more then; empty: it is no command.
    void answerInTime(Engine &engine, const std::string &ticket, Reason why, const std::string &commandId);
    void describeProgram();
    void stopSinks();
    void noteScreens();
    void noteTaken(const LiveFrame &frame);
    void rememberLatest();
    void renewStatus();
    void tellOfLinks(const std::vector<SourceStatus> &sources);
    void tellFigures();
    void lookAtQuarantine();
    void lookAtCertificates();
    void lookAtClasses(Engine &engine);
    void showConfigProblem();
    /// `units` outlives it. Thread: any.
    [[nodiscard]] AlarmBook alarmBook(const UnitTable &units) const;
    void tellPipeline(PipelineRequest request) { pipeline.worker()->request(std::move(request)); }
};

Engine::Engine(Config config, Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(config), clock))
{
    connect(&d->statusTimer, &QTimer::timeout, this, [this] {
        d->lookAtQuarantine();
        d->tellFigures();
        d->lookAtCertificates();
        d->lookAtClasses(*this);
        d->renewStatus();
        Q_EMIT statusChanged();
    });
}

Engine::~Engine()
{
    stop();
}

Result<void> Engine::start()
{
    d->describeProgram();
    d->board.setGuides(d->config.guides);
    d->showConfigProblem();
    for (const std::string &doubt : priorityDoubts(d->config.guides, d->config.alarms))
        qCWarning(lcConfig, "%s", doubt.c_str());
    d->metrics.gauge("lineside_journal_capacity_bytes", "How many of them find room; beyond, sources wait")
        .set(static_cast<double>(d->config.journal.capacityBytes));
    // First, so that /health answers while much is loaded; /ready says that the engine is starting.
    if (auto started = d->startApi(*this); !started)
        return started;
    if (auto started = d->startStorage(); !started)
        return started;
    d->query.start("query", [this] {
        return std::make_unique<QueryWorker>(d->config.store.directory, d->config.devices.renamed);
    });
    d->suggestions.start();
    d->login.start("login", [this] {
        return std::make_unique<LoginWorker>(d->config.storagePath, d->clock,
                                             [this](OperatorRequest request) { d->tellPipeline(std::move(request)); });
    });
    d->startSinks();
    d->pipeline.ask([this](PipelineWorker &pipeline) { pipeline.begin(*d->journal); });
    d->running = true;
    d->noteScreens();
    d->startIo();
    d->startConsole(*this);
    d->renewStatus();
    d->statusTimer.start(kStatusInterval);
    qCInfo(lcEngine, "engine is up, storage %s, broker %s:%u", d->config.storagePath.c_str(),
           d->config.mqtt.host.c_str(), unsigned{d->config.mqtt.port});
    return {};
}

void Engine::Private::describeProgram()
{
    board.updateStatus([this](EngineStatus &status) {
        status.startedMs = clock.utcMs();
        status.version = LINESIDE_VERSION;
        status.qtVersion = qVersion();
        status.mqttLibrary = mqttLibraryName();
        status.location = config.location;
        status.storagePath = config.storagePath;
        status.journalMode = config.journal.mode == JournalMode::PowerSafe ? "power-safe" : "crash-safe";
        status.journalCapacityBytes = config.journal.capacityBytes;
    });
}

PipelineWorker::Outputs Engine::Private::pipelineOutputs()
{
    return {.sendCommand =
                [this](const Command &command, std::uint32_t source) {
                    io.worker()->outbound.request(CommandDue{command, source});
                },
            .commandMoved = [this](const Command &command) { waiters.moved(command); },
            .replayQuarantine = [this](const ReplayQuarantine &wish) { return replayQuarantine(wish); },
            .publishAlert = [this](PendingAlert alert) { io.worker()->outbound.request(std::move(alert)); },
            .alertsStored
            = [this](std::vector<std::uint64_t> ids) { io.worker()->outbound.request(AlertsStored{std::move(ids)}); },
            .alertsRead =
                [this](std::vector<std::uint64_t> wanted, Result<std::vector<PendingAlert>> found) {
                    io.worker()->outbound.request(AlertsRead{std::move(wanted), std::move(found)});
                },
            .rowsStored =
                [this](std::uint64_t lastSequence) {
                    for (const auto &line : sinks) {
                        if (line->sync.isRunning())
                            line->sync.worker()->rowsStored(lastSequence);
                    }
                },
            .journalReleased = [this] { io.worker()->intake.journalReleased(); },
            .horn =
                [this](const HornState &state) {
                    if (config.horn.isOn && io.isRunning())
                        io.worker()->outbound.request(state);
                },
            .auditHead =
                [this](const AuditHead &head) {
                    if (io.isRunning())
                        io.worker()->outbound.request(head);
                },
            .workSecret =
                [this](OperatorRequest request, SecretWork work) {
                    login.post([request = std::move(request), work = std::move(work)](LoginWorker &worker) {
                        worker.work(request, work);
                    });
                }};
}

Intake::Links Engine::Private::intakeLinks()
{
    return {.journal = *journal,
            .books = books,
            .metrics = metrics,
            .board = board,
            .clock = clock,
            .refusals = refusals,
            .messagesAppended = [this] { pipeline.worker()->messagesAppended(); }};
}

Outbound::Links Engine::Private::outboundLinks()
{
    return {.board = board,
            .clock = clock,
            .refusals = refusals,
            .tellPipeline = [this](PipelineRequest request) { tellPipeline(std::move(request)); },
            .tellsHorn = config.horn.isOn};
}

Result<void> Engine::Private::startStorage()
{
    pipeline.start("pipeline", [this] {
        return std::make_unique<PipelineWorker>(config, clock, metrics, books, board, screens, pipelineOutputs());
    });
    const auto committed = pipeline.ask([](PipelineWorker &worker) { return worker.openStore(); });
    if (!committed)
        return Unexpected(committed.error());
    auto opened = Journal::open(config.journal, *committed);
    if (!opened)
        return Unexpected(opened.error());
    journal = std::move(*opened);
    books.received(journal->recoveredMessages());
    io.start("io", [this] {
        return std::make_unique<IoWorker>(config.sourcesToServe(), intakeLinks(), config.controlConnection(),
                                          config.controlsOfSources(), outboundLinks());
    });
    return {};
}

void Engine::Private::startSinks()
{
    for (SinkConfig &each : config.sinksToServe()) {
        sinks.push_back(std::make_unique<SinkLine>());
        sinks.back()->settings = std::move(each.sink);
    }
    board.updateStatus([this](EngineStatus &status) {
        if (sinks.empty())
            status.cloud.state = LinkState::Off;
        for (const auto &line : sinks)
            sinkNamed(status, line->settings.name).link.state = LinkState::Connecting;
    });
    std::vector<std::string> names;
    for (const auto &line : sinks) {
        names.push_back(line->settings.name);
        startSink(*line);
    }
    if (!names.empty())
        quarantine.emplace(names, board, metrics);
}

void Engine::Private::startSink(SinkLine &line)
{
    const std::string &name = line.settings.name;
    const std::string thread = name == kDefaultSinkName ? "sync" : "sync " + name;
    line.sync.start(thread.c_str(), [this, &line] {
        return std::make_unique<SyncWorker>(
            line.settings, config.sync, config.store.directory,
            SyncWorker::Links{
                .board = board,
                .clock = clock,
                .metrics = metrics,
                .refusals = refusals,
                .positionMoved =
                    [this, &line](const SinkPosition &position) {
                        tellPipeline(CursorMoved{line.settings.name, position});
                    },
                .rowQuarantined = [this](const QuarantinedRow &row) { tellPipeline(RowQuarantined{row}); },
                .quarantineReleased = [this](const QuarantineKey &key) { tellPipeline(QuarantineReleased{key}); },
                .stopped = [&line] { line.stopped.set_value(); }});
    });
    const SinkPosition position = pipeline.ask([&name](PipelineWorker &worker) { return worker.positionOf(name); });
    line.sync.ask([&position](SyncWorker &worker) { worker.start(position); });
}

void Engine::Private::startIo()
{
    io.ask([](IoWorker &worker) {
        worker.outbound.start();
        worker.intake.start();
    });
}

Result<void> Engine::Private::startApi(Engine &engine)
{
    if (!config.api.enabled)
        return {};
    apiBackend = std::make_unique<EngineApiBackend>(
        config.store.directory, config.devices.renamed,
        EngineApiBackend::Links{
            .board = board,
            .config = config,
            .metrics = metrics,
            .books = books,
            .clock = clock,
            .clocks = config.devices.clocks,
            .submit
            = [&engine](OperatorAction action, Requester who,
                        ActionAnswer answer) { engine.submit(std::move(action), std::move(who), std::move(answer)); },
            .suggestion = [&engine](const AlarmKey &key,
                                    const std::string &deviceClass) { return engine.suggestion(key, deviceClass); }});
    routes = std::make_unique<Routes>(*apiBackend, clock);
    http = std::make_unique<HttpServer>(
        HttpSettings{.bind = config.api.bind, .port = config.api.port},
        [this](const HttpRequest &request) { return routes->respond(request); }, metrics, &Routes::laneOf);
    return http->start();
}

/// Without it the plant runs on; who is locked out has to stop the engine first.
void Engine::Private::startConsole(Engine &engine)
{
    console = std::make_unique<ConsoleServer>(ConsoleServer::Links{
        .people = [this] { return board.people(); },
        .submit
        = [&engine](OperatorAction action, Requester who,
                    ActionAnswer answer) { engine.submit(std::move(action), std::move(who), std::move(answer)); }});
    if (auto started = console->start(config.storagePath); !started)
        qCWarning(lcEngine, "no commands of the console: %s", started.error().text().c_str());
}

void Engine::stop()
{
    d->console.reset();
    d->statusTimer.stop();
    const bool wasRunning = d->running.exchange(false);
    if (wasRunning) {
        const std::int64_t deadline = d->clock.monotonicMs() + kDrainTime.count();
        d->io.ask([](IoWorker &worker) { worker.intake.stopTakingIn(); });
        d->pipeline.ask([deadline](PipelineWorker &worker) { worker.drain(deadline); });
        const auto alertsSettled = std::make_shared<std::promise<void>>(); // outlives a wait that is given up
        d->io.ask([alertsSettled](IoWorker &worker) {
            worker.outbound.finishAlerts([alertsSettled] { alertsSettled->set_value(); });
        });
        const auto patience = std::chrono::steady_clock::now() + Outbound::kAlertTime + 1s;
        d->stopSinks();
        alertsSettled->get_future().wait_until(patience); // one confirmed now is not sent again at the next start
    }
    if (d->http)
        d->http->stop();
    if (wasRunning) {
        d->io.ask([](IoWorker &worker) {
            worker.intake.stop();
            worker.outbound.stop();
        });
        d->login.stop(); // what it still finds out is told to the pipeline
        d->pipeline.ask([](PipelineWorker &worker) { worker.close(); });
        qCInfo(lcEngine, "engine has stopped");
    }
    d->suggestions.stop();
    d->login.stop();
    d->query.stop();
    for (const auto &line : d->sinks)
        line->sync.stop();
    d->io.stop();
    d->pipeline.stop();
    d->journal.reset();
}

/// All try their last at the same time.
void Engine::Private::stopSinks()
{
    std::vector<std::future<void>> stopped;
    for (const auto &line : sinks) {
        stopped.push_back(line->stopped.get_future());
        line->sync.ask([](SyncWorker &worker) { worker.stop(); });
    }
    const auto deadline = std::chrono::steady_clock::now() + config.sync.lastTry + 1s;
    for (const std::future<void> &each : stopped)
        each.wait_until(deadline);
}

void Engine::Private::tellOfLinks(const std::vector<SourceStatus> &sources)
{
    for (const SourceStatus &source : sources) {
        const bool isUp = source.link.state == LinkState::Up;
        const auto [known, isNew] = sourcesUp.try_emplace(source.name, isUp);
        if (isNew || std::exchange(known->second, isUp) != isUp)
            tellPipeline(SourceLinkMoved{source.name, isUp});
    }
}

void Engine::Private::renewStatus()
{
    const BookEntries now = books.snapshot();
    const auto since = [](std::uint64_t after, std::uint64_t before) { return static_cast<double>(after - before); };
    const double received = since(now.received, booksBefore.received);
    const double stored = since(now.stored, booksBefore.stored);
    booksBefore = now;
    board.updateStatus([&](EngineStatus &status) {
        tellOfLinks(status.sources);
        for (const SourceStatus &source : status.sources)
            metrics
                .gauge("lineside_source_up", "1 while the source is connected and may read", {{"source", source.name}})
                .set(source.link.state == LinkState::Up ? 1 : 0);
        status.madeMs = clock.utcMs();
        status.books = now;
        status.refusals = refusals.recent();
        status.receivedPerSecond = received;
        status.storedPerSecond = stored;
        status.journalBytes = journal ? journal->bytesWaiting() : 0;
        status.journalProblem = journal ? journal->problem() : std::string();
        journalBytes.set(static_cast<double>(status.journalBytes));
        status.residentBytes = residentBytes();
    });
}

/// With each minute, and once they were reset.
void Engine::Private::tellFigures()
{
    const std::int64_t resetMs = board.status().figuresResetMs;
    const std::pair turn{clock.utcMs() / kFiguresEveryMs, resetMs};
    if (turn == figuresTold || !io.isRunning() || looksAtFigures.exchange(true))
        return;
    figuresTold = turn;
    query.post([this, resetMs](QueryWorker &worker) {
        const auto figures = alarmFigures(worker.store(), config.alarms.positions, resetMs, clock.utcMs());
        looksAtFigures = false;
        if (!figures) {
            qCWarning(lcEngine, "the figures of alarms are not told: %s", figures.error().text().c_str());
            return;
        }
        for (const AlarmHealth &each : *figures)
            io.worker()->outbound.request(FiguresDue{each.position, alarmMetricsJson(each, config.nodeId)});
    });
}

/// On the thread for questions; one that takes long there is not asked for again meanwhile.
void Engine::Private::lookAtQuarantine()
{
    if (!quarantine || looksAtQuarantine.exchange(true))
        return;
    query.post([this](QueryWorker &worker) {
        quarantine->look(worker.store());
        looksAtQuarantine = false;
    });
}

void Engine::Private::lookAtCertificates()
{
    if (!certificates.isDue(clock.monotonicMs()))
        return;
    query.post([this](QueryWorker &) {
        auto found = certificates.look();
        board.updateStatus([&found](EngineStatus &status) { status.certificates = std::move(found); });
    });
}

void Engine::Private::lookAtClasses(Engine &engine)
{
    if (!classes.isDue(clock.monotonicMs()))
        return;
    query.post([this, &engine](QueryWorker &) {
        auto found = classes.look();
        if (!found)
            return;
        if (found->guides)
            board.setGuides(*std::move(found->guides));
        QMetaObject::invokeMethod(&engine, [this, problem = std::move(found->problem)] {
            classProblem = problem;
            showConfigProblem();
        });
    });
}

void Engine::Private::showConfigProblem()
{
    const std::string &problem = fileProblem.empty() ? classProblem : fileProblem;
    board.updateStatus([&](EngineStatus &status) {
        if (status.configProblem != problem)
            status.configProblemSinceMs = problem.empty() ? 0 : clock.utcMs();
        status.configProblem = problem;
    });
}

std::unique_ptr<Screen> Engine::openScreen(Screens::Ready ready)
{
    return d->screens.open(std::move(ready));
}

void Engine::Private::noteScreens()
{
    if (!running)
        return;
    tellPipeline(ScreensChanged{});
    if (screens.isAnyOpen() && !latestAsked.exchange(true))
        rememberLatest();
}

void Engine::Private::noteTaken(const LiveFrame &frame)
{
    if (frame.firstArrivalMs > 0)
        screenDelay.observe(static_cast<double>(clock.utcMs() - frame.firstArrivalMs) / 1000.0);
    if (frame.firstStepMs > 0)
        stepDelay.observe(static_cast<double>(clock.utcMs() - frame.firstStepMs) / 1000.0);
}

/// On the thread for questions, so that the start waits for no disk; the screen has the values a frame later.
void Engine::Private::rememberLatest()
{
    const std::int64_t nowMs = clock.utcMs();
    const bool isClockSet = nowMs >= kClockSetMs;
    const std::int64_t notAfterMs = isClockSet ? nowMs + kClockToleranceMs : std::numeric_limits<std::int64_t>::max();
    query.post([this, notAfterMs](QueryWorker &worker) {
        auto latest = worker.store().latestValues(notAfterMs);
        if (latest)
            tellPipeline(LatestRemembered{std::move(*latest)});
        else
            qCWarning(lcEngine, "the last values are not known: %s", latest.error().text().c_str());
    });
}

EngineStatus Engine::status() const
{
    return d->board.status();
}

void Engine::setConfigProblem(const std::string &problem)
{
    d->fileProblem = problem;
    d->showConfigProblem();
}

void Engine::setSoundProblem(const std::string &problem)
{
    d->board.updateStatus([&](EngineStatus &status) { status.hornOutputs.soundProblem = problem; });
}

const CommandRules &Engine::commandRules() const
{
    return d->config.commands.rules;
}

std::uint16_t Engine::httpPort() const
{
    return d->http ? d->http->port() : 0;
}

std::vector<RejectedMessage> Engine::rejectedMessages() const
{
    return d->board.rejected();
}

std::vector<RejectedKind> Engine::rejectedKinds() const
{
    return d->board.rejectedKinds();
}

void Engine::submit(OperatorAction action, Requester who, ActionAnswer answer)
{
    if (!d->running) {
        if (answer)
            answer(unexpected(ErrorCode::Unavailable, Reason::EngineNotRunning));
        return;
    }
    OperatorRequest request{std::move(action), std::move(who), d->clock.utcMs(), {}, std::move(answer)};
    if (const auto *order = std::get_if<SendCommand>(&request.action)) {
        // What is no command gets no id here: the desk refuses it in words.
        request.commandId
            = CommandTracker::idFor({order->deviceId, order->payload, {}, {}, {}}).value_or(std::string());
        if (order->answer == SendCommand::Answer::WhenDelivered && !request.commandId.empty())
            return d->submitAwaitingBroker(*this, std::move(request));
    }
    if (request.answer) {
        const std::string ticket = d->waiters.add(std::move(request.answer));
        request.answer = [this, ticket](Result<ActionDone> done) { d->waiters.answer(ticket, std::move(done)); };
        d->answerInTime(*this, ticket, Reason::NotConfirmedByEngine, {});
    }
    d->tellPipeline(std::move(request));
}

LinkStatus Engine::Private::controlFor(const std::string &deviceId) const
{
    const LiveBoard::Devices devices = board.devices();
    const auto known = std::ranges::lower_bound(*devices, deviceId, {}, &Device::id);
    const bool isKnown = known != devices->end() && known->id == deviceId;
    return controlOf(board.status(), isKnown ? known->source : 0);
}

void Engine::Private::submitAwaitingBroker(Engine &engine, OperatorRequest request)
{
    // The contract's answer tells whether it was sent; one for later would be a lie.
    if (const LinkStatus link = controlFor(std::get<SendCommand>(request.action).deviceId); !isConnected(link.state))
        return request.answer(unexpected(ErrorCode::Unavailable, "not connected to the broker", link.reason));
    const std::string ticket
        = waiters.add(request.commandId, std::get<SendCommand>(request.action), std::move(request.answer));
    request.answer = [this, ticket](const Result<ActionDone> &entered) { waiters.entered(ticket, entered); };
    answerInTime(engine, ticket, Reason::NotConfirmedByBroker, request.commandId);
    tellPipeline(std::move(request));
}

void Engine::Private::answerInTime(Engine &engine, const std::string &ticket, Reason why, const std::string &commandId)
{
    QMetaObject::invokeMethod(&engine, [this, &engine, ticket, why, commandId] {
        QTimer::singleShot(kAnswerTime, &engine, [this, ticket, why, commandId] {
            const bool waited = waiters.answer(ticket, unexpected(ErrorCode::Timeout, why));
            if (waited && !commandId.empty() && running)
                io.worker()->outbound.request(WithdrawCommand{commandId, std::string(toString(why))});
        });
    });
}

Result<void> Engine::Private::replayQuarantine(const ReplayQuarantine &wish)
{
    if (sinks.empty())
        return unexpected(ErrorCode::Unavailable, Reason::NothingToCloud);
    if (!wish.sequence && wish.sink.empty())
        io.worker()->outbound.request(RetryAlerts{});
    for (const auto &line : sinks) { // each takes its own rows
        if (wish.sink.empty() || wish.sink == line->settings.name)
            line->sync.post([sequence = wish.sequence](SyncWorker &worker) { worker.replayQuarantine(sequence); });
    }
    return {};
}

std::vector<QuarantinedRow> Engine::quarantine() const
{
    return d->board.quarantine();
}

void Engine::queryHistory(HistoryQuery query, QObject *context, std::function<void(Result<History>)> answer)
{
    d->query.post(
        [query = std::move(query), context = QPointer(context), answer = std::move(answer)](QueryWorker &worker) {
            worker.ask<History>([&query](StoreReader &reader) { return reader.history(query); }, context, answer);
        });
}

void Engine::queryAlarmHistory(AlarmHistoryQuery query, QObject *context,
                               std::function<void(Result<AlarmHistoryPage>)> answer)
{
    d->query.post(
        [query = std::move(query), context = QPointer(context), answer = std::move(answer)](QueryWorker &worker) {
            worker.ask<AlarmHistoryPage>([&query](StoreReader &reader) { return reader.alarmHistory(query); }, context,
                                         answer);
        });
}

void Engine::queryCommands(CommandQuery query, QObject *context, std::function<void(Result<CommandPage>)> answer)
{
    d->query.post(
        [query = std::move(query), context = QPointer(context), answer = std::move(answer)](QueryWorker &worker) {
            worker.ask<CommandPage>([&query](StoreReader &reader) { return reader.commands(query); }, context, answer);
        });
}

void Engine::queryAlarmCard(AlarmKey key, std::string deviceClass, QObject *context,
                            std::function<void(Result<AlarmCard>)> answer)
{
    d->query.post([guides = d->board.guides(), &folder = d->config.classes.folder, key = std::move(key),
                   deviceClass = std::move(deviceClass), context = QPointer(context),
                   answer = std::move(answer)](QueryWorker &worker) {
        const auto card = [&](StoreReader &reader) { return alarmCard({*guides, folder}, reader, key, deviceClass); };
        worker.ask<AlarmCard>(card, context, answer);
    });
}

void Engine::queryAlarmVersions(QObject *context, std::function<void(Result<std::vector<AlarmRulesVersion>>)> answer)
{
    d->query.post([context = QPointer(context), answer = std::move(answer)](QueryWorker &worker) {
        worker.ask<std::vector<AlarmRulesVersion>>(
            [](StoreReader &reader) { return reader.alarmRules(EngineApiBackend::kListedVersions); }, context, answer);
    });
}

void Engine::queryAudit(AuditQuery query, QObject *context, std::function<void(Result<AuditPage>)> answer)
{
    d->query.post(
        [query = std::move(query), context = QPointer(context), answer = std::move(answer)](QueryWorker &worker) {
            worker.ask<AuditPage>([&query](StoreReader &reader) { return reader.audit(query); }, context, answer);
        });
}

Result<void> Engine::exportAudit(const std::function<Result<void>(std::string_view)> &take) const
{
    auto key = auditKeyThatIsThere(d->config.store.directory);
    if (!key)
        return Unexpected(key.error());
    StoreReader reader(d->config.store.directory);
    AuditExporter exporter(reader, std::move(*key),
                           {.nowMs = d->clock.utcMs(),
                            .beside = readAuditHeadFile(d->config.store.directory),
                            .known = status().audit.faults});
    for (;;) {
        const auto portion = exporter.next();
        if (!portion)
            return Unexpected(portion.error());
        if (portion->empty())
            return {};
        if (auto taken = take(*portion); !taken)
            return taken;
    }
}

AlarmBook Engine::Private::alarmBook(const UnitTable &units) const
{
    AlarmBook book(configuredAlarms(config), units);
    book.restore(*board.alarmRules());
    return book;
}

std::string Engine::alarmSettingsCsv() const
{
    const UnitTable units = UnitTable::of(d->config.units);
    return d->alarmBook(units).csv();
}

RuleCheck Engine::checkAlarmSettings(const std::string &csv) const
{
    const UnitTable units = UnitTable::of(d->config.units);
    return d->alarmBook(units).check(csv);
}

void Engine::queryAlarmHealth(AlarmHealthQuery query, QObject *context, std::function<void(Result<AlarmHealth>)> answer)
{
    d->query.post([&positions = d->config.alarms.positions, query = std::move(query), context = QPointer(context),
                   answer = std::move(answer)](QueryWorker &worker) {
        const auto health = [&](StoreReader &reader) { return alarmHealthIn(reader, positions, query); };
        worker.ask<AlarmHealth>(health, context, answer);
    });
}

Result<SuggestionProgress> Engine::suggestion(const AlarmKey &key, const std::string &deviceClass)
{
    if (!d->running)
        return unexpected(ErrorCode::Unavailable, "the engine does not run");
    return d->suggestions.ask(key, deviceClass);
}

void Engine::cancelSuggestion(const AlarmKey &key)
{
    d->suggestions.cancel(key);
}

} // namespace lineside
