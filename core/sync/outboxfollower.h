// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/backoff.h"
#include "base/clock.h"
#include "base/result.h"
#include "metrics/metrics.h"
#include "store/storereader.h"
#include "sync/sendwindow.h"
#include "sync/syncsettings.h"
#include "transport/cloudsink.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace lineside {

/// How one sink does, for the System page.
struct SyncStatus
{
    std::uint64_t cursor = 0; ///< all rows up to here are done
    std::uint64_t sent = 0; ///< confirmed by the sink since start
    std::uint64_t quarantined = 0; ///< given up since start
    std::uint64_t pending = 0; ///< stored and not done: exact while the store's sequences have no gap
    std::size_t inFlight = 0;
    std::int64_t oldestPendingMs = 0; ///< UTC arrival of the row the cursor waits for; 0: none is read
    std::string lastError;
    std::int64_t lastErrorMs = 0; ///< UTC; 0: none since start
};

/// Follows the store by cursor and hands its rows to one sink: the store itself is the outbox, so an outage of any
/// length only delays. Rows of a device leave in their order; after a break the sink may see a row twice.
/// A row the sink refuses again and again while others pass goes to quarantine and delays nobody.
/// Owner: engine. Thread: sync, but for rowsStored(). The sink outlives it.
/// Errors: none come out; what cannot be read or sent is retried for ever, see status().
class OutboxFollower : public QObject
{
    Q_OBJECT

public:
    /// StoreReader::outbox() or its like.
    using Fetch = std::function<Result<std::vector<OutboxRow>>(std::uint64_t afterSequence, std::size_t limit)>;

    /// `sinkName` labels the metrics.
    OutboxFollower(const std::string &sinkName, Fetch fetch, CloudSink &sink, const SyncSettings &settings,
                   const Clock &clock, Metrics &metrics);

    /// Starts the sink and goes on after `cursor`. Once in its life.
    void start(std::uint64_t cursor);
    /// The last try: what the store has just got is still sent (one page at most), confirmations are waited for, for
    /// SyncSettings::lastTry at the longest. Then the sink is stopped, and stopped() comes.
    void stop();

    /// The store has rows up to `lastSequence`. Thread: any; cheap enough for every commit.
    void rowsStored(std::uint64_t lastSequence);

    [[nodiscard]] SyncStatus status() const;

Q_SIGNALS:
    /// All rows up to `sequence` are done; at most every 200 ms, for the pipeline to write down.
    void cursorMoved(quint64 sequence);
    /// The row is passed over; `reason` is a sentence for a person.
    void rowQuarantined(quint64 sequence, const QString &reason);
    /// The sink is stopped, nothing follows; the last cursor was reported before.
    void stopped(quint64 cursor);

private:
    enum class State : std::uint8_t {
        Idle, ///< not started, or stopped
        Running,
        LastTry, ///< between stop() and stopped()
    };
    struct Numbers
    {
        Counter &sent;
        Counter &retried;
        Counter &quarantined;
        Histogram &delay;
    };

    static Numbers makeNumbers(Metrics &metrics, const std::string &sinkName);
    void gather();
    void look();
    void pump();
    void readAhead();
    [[nodiscard]] bool hasRoomForPage() const;
    void send();

    void takeAnswer(std::uint64_t sequence, const Result<void> &result);
    void noteConfirmed(std::uint64_t sequence);
    void noteRefused(std::uint64_t sequence, const Error &error);
    void noteReturned(std::uint64_t sequence, const Error &error);
    void pauseAfter(const Error &error);
    void quarantine(std::uint64_t sequence, const Error &error);
    void retryRefused();
    void rememberError(const Error &error);

    void reportCursorSoon();
    void reportCursor();
    void finishWhenQuiet();
    void finish();

    Fetch m_fetch;
    CloudSink &m_sink;
    std::chrono::milliseconds m_lastTry;
    SyncPacing m_pacing;
    const Clock &m_clock;
    Numbers m_numbers;
    Backoff m_pauses;
    Backoff m_refusedPauses;

    State m_state = State::Idle;
    SendWindow m_window{0};
    bool m_mayHoldMore = false; ///< the store may have rows beyond the window
    bool m_broken = false; ///< a send failed: nothing more leaves until all answers are in, for the order's sake
    std::uint64_t m_reportedCursor = 0;
    SyncStatus m_status;

    QTimer m_gatherTimer;
    QTimer m_pauseTimer;
    QTimer m_refusedTimer;
    QTimer m_reportTimer;
    QTimer m_finishTimer;

    std::atomic<std::uint64_t> m_lastStored{0};
    std::atomic<bool> m_newsPosted{false}; ///< a wake-up is under way, or rows wait that the next reading will find
};

} // namespace lineside
