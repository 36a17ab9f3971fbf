// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/mailbox.h"
#include "config/config.h"
#include "engine/actionmetrics.h"
#include "engine/liveboard.h"
#include "engine/pipeline.h"
#include "engine/pipelinerequest.h"
#include "engine/screens.h"
#include "journal/journal.h"
#include "metrics/books.h"
#include "metrics/metrics.h"
#include "store/store.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lineside {

/// The one thread that decides and writes: reads the journal, hands each message to the Pipeline, commits what
/// came of it, and tells the others. Batches form by themselves: a lone message is committed at once, a flood in
/// thousands. When the store cannot commit, it keeps the batch, stops reading the journal and tries again: the journal
/// fills, the sockets stop being read, nothing is lost. Alarms and commands go on meanwhile.
/// Owner: engine. Thread: pipeline; request() and messagesAppended() any.
class PipelineWorker : public QObject
{
    Q_OBJECT

public:
    /// What others are told. All run on pipeline and must only post.
    struct Outputs
    {
        std::function<void(const Command &, std::uint32_t source)> sendCommand;
        std::function<void(const Command &)> commandMoved;
        /// Errors: Unavailable when nothing is sent to a sink.
        std::function<Result<void>(const ReplayQuarantine &wish)> replayQuarantine;
        std::function<void(PendingAlert)> publishAlert;
        std::function<void(std::vector<std::uint64_t> ids)> alertsStored; ///< when the program ended
        std::function<void(std::vector<std::uint64_t> wanted, Result<std::vector<PendingAlert>> found)> alertsRead;
        std::function<void(std::uint64_t lastSequence)> rowsStored;
        std::function<void()> journalReleased;
        std::function<void(const HornState &)> horn; ///< it stands otherwise; once at the start
        std::function<void(const AuditHead &)> auditHead; ///< how far the record has come; again when it went on
        std::function<void(OperatorRequest, SecretWork)> workSecret; ///< it is asked for again with its outcome
    };

    PipelineWorker(const Config &config, const Clock &clock, Metrics &metrics, Books &books, LiveBoard &board,
                   Screens &screens, Outputs outputs);
    ~PipelineWorker() override;

    /// Opens the store and what the program knew when it ended. Value: the journal position to read from.
    [[nodiscard]] Result<std::uint64_t> openStore();
    [[nodiscard]] SinkPosition positionOf(const std::string &sink) const;
    /// Begins to read; `journal` outlives the worker's thread.
    void begin(Journal &journal);
    /// Reads and commits all that is in the journal, until `deadlineMs` (monotonic) at the latest.
    void drain(std::int64_t deadlineMs);
    /// Commits what was said last, and ends.
    void close();

    void messagesAppended();
    void request(PipelineRequest request);

private:
    void wake();
    Q_INVOKABLE void work();
    void takeRequests();
    void act(const OperatorRequest &wish, const Moment &now);
    [[nodiscard]] Result<std::size_t> replayQuarantine(const ReplayQuarantine &wish);
    [[nodiscard]] std::optional<Alarm> keptAlarm(const AlarmKey &key);
    [[nodiscard]] Result<AlarmRulesVersion> keptRules(std::uint64_t number);
    [[nodiscard]] std::optional<Note> keptNote(std::uint64_t number);
    void publish(const PendingAlert &alert);
    void answerWhatIsKept();
    void readAlerts(const AlertsWanted &wanted);
    [[nodiscard]] bool readJournal();
    void commitSoon();
    void commit();
    Result<void> commitState();
    void renewLists();
    void commitSucceeded(const StoredBatch &stored);
    void releaseJournal(std::uint64_t position);
    void commitRefused(const Error &error);
    void screensChanged();
    void makeFrame();
    void tick();
    void reportStatus();
    void tellHead(const std::optional<AuditHead> &head);
    void reportOverLimit();
    void dropUnwatched();
    void countTimeQualities();
    void countDoubts();
    [[nodiscard]] Result<void> restore();
    [[nodiscard]] AlarmRecord alarmsOfLate() const;

    const Config m_config;
    const Clock &m_clock;
    Books &m_books;
    LiveBoard &m_board;
    Screens &m_screens;
    const Outputs m_outputs;
    Metrics &m_metrics;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<JournalReader> m_reader;
    Journal *m_journal = nullptr;
    std::vector<PendingAlert> m_toldAtStart; ///< before begin()
    Pipeline m_pipeline;
    std::map<std::string, SinkPosition> m_cursors;

    std::atomic<bool> m_wakePending = false;
    Mailbox<PipelineRequest> m_requests;
    std::vector<std::pair<ActionAnswer, Result<ActionDone>>> m_answers; ///< once what was done is kept
    ActionMetrics m_actions;
    Histogram &m_storeDelay;
    QTimer *m_commitTimer = nullptr;
    QTimer *m_frameTimer = nullptr;
    QTimer *m_tickTimer = nullptr;
    std::int64_t m_lastCommitMs = 0; ///< monotonic
    std::int64_t m_lastFrameMs = 0; ///< monotonic
    std::int64_t m_lastValuesMs = 0; ///< monotonic
    std::int64_t m_lastStatusMs = 0; ///< monotonic
    std::int64_t m_lastListsMs = 0; ///< monotonic
    std::optional<AuditHead> m_headTold;
    DoubtCounts m_doubts; ///< since the start
    std::uint64_t m_overTold = 0; ///< of DeviceRegistry::overTotal(), to the metrics
    std::uint64_t m_overLogAt = 1;
    bool m_alarmsChanged = false; ///< the board does not know yet
    bool m_caughtUp = false; ///< the journal was read to its end
    bool m_commitFailed = false;
};

} // namespace lineside
