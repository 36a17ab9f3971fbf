// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/syncworker.h"

#include "base/logging.h"
#include "base/thread.h"

#include <random>
#include <utility>

namespace lineside {

namespace {

constexpr std::size_t kWholeQuarantine = 10'000;
constexpr double kRateSeconds = 10; // the back-fill's rate is smoothed over about so long, for "time left" to be calm

} // namespace

SyncWorker::SyncWorker(SinkSettings sink, const SyncSettings &settings, const std::string &storeDirectory, Links links)
    : m_settingsOfSink(std::move(sink))
    , m_settings(settings)
    , m_links(std::move(links))
    , m_unsentRows(m_links.metrics.gauge("lineside_sync_unsent_rows", "Readings stored that the sink has not confirmed",
                                         {{"sink", m_settingsOfSink.name}}))
    , m_isUp(m_links.metrics.gauge("lineside_sync_up", "1 while the sink is connected and takes what it is sent",
                                   {{"sink", m_settingsOfSink.name}}))
    , m_store(storeDirectory)
    , m_watch(
          {m_links.board, m_links.clock, m_links.refusals},
          [name = m_settingsOfSink.name](EngineStatus &status) -> LinkStatus & { return sinkNamed(status, name).link; })
{
}

SyncWorker::~SyncWorker() = default;

void SyncWorker::start(const SinkPosition &position)
{
    LINESIDE_ASSERT_THREAD(this);
    m_sink = m_links.make(m_settingsOfSink,
                          {.clock = m_links.clock, .seed = std::random_device{}(), .link = m_watch.handlers()});
    m_follower = std::make_unique<OutboxFollower>(
        m_settingsOfSink.name, [this](std::uint64_t after, std::size_t limit) { return m_store.outbox(after, limit); },
        *m_sink, m_settings, m_links.clock, m_links.metrics);
    connect(m_follower.get(), &OutboxFollower::rowRefused, this,
            [this](const QString &deviceId, const QString &reason) {
                m_links.refusals.note("reading", deviceId.toStdString(), reason.toStdString());
                m_watch.noteError(reason.toStdString());
            });
    connect(m_follower.get(), &OutboxFollower::allRefused, this,
            [this](const QString &reason) { m_watch.setRefusal(reason.toStdString()); });
    connect(m_follower.get(), &OutboxFollower::positionMoved, this,
            [this](const SinkPosition &moved) { m_links.positionMoved(moved); });
    connect(m_follower.get(), &OutboxFollower::rowQuarantined, this,
            [this](const QuarantinedRow &row) { m_links.rowQuarantined(row); });
    connect(m_follower.get(), &OutboxFollower::quarantineReleased, this, [this](quint64 sequence) {
        m_links.quarantineReleased({m_settingsOfSink.name, sequence});
    });
    connect(m_follower.get(), &OutboxFollower::stopped, this, [this](const SinkPosition &last) {
        m_statusTimer->stop();
        m_links.positionMoved(last);
        m_links.stopped();
    });
    m_statusTimer = new QTimer(this);
    connect(m_statusTimer, &QTimer::timeout, this, &SyncWorker::reportStatus);
    m_statusTimer->start(1000);
    m_follower->start(position);
}

void SyncWorker::stop()
{
    LINESIDE_ASSERT_THREAD(this);
    m_follower->stop();
}

void SyncWorker::rowsStored(std::uint64_t lastSequence)
{
    m_follower->rowsStored(lastSequence);
}

void SyncWorker::replayQuarantine(std::optional<std::uint64_t> sequence)
{
    auto rows = m_store.quarantine(kWholeQuarantine);
    if (!rows) {
        qCWarning(lcSync, "cannot read the quarantine: %s", rows.error().text().c_str());
        return;
    }
    std::erase_if(*rows, [this, sequence](const QuarantinedRow &row) {
        return row.sink != m_settingsOfSink.name || (sequence && row.sequence != *sequence);
    });
    m_follower->replay(std::move(*rows));
}

void SyncWorker::reportStatus()
{
    const SyncStatus sync = m_follower->status();
    const double sentPerSecond = static_cast<double>(sync.sent - std::exchange(m_sentBefore, sync.sent));
    const double backfilled = static_cast<double>(sync.backfilled - std::exchange(m_backfilledBefore, sync.backfilled));
    m_backfillPerSecond += (backfilled - m_backfillPerSecond) / (sync.isBackfilling ? kRateSeconds : 1);
    const Backlog backlog = m_store.unsent(sync.position).value_or(Backlog{});
    m_unsentRows.set(static_cast<double>(backlog.count));
    m_links.board.updateStatus([&](EngineStatus &status) {
        SinkStatus &sink = sinkNamed(status, m_settingsOfSink.name);
        sink.position = sync.position.cursor;
        sink.sentPerSecond = sentPerSecond;
        sink.unsentRows = backlog.count;
        sink.oldestUnsentMs = backlog.oldestArrivalMs;
        sink.liveWaiting = sync.liveWaiting;
        sink.isBackfilling = sync.isBackfilling;
        sink.backfillPerSecond = m_backfillPerSecond;
        m_isUp.set(sink.link.state == LinkState::Up ? 1 : 0);
    });
}

} // namespace lineside
