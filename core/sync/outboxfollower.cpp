// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/outboxfollower.h"

#include "base/logging.h"
#include "base/thread.h"

#include <algorithm>
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
    : m_fetch(std::move(fetch))
    , m_sink(sink)
    , m_lastTry(settings.lastTry)
    , m_pacing(settings.pacing)
    , m_clock(clock)
    , m_numbers(makeNumbers(metrics, sinkName))
    , m_pauses(static_cast<std::uint64_t>(clock.utcMs()), settings.pacing.pauses)
    , m_refusedPauses(static_cast<std::uint64_t>(clock.utcMs()) + 1, settings.pacing.refusedPauses)
    , m_gatherTimer(this)
    , m_pauseTimer(this)
    , m_refusedTimer(this)
    , m_reportTimer(this)
    , m_finishTimer(this)
{
    for (QTimer *timer : {&m_gatherTimer, &m_pauseTimer, &m_refusedTimer, &m_reportTimer, &m_finishTimer})
        timer->setSingleShot(true);
    connect(&m_gatherTimer, &QTimer::timeout, this, &OutboxFollower::look);
    connect(&m_pauseTimer, &QTimer::timeout, this, &OutboxFollower::pump);
    connect(&m_refusedTimer, &QTimer::timeout, this, &OutboxFollower::retryRefused);
    connect(&m_reportTimer, &QTimer::timeout, this, &OutboxFollower::reportCursor);
    connect(&m_finishTimer, &QTimer::timeout, this, &OutboxFollower::finish);
}

OutboxFollower::Numbers OutboxFollower::makeNumbers(Metrics &metrics, const std::string &sinkName)
{
    const MetricLabels labels{{"sink", sinkName}};
    return {metrics.counter("lineside_sync_sent_total", "Readings the sink has confirmed", labels),
            metrics.counter("lineside_sync_retried_total", "Readings that had to be sent again", labels),
            metrics.counter("lineside_sync_quarantined_total", "Readings the sink would not have", labels),
            metrics.histogram("lineside_sync_delay_seconds", "From arrival to the sink's confirmation",
                              {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 60, 600, 3600}, labels)};
}

void OutboxFollower::start(std::uint64_t cursor)
{
    LINESIDE_ASSERT_THREAD(this);
    m_state = State::Running;
    m_window = SendWindow(cursor);
    m_reportedCursor = cursor;
    m_mayHoldMore = true;
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

SyncStatus OutboxFollower::status() const
{
    LINESIDE_ASSERT_THREAD(this);
    SyncStatus status = m_status;
    status.cursor = m_window.cursor();
    status.inFlight = m_window.inFlight();
    const auto lastStored = std::max(m_lastStored.load(std::memory_order_relaxed), m_window.lastRead());
    status.pending = lastStored - std::min(lastStored, m_window.cursor());
    if (const OutboxRow *row = m_window.oldest())
        status.oldestPendingMs = row->reading.arrivalMs;
    return status;
}

void OutboxFollower::gather()
{
    LINESIDE_ASSERT_THREAD(this);
    if (m_state == State::Running && !m_gatherTimer.isActive())
        m_gatherTimer.start(m_pacing.gather);
}

void OutboxFollower::look()
{
    m_mayHoldMore = true;
    pump();
}

/// The one place from which rows leave; called whenever something may have changed.
void OutboxFollower::pump()
{
    if (m_state == State::Idle || m_pauseTimer.isActive() || (m_broken && m_window.inFlight() > 0))
        return;
    m_broken = false;
    readAhead();
    send();
}

/// While the window is full, m_newsPosted stays set: during an outage the pipeline's news wake nobody.
void OutboxFollower::readAhead()
{
    while (m_state == State::Running && m_mayHoldMore && hasRoomForPage()) {
        m_newsPosted.exchange(false);
        auto page = m_fetch(m_window.lastRead(), m_pacing.page);
        if (!page)
            return pauseAfter(page.error());
        m_mayHoldMore = page->size() == m_pacing.page;
        m_window.append(std::move(*page));
    }
}

bool OutboxFollower::hasRoomForPage() const
{
    return m_window.waiting() < m_pacing.lowWater && m_window.size() + m_pacing.page <= m_pacing.window;
}

/// Whatever fits leaves at once, without waiting for more room: the client writes a turn's messages together, and a
/// broker without set_tcp_nodelay holds its next confirmations back until it hears from us (Nagle against delayed ACK:
/// 4,000 rows/s where 11,000 go).
void OutboxFollower::send()
{
    while (m_sink.room() > 0) {
        const OutboxRow *row = m_window.sendNext();
        if (!row)
            return;
        m_sink.send(row->sequence, row->reading);
    }
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
    reportCursorSoon();
    pump();
    finishWhenQuiet();
}

void OutboxFollower::noteConfirmed(std::uint64_t sequence)
{
    const OutboxRow *row = m_window.find(sequence);
    if (!row)
        return;
    m_numbers.delay.observe(static_cast<double>(m_clock.utcMs() - row->reading.arrivalMs) / 1000.0);
    m_numbers.sent.add();
    ++m_status.sent;
    m_window.confirmed(sequence);
    m_pauses.connectionHeld(m_pacing.pauses.stableAfter);
    m_refusedPauses.connectionHeld(m_pacing.refusedPauses.stableAfter);
}

/// When everything is refused it is the peer's mood and not the row, unless the row itself is no valid message.
void OutboxFollower::noteRefused(std::uint64_t sequence, const Error &error)
{
    rememberError(error);
    const auto refusal = m_window.refused(sequence);
    if (refusal.tries >= m_pacing.tries && (refusal.othersPassed || error.code == ErrorCode::InvalidInput))
        quarantine(sequence, error);
    else if (!m_refusedTimer.isActive())
        m_refusedTimer.start(m_refusedPauses.next());
}

void OutboxFollower::noteReturned(std::uint64_t sequence, const Error &error)
{
    m_numbers.retried.add();
    m_window.returned(sequence);
    if (!m_broken)
        pauseAfter(error);
    m_broken = true;
}

void OutboxFollower::pauseAfter(const Error &error)
{
    rememberError(error);
    m_pauseTimer.start(m_pauses.next());
    qCInfo(lcSync, "pausing: %s", error.text().c_str());
}

void OutboxFollower::quarantine(std::uint64_t sequence, const Error &error)
{
    m_numbers.quarantined.add();
    ++m_status.quarantined;
    m_window.abandoned(sequence);
    qCWarning(lcSync, "row %llu goes to quarantine: %s", static_cast<unsigned long long>(sequence),
              error.text().c_str());
    Q_EMIT rowQuarantined(sequence, QString::fromStdString(error.text()));
}

void OutboxFollower::retryRefused()
{
    m_window.releaseRefused();
    pump();
}

void OutboxFollower::rememberError(const Error &error)
{
    m_status.lastError = error.text();
    m_status.lastErrorMs = m_clock.utcMs();
}

void OutboxFollower::reportCursorSoon()
{
    if (m_window.cursor() != m_reportedCursor && !m_reportTimer.isActive())
        m_reportTimer.start(m_pacing.report);
}

void OutboxFollower::reportCursor()
{
    if (m_window.cursor() == m_reportedCursor)
        return;
    m_reportedCursor = m_window.cursor();
    Q_EMIT cursorMoved(m_reportedCursor);
}

/// Nothing is on its way, and nothing more can be sent now. Ends from the event loop: a sink's answer led here.
void OutboxFollower::finishWhenQuiet()
{
    const bool canSend = m_window.waiting() > 0 && m_sink.room() > 0 && !m_pauseTimer.isActive();
    if (m_state == State::LastTry && m_window.inFlight() == 0 && !canSend)
        m_finishTimer.start(0);
}

void OutboxFollower::finish()
{
    m_state = State::Idle;
    for (QTimer *timer : {&m_gatherTimer, &m_pauseTimer, &m_refusedTimer, &m_reportTimer})
        timer->stop();
    m_sink.stop();
    reportCursor();
    Q_EMIT stopped(m_window.cursor());
}

} // namespace lineside
