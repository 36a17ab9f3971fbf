// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/config.h"
#include "engine/pipeline.h"
#include "store/store.h"
#include "support/fakeclock.h"

#include <QByteArrayList>
#include <QTemporaryDir>

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace lineside {

/// Pipeline and store put together as PipelineWorker does it, without its threads and timers, on a clock of the test's
/// own. The journal is a list that outlives a kill, the broker takes each command at once.
/// Errors: a sentence in problem(); what follows it means nothing.
class Edge
{
public:
    enum class Kept {
        Nothing, ///< of the batch under way
        State, ///< all of it but its readings
    };

    void start(const Config &config);
    /// The end of the program: all that was taken is kept.
    void stop();
    /// The program dies; what it has committed stays.
    void kill(Kept kept);

    void take(const RawMessageView &message);
    /// The broker goes on with the session: what it sends again was taken before now.
    void resumeSession() { m_sessionBegan = m_journal.size(); }
    void tell(const PipelineRequest &request);
    void act(OperatorAction action);
    /// The broker has all alerts that wait.
    void confirmAlerts();
    /// A sink would not have this row, which is kept.
    void refuse(const std::string &sink, std::uint64_t sequence, const std::string &reason);
    /// Time goes by in ticks of a second, of ten when nothing has come for a minute; the house is kept once a minute. A
    /// stopped edge only gets older.
    void pass(std::chrono::milliseconds time);
    /// All that was taken since the last commit is kept.
    void commit();

    [[nodiscard]] bool isRunning() const { return m_pipeline != nullptr; }
    [[nodiscard]] const std::string &problem() const { return m_problem; }
    /// What store, alarm history and outbox hold, a line each, and what was refused and counted since the start.
    [[nodiscard]] QByteArrayList kept();

    FakeClock clock;

private:
    struct Journaled
    {
        std::string topic;
        std::string payload;
        std::string correlation;
        std::int64_t arrivalMs;
        bool retained;
        bool redelivered;
        std::uint64_t sessionBegan;
    };
    struct HandedOut
    {
        PendingAlert alert;
        int times = 0;
        std::size_t place = 0; ///< in the order of handing out
    };

    [[nodiscard]] Pipeline::Handlers handlers();
    template <typename T>
    T valueOf(Result<T> result);
    void noteProblem(const Result<void> &result);
    void readJournal();
    void commitState();
    void countIn(const BookEntries &books);
    void addReadings(QByteArrayList &lines);
    void addAlarms(QByteArrayList &lines);
    void addAlerts(QByteArrayList &lines);
    void addAudit(QByteArrayList &lines);
    void addOutboxes(QByteArrayList &lines);
    void addCounts(QByteArrayList &lines) const;

    QTemporaryDir m_folder;
    Metrics m_metrics;
    Config m_config;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Pipeline> m_pipeline;
    std::vector<Journaled> m_journal; ///< positions are places in it, from 1
    std::size_t m_read = 0; ///< of m_journal
    std::uint64_t m_sessionBegan = 0; ///< position; 0: no session was resumed
    std::int64_t m_houseKeptMs = 0; ///< monotonic
    std::map<std::uint64_t, HandedOut> m_alerts;
    std::vector<Command> m_commandsToSend;
    std::vector<RejectedMessage> m_rejected; ///< since the start, as the next
    BookEntries m_books;
    std::string m_problem;
};

} // namespace lineside
