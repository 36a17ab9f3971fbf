// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "metrics/metrics.h"
#include "store/clockwatch.h"
#include "store/openedstore.h"
#include "store/sinkloss.h"
#include "store/storestats.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace lineside {

/// What is done to a store between commits: rollups, room for what comes, cursors copied, old state trimmed; and it
/// keeps the figures. Owner: Store. Thread: that of the Store. Errors: a step that fails is in stats().problem and
/// comes again in its time.
class StoreHousekeeper
{
public:
    StoreHousekeeper(OpenedStore &files, const Clock &clock, Metrics &metrics);

    /// One bounded step of some milliseconds. True: there is more to do, call again soon.
    [[nodiscard]] bool maintain();

    /// Rows given up that some sink never got.
    void noteDropped(const char *reason, std::uint64_t rows);
    /// Their figures are there before their first loss.
    void countFor(const std::map<std::string, StoreSink> &sinks);
    void commitFailed(const Error &error);
    /// The next look at the figures says so.
    void commitWorked() { m_commitProblem.clear(); }
    void renewStats();
    [[nodiscard]] const StoreStats &stats() const { return m_stats; }

private:
    [[nodiscard]] bool step(const Result<bool> &done);
    void retire();
    void noteLoss(const std::string &sink, const SinkLoss &loss);
    [[nodiscard]] Counter &lossCounter(const std::string &sink, const char *reason);
    void rememberCursors();
    void trim();
    void noteRunning();
    void noteClockStep();
    [[nodiscard]] std::string problem() const;

    OpenedStore &m_files;
    const Clock &m_clock;
    ClockWatch m_watch;
    std::map<std::string, std::uint64_t> m_rememberedCursors;
    StoreStats m_stats;
    std::string m_commitProblem;
    std::string m_houseProblem;
    std::optional<std::int64_t> m_keptHouseMs; // monotonic, as the next two
    std::optional<std::int64_t> m_rememberedMs;
    std::optional<std::int64_t> m_trimmedMs;
    std::optional<std::int64_t> m_notedRunningMs;
    std::int64_t m_recordedStepMs = 0; // UTC, of the clock's last jump that is in the record
    std::int64_t m_startedMonotonicMs;
    std::int64_t m_startedMs; // UTC, by the clock as it goes now
    Metrics &m_metrics;
    Counter &m_commitErrors;
    Gauge &m_bytes;
    Gauge &m_walBytes;
    Gauge &m_sliceCount;
    Gauge &m_damagedFiles;
};

} // namespace lineside
