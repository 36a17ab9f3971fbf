// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/outboxfollower.h"

#include "base/logging.h"
#include "base/thread.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace lineside {

namespace {

bool isRefusal(ErrorCode code)
{
    return code == ErrorCode::InvalidInput || code == ErrorCode::NotAllowed;
}

} // namespace

OutboxFollower::OutboxFollower(const std::string &sinkName, Fetch fetch, CloudSink &sink, const SyncSettings &settings,
                               const Clock &clock, Metrics &metrics)
    : m_sinkName(sinkName)
    , m_fetch(std::move(fetch))
    , m_sink(sink)
    , m_lastTry(settings.lastTry)
    , m_pacing(settings.pacing)
    , m_clock(clock)
    , m_numbers(makeNumbers(metrics, sinkName))
    , m_pauses(static_cast<std::uint64_t>(clock.utcMs()), settings.pacing.pauses)
    , m_refusedPauses(static_cast<std::uint64_t>(clock.utcMs()) + 1, settings.pacing.refusedPauses)
    , m_lookedMs(clock.monotonicMs() - settings.pacing.gather.count())
    , m_backfillRate(settings.backfillRate)
    , m_gatherTimer(this)
    , m_lagTimer(this)
    , m_rateTimer(this)
    , m_pauseTimer(this)
    , m_refusedTimer(this)
    , m_reportTimer(this)
    , m_finishTimer(this)
{
    for (QTimer *timer : {&m_gatherTimer, &m_rateTimer, &m_pauseTimer, &m_refusedTimer, &m_reportTimer, &m_finishTimer})
        timer->setSingleShot(true);
    connect(&m_gatherTimer, &QTimer::timeout, this, &OutboxFollower::look);
    connect(&m_lagTimer, &QTimer::timeout, this, &OutboxFollower::judgeLag);
    connect(&m_rateTimer, &QTimer::timeout, this, &OutboxFollower::pump);
    connect(&m_pauseTimer, &QTimer::timeout, this, &OutboxFollower::pump);
    connect(&m_refusedTimer, &QTimer::timeout, this, &OutboxFollower::retryRefused);
    connect(&m_reportTimer, &QTimer::timeout, this, &OutboxFollower::reportPosition);
    connect(&m_finishTimer, &QTimer::timeout, this, &OutboxFollower::finish);
}

OutboxFollower::Numbers OutboxFollower::makeNumbers(Metrics &metrics, const std::string &sinkName)
{
    const MetricLabels labels{{"sink", sinkName}};
    const std::vector<double> bounds{0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 60, 600, 3600};
    return {metrics.counter("lineside_sync_sent_total", "Readings the sink has confirmed", labels),
            metrics.counter("lineside_sync_retried_total", "Readings that had to be sent again", labels),
            metrics.counter("lineside_sync_quarantined_total", "Readings the sink would not have", labels),
            metrics.histogram("lineside_sync_delay_seconds", "From arrival to the sink's confirmation, live lane",
                              bounds, labels),
            metrics.histogram("lineside_sync_backfill_delay_seconds",
                              "From arrival to the sink's confirmation, back-fill lane", bounds, labels)};
}

void OutboxFollower::start(const SinkPosition &position)
{
    LINESIDE_ASSERT_THREAD(this);
    m_state = State::Running;
    m_lanes = SendLanes(position);
    m_reported = position;
    m_mayHoldMore = true;
    m_lagTimer.start(m_pacing.liveLag);
    m_sink.start([this](std::uint64_t sequence, const Result<void> &result) { takeAnswer(sequence, result); },
                 [this] { pump(); });
    pump();
}

void OutboxFollower::stop()
{
    LINESIDE_ASSERT_THREAD(this);
    if (m_state != State::Running)
        return;
    m_mayHoldMore = true;
    pump();
    m_lagTimer.stop();
    m_isBehind = false;
    m_state = State::LastTry;
    m_finishTimer.start(m_lastTry);
    finishWhenQuiet();
}

void OutboxFollower::rowsStored(std::uint64_t lastSequence)
{
    m_lastStored.store(lastSequence, std::memory_order_relaxed);
    if (!m_newsPosted.exchange(true))
        QMetaObject::invokeMethod(this, &OutboxFollower::gather, Qt::QueuedConnection);
}

// NOLINTNEXTLINE(performance-unnecessary-value-param): its rows are moved out of it
void OutboxFollower::replay(std::vector<QuarantinedRow> rows)
{
    LINESIDE_ASSERT_THREAD(this);
    for (QuarantinedRow &row : rows)
        m_replays.try_emplace(row.sequence, std::move(row));
    pump();
}

SyncStatus OutboxFollower::status() const
{
    LINESIDE_ASSERT_THREAD(this);
    SyncStatus status = m_status;
    status.position = m_lanes.position();
    status.isBackfilling = m_lanes.backfill() != nullptr;
    status.liveWaiting = unreadRows() + m_lanes.live().open();
    return status;
}

void OutboxFollower::gather()
{
    LINESIDE_ASSERT_THREAD(this);
    if (m_state != State::Running || m_gatherTimer.isActive())
        return;
    const std::int64_t restMs = m_lookedMs + m_pacing.gather.count() - m_clock.monotonicMs();
    if (restMs <= 0)
        look();
    else
        m_gatherTimer.start(static_cast<int>(restMs));
}

void OutboxFollower::look()
{
    m_lookedMs = m_clock.monotonicMs();
    m_mayHoldMore = true;
    pump();
}

/// The one place from which rows leave; called whenever something may have changed.
void OutboxFollower::pump()
{
    if (m_state == State::Idle || m_pauseTimer.isActive() || (m_broken && m_lanes.inFlight() > 0))
        return;
    m_broken = false;
    startLiveWhenBehind();
    readAhead();
    send();
}

/// Once a second. Rows that were stored a second ago and have not even left are a backlog, if the sink was there all
/// the time: a short outage's rows still go in their order, in one lane.
void OutboxFollower::judgeLag()
{
    m_isBehind = m_isBehind || (m_storedBefore && hasUnsentUpTo(*m_storedBefore));
    m_storedBefore.reset();
    if (!isAway())
        m_storedBefore = m_lastStored.load(std::memory_order_relaxed);
    pump();
}

bool OutboxFollower::isAway() const
{
    return m_pauseTimer.isActive() || (m_sink.room() == 0 && m_lanes.inFlight() == 0);
}

bool OutboxFollower::hasUnsentUpTo(std::uint64_t sequence) const
{
    const SendWindow &live = m_lanes.live();
    if (const auto waiting = live.firstWaiting())
        return *waiting <= sequence;
    return m_mayHoldMore && live.lastRead() < sequence;
}

std::uint64_t OutboxFollower::unreadRows() const
{
    const auto lastStored = m_lastStored.load(std::memory_order_relaxed);
    return lastStored - std::min(lastStored, m_lanes.live().lastRead());
}

/// Waits until nothing of the live lane is on its way, so that no row is sent in two lanes.
void OutboxFollower::startLiveWhenBehind()
{
    if (m_state != State::Running || m_sink.room() == 0)
        return;
    m_isBehind = m_isBehind || unreadRows() > m_pacing.surelyBacklog;
    if (!m_isBehind || !m_lanes.canStartLive())
        return;
    if (!m_lanes.backfill())
        qCInfo(lcSync, "a backlog waits: what is stored from now on goes first");
    m_lanes.startLiveAfter(m_lastStored.load(std::memory_order_relaxed));
    m_isBehind = false;
    m_storedBefore.reset();
}

void OutboxFollower::readAhead()
{
    if (m_state != State::Running)
        return;
    readLive();
    readBackfill();
    m_lanes.closeBackfill();
}

/// While the window is full, m_newsPosted stays set: during an outage the pipeline's news wake nobody.
void OutboxFollower::readLive()
{
    while (m_mayHoldMore && hasRoomForPage(m_lanes.live())) {
        m_newsPosted.exchange(false);
        auto page = fetch(m_lanes.live().lastRead());
        if (!page)
            return;
        m_mayHoldMore = page->size() == m_pacing.page;
        m_lanes.live().append(std::move(*page));
    }
}

void OutboxFollower::readBackfill()
{
    while (const auto gap = m_lanes.gap()) {
        if (!hasRoomForPage(*m_lanes.backfill()))
            return;
        auto page = fetch(gap->first - 1);
        if (!page)
            return;
        const bool mayHoldMore = page->size() == m_pacing.page;
        m_lanes.fill(*gap, std::move(*page), mayHoldMore);
    }
}

/// nullopt: it failed, and a pause has begun.
std::optional<std::vector<OutboxRow>> OutboxFollower::fetch(std::uint64_t afterSequence)
{
    auto page = m_fetch(afterSequence, m_pacing.page);
    if (page)
        return std::move(*page);
    pauseAfter(page.error());
    return std::nullopt;
}

bool OutboxFollower::hasRoomForPage(const SendWindow &lane) const
{
    return lane.waiting() < m_pacing.lowWater && lane.size() + m_pacing.page <= m_pacing.window;
}

/// Whatever fits leaves at once, without waiting for more room: the client writes a turn's messages together, and a
/// broker without set_tcp_nodelay holds its next confirmations back until it hears from us (Nagle against delayed ACK:
/// 4,000 rows/s where 11,000 go).
void OutboxFollower::send()
{
    if (m_lanes.backfill())
        m_backfillRate.refill(m_clock.monotonicMs());
    while (m_sink.room() > 0 && (sendLive() || sendReplay() || sendBackfill())) { }
}

bool OutboxFollower::sendLive()
{
    const OutboxRow *row = m_isBehind ? nullptr : m_lanes.live().sendNext();
    if (row)
        m_sink.send(row->sequence, row->reading, Lane::Live);
    return row != nullptr;
}

bool OutboxFollower::sendReplay()
{
    if (m_replays.empty() || m_state != State::Running) // asked at every answer
        return false;
    if (m_lanes.replay().size() == 0)
        takeReplays();
    const OutboxRow *row = m_lanes.replay().sendNext();
    if (row)
        m_sink.send(row->sequence, row->reading, Lane::Backfill);
    return row != nullptr;
}

void OutboxFollower::takeReplays()
{
    std::vector<OutboxRow> rows;
    for (const auto &[sequence, row] : m_replays)
        rows.push_back({sequence, row.reading});
    m_lanes.startReplay(std::move(rows));
}

bool OutboxFollower::sendBackfill()
{
    SendWindow *backfill = m_state == State::Running ? m_lanes.backfill() : nullptr;
    if (!backfill || backfill->waiting() == 0)
        return false;
    if (!m_backfillRate.take()) {
        if (!m_rateTimer.isActive())
            m_rateTimer.start(m_pacing.gather);
        return false;
    }
    const OutboxRow *row = backfill->sendNext();
    m_sink.send(row->sequence, row->reading, Lane::Backfill);
    return true;
}

void OutboxFollower::takeAnswer(std::uint64_t sequence, const Result<void> &result)
{
    LINESIDE_ASSERT_THREAD(this);
    if (result)
        noteConfirmed(sequence);
    else if (isRefusal(result.error().code))
        noteRefused(sequence, result.error());
    else
        noteReturned(sequence, result.error());
    pump();
    reportPositionSoon();
    finishWhenQuiet();
}

void OutboxFollower::noteConfirmed(std::uint64_t sequence)
{
    SendWindow &lane = m_lanes.laneOf(sequence);
    const OutboxRow *row = lane.find(sequence);
    if (!row)
        return;
    const bool isReplay = &lane == &m_lanes.replay();
    const bool isLate = &lane == m_lanes.backfill();
    if (!isReplay)
        (isLate ? m_numbers.backfillDelay : m_numbers.delay)
            .observe(static_cast<double>(m_clock.utcMs() - row->reading.arrivalMs) / 1000.0);
    m_numbers.sent.add();
    ++m_status.sent;
    m_status.backfilled += isLate ? 1 : 0;
    lane.confirmed(sequence);
    m_pauses.connectionHeld(m_pacing.pauses.stableAfter);
    m_refusedPauses.connectionHeld(m_pacing.refusedPauses.stableAfter);
    noteTaken();
    if (isReplay && m_replays.erase(sequence) > 0)
        Q_EMIT quarantineReleased(sequence);
}

/// When everything is refused it is the peer's mood and not the row, unless the row itself is no valid message. A row
/// somebody had sent again goes back at once: it was tried before.
void OutboxFollower::noteRefused(std::uint64_t sequence, const Error &error)
{
    SendWindow &lane = m_lanes.laneOf(sequence);
    const auto refusal = lane.refused(sequence, m_status.sent);
    const OutboxRow *row = lane.find(sequence);
    if (!row)
        return;
    Q_EMIT rowRefused(QString::fromStdString(row->reading.deviceId), QString::fromStdString(error.message));
    if (error.code == ErrorCode::NotAllowed && ++m_refusedInARow >= m_pacing.tries)
        Q_EMIT allRefused(QString::fromStdString(error.message));
    if (&lane == &m_lanes.replay())
        quarantine(lane, *row, m_replays.extract(sequence).mapped().tries + 1, error);
    else if (refusal.tries >= m_pacing.tries && (refusal.othersPassed || error.code == ErrorCode::InvalidInput))
        quarantine(lane, *row, refusal.tries, error);
    else if (!m_refusedTimer.isActive())
        m_refusedTimer.start(m_refusedPauses.next());
}

/// What a sink refused altogether comes back at once when it takes something again.
void OutboxFollower::noteTaken()
{
    const bool hadRefusedAll = std::exchange(m_refusedInARow, 0) >= m_pacing.tries;
    if (!hadRefusedAll)
        return;
    releaseRefused(std::numeric_limits<std::size_t>::max());
    Q_EMIT allRefused({});
}

void OutboxFollower::noteReturned(std::uint64_t sequence, const Error &error)
{
    m_numbers.retried.add();
    m_lanes.laneOf(sequence).returned(sequence);
    if (!m_broken)
        pauseAfter(error);
    m_broken = true;
}

void OutboxFollower::pauseAfter(const Error &error)
{
    m_pauseTimer.start(m_pauses.next());
    qCInfo(lcSync, "pausing: %s", error.text().c_str());
}

void OutboxFollower::quarantine(SendWindow &lane, const OutboxRow &row, int tries, const Error &error)
{
    m_numbers.quarantined.add();
    qCWarning(lcSync, "row %llu goes to quarantine: %s", static_cast<unsigned long long>(row.sequence),
              error.text().c_str());
    const QuarantinedRow aside{m_sinkName, row.sequence, row.reading, error.text(), m_clock.utcMs(), tries};
    lane.abandoned(row.sequence);
    Q_EMIT rowQuarantined(aside);
}

/// While the sink refuses everything, a few rows ask whether it still does.
void OutboxFollower::retryRefused()
{
    const bool refusesAll = m_refusedInARow >= m_pacing.tries;
    releaseRefused(refusesAll ? m_pacing.probes : std::numeric_limits<std::size_t>::max());
    if (refusesAll)
        m_refusedTimer.start(m_refusedPauses.next()); // the others wait on
    pump();
}

void OutboxFollower::releaseRefused(std::size_t limit)
{
    m_lanes.live().releaseRefused(limit);
    if (SendWindow *backfill = m_lanes.backfill())
        backfill->releaseRefused(limit);
}

void OutboxFollower::reportPositionSoon()
{
    if (!m_reportTimer.isActive() && m_lanes.position() != m_reported)
        m_reportTimer.start(m_pacing.report);
}

void OutboxFollower::reportPosition()
{
    if (m_lanes.position() == m_reported)
        return;
    m_reported = m_lanes.position();
    Q_EMIT positionMoved(m_reported);
}

/// Nothing is on its way, and nothing more can be sent now. Ends from the event loop: a sink's answer led here.
void OutboxFollower::finishWhenQuiet()
{
    const bool canSend = m_lanes.live().waiting() > 0 && m_sink.room() > 0 && !m_pauseTimer.isActive();
    if (m_state == State::LastTry && m_lanes.inFlight() == 0 && !canSend)
        m_finishTimer.start(0);
}

void OutboxFollower::finish()
{
    m_state = State::Idle;
    for (QTimer *timer : {&m_gatherTimer, &m_lagTimer, &m_rateTimer, &m_pauseTimer, &m_refusedTimer, &m_reportTimer})
        timer->stop();
    m_sink.stop();
    reportPosition();
    Q_EMIT stopped(m_reported);
}

} // namespace lineside
