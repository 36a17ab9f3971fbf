// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/backoff.h"
#include "base/clock.h"
#include "base/result.h"
#include "metrics/metrics.h"
#include "model/quarantine.h"
#include "model/sinkposition.h"
#include "store/storereader.h"
#include "sync/sendlanes.h"
#include "sync/syncsettings.h"
#include "sync/tokenbucket.h"
#include "transport/cloudsink.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// How one sink does, for the System page.
struct SyncStatus
{
    SinkPosition position;
    std::uint64_t sent = 0; ///< confirmed by the sink since start
    std::uint64_t backfilled = 0; ///< of them, those of the back-fill lane
    bool isBackfilling = false; ///< there is a backlog, and the live lane runs ahead of it
    std::uint64_t liveWaiting = 0; ///< stored and not done, of the live lane
};

/// Follows the store by cursor and hands its rows to one sink: the store itself is the outbox, so an outage of any
/// length only delays. Rows of a device leave in their order; after a break the sink may see a row twice. When more
/// waits than the sink takes in about a second, what is stored from now on goes first and the backlog behind it
/// (SendLanes), no faster than SyncSettings::backfillRate; the order of a device is then kept within each lane.
/// A row the sink refuses again and again while others pass goes to quarantine and delays nobody.
/// Owner: engine. Thread: sync, but for rowsStored(). The sink outlives it.
/// Errors: none come out; what cannot be read or sent is retried for ever, see status().
class OutboxFollower : public QObject
{
    Q_OBJECT

public:
    /// StoreReader::outbox() or its like.
    using Fetch = std::function<Result<std::vector<OutboxRow>>(std::uint64_t afterSequence, std::size_t limit)>;

    /// `sinkName` labels the metrics and the rows it quarantines.
    OutboxFollower(const std::string &sinkName, Fetch fetch, CloudSink &sink, const SyncSettings &settings,
                   const Clock &clock, Metrics &metrics);

    /// Starts the sink and goes on with what `position` does not name. Once in its life.
    void start(const SinkPosition &position);
    /// The last try: what the store has just got is still sent (one page at most, no back-fill), confirmations are
    /// waited for, for SyncSettings::lastTry at the longest. Then the sink is stopped, and stopped() comes.
    void stop();

    /// Sends rows of the quarantine once more, marked as back-fill, behind what is on its way. Each one then comes as
    /// quarantineReleased(), or as rowQuarantined() with a new reason; one that is being sent again already is ignored.
    void replay(std::vector<QuarantinedRow> rows);

    /// The store has rows up to `lastSequence`. Thread: any; cheap enough for every commit.
    void rowsStored(std::uint64_t lastSequence);

    [[nodiscard]] SyncStatus status() const;

Q_SIGNALS:
    /// More rows are done; at most every 200 ms, for the pipeline to write down.
    void positionMoved(const lineside::SinkPosition &position);
    /// The sink said no to a row; it is tried again or quarantined.
    void rowRefused(const QString &deviceId, const QString &reason);
    /// The sink has said no to whatever it was given lately; empty: it takes rows again.
    void allRefused(const QString &reason);
    /// The row is passed over.
    void rowQuarantined(const lineside::QuarantinedRow &row);
    /// A row that was sent again is confirmed.
    void quarantineReleased(quint64 sequence);
    /// The sink is stopped, nothing follows; the last position was reported before.
    void stopped(const lineside::SinkPosition &position);

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
        Histogram &backfillDelay;
    };

    static Numbers makeNumbers(Metrics &metrics, const std::string &sinkName);
    void gather();
    void look();
    void pump();

    void judgeLag();
    [[nodiscard]] bool isAway() const;
    [[nodiscard]] bool hasUnsentUpTo(std::uint64_t sequence) const;
    [[nodiscard]] std::uint64_t unreadRows() const;
    void startLiveWhenBehind();

    void readAhead();
    void readLive();
    void readBackfill();
    [[nodiscard]] std::optional<std::vector<OutboxRow>> fetch(std::uint64_t afterSequence);
    [[nodiscard]] bool hasRoomForPage(const SendWindow &lane) const;
    void send();
    [[nodiscard]] bool sendLive();
    [[nodiscard]] bool sendReplay();
    [[nodiscard]] bool sendBackfill();
    void takeReplays();

    void takeAnswer(std::uint64_t sequence, const Result<void> &result);
    void noteConfirmed(std::uint64_t sequence);
    void noteRefused(std::uint64_t sequence, const Error &error);
    void noteReturned(std::uint64_t sequence, const Error &error);
    void pauseAfter(const Error &error);
    void quarantine(SendWindow &lane, const OutboxRow &row, int tries, const Error &error);
    void noteTaken();
    void retryRefused();
    void releaseRefused(std::size_t limit);

    void reportPositionSoon();
    void reportPosition();
    void finishWhenQuiet();
    void finish();

    const std::string m_sinkName;
    Fetch m_fetch;
    CloudSink &m_sink;
    std::chrono::milliseconds m_lastTry;
    SyncPacing m_pacing;
    const Clock &m_clock;
    Numbers m_numbers;
    Backoff m_pauses;
    Backoff m_refusedPauses;
    std::int64_t m_lookedMs; ///< monotonic, when news last had rows read

    State m_state = State::Idle;
    SendLanes m_lanes{SinkPosition()};
    TokenBucket m_backfillRate;
    bool m_mayHoldMore = false; ///< the store may have rows beyond the live lane's window
    bool m_broken = false; ///< a send failed: nothing more leaves until all answers are in, for the order's sake
    bool m_isBehind = false; ///< the live lane is to begin anew, as soon as nothing of it is on its way
    std::optional<std::uint64_t> m_storedBefore; ///< last row at the last judgeLag(); nullopt: the sink was away
    std::map<std::uint64_t, QuarantinedRow> m_replays; ///< in the replay lane, or waiting until that is empty
    SinkPosition m_reported;
    SyncStatus m_status;
    int m_refusedInARow = 0; ///< since a row was confirmed

    QTimer m_gatherTimer;
    QTimer m_lagTimer;
    QTimer m_rateTimer;
    QTimer m_pauseTimer;
    QTimer m_refusedTimer;
    QTimer m_reportTimer;
    QTimer m_finishTimer;

    std::atomic<std::uint64_t> m_lastStored{0};
    std::atomic<bool> m_newsPosted{false}; ///< a wake-up is under way, or rows wait that the next reading will find
};

} // namespace lineside
