// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storehousekeeper.h"

#include "base/logging.h"
#include "model/reason.h"

#include <chrono>
#include <cstdlib>
#include <utility>

namespace lineside {

namespace {

constexpr std::int64_t kHousekeepingMs = 1000;
constexpr std::int64_t kRememberCursorsMs = 10'000;
constexpr std::int64_t kTrimMs = 3'600'000;
constexpr std::int64_t kNoteRunningMs = 60'000;
constexpr std::uint64_t kFullBelowBytes = 1ULL << 20; ///< a WAL that has to grow would not find its next megabyte

static_assert(Ballast::kFreeBytesToRestore == 24 << 20, "Reason::DiskFull says so");

} // namespace

StoreHousekeeper::StoreHousekeeper(OpenedStore &files, const Clock &clock, Metrics &metrics)
    : m_files(files)
    , m_clock(clock)
    , m_watch(clock)
    , m_startedMonotonicMs(clock.monotonicMs())
    , m_startedMs(clock.utcMs())
    , m_metrics(metrics)
    , m_commitErrors(metrics.counter("lineside_store_commit_errors_total", "Commits the store could not make"))
    , m_bytes(metrics.gauge("lineside_store_bytes", "Size of all slices with their WALs"))
    , m_walBytes(metrics.gauge("lineside_store_wal_bytes", "Size of all WALs"))
    , m_sliceCount(metrics.gauge("lineside_store_slices", "Number of slices"))
    , m_damagedFiles(metrics.gauge("lineside_store_damaged_files", "Files set aside as damaged since the start"))
{
}

bool StoreHousekeeper::maintain()
{
    m_houseProblem.clear();
    const bool more = step(m_files.slices.closeFinished(*m_files.archive)) || step(m_files.slices.foldCurrent())
        || m_files.audit.check(*m_files.state);
    const auto nowMs = m_clock.monotonicMs();
    if (m_keptHouseMs && nowMs - *m_keptHouseMs < kHousekeepingMs)
        return more;
    m_keptHouseMs = nowMs;
    m_files.ballast.restore();
    retire();
    rememberCursors();
    trim();
    noteRunning();
    noteClockStep();
    m_files.audit.keepHouse(*m_files.state);
    renewStats();
    return more;
}

// A step that failed is reported, not repeated at once.
bool StoreHousekeeper::step(const Result<bool> &done)
{
    if (!done)
        m_houseProblem = done.error().text();
    return done.value_or(false);
}

void StoreHousekeeper::retire()
{
    const RetentionRules rules{m_files.settings.quotaBytes,
                               std::chrono::milliseconds(m_files.settings.retention).count(),
                               m_clock.utcMs(),
                               m_watch.isSteady(),
                               m_files.sinks.claims(),
                               m_files.settings.unsent};
    const auto plan = m_files.slices.retire(*m_files.archive, rules);
    m_stats.quotaExceeded = plan.quotaExceeded;
    noteDropped("quota", plan.droppedForQuota);
    noteDropped("age", plan.droppedForAge);
    for (const auto &[sink, loss] : plan.losses)
        noteLoss(sink, loss);
}

void StoreHousekeeper::noteDropped(const char *reason, std::uint64_t rows)
{
    if (rows == 0)
        return;
    m_stats.dropped[reason] += rows;
    qCWarning(lcStore, "%s: %llu rows given up unsent", reason, static_cast<unsigned long long>(rows));
}

void StoreHousekeeper::noteLoss(const std::string &sink, const SinkLoss &loss)
{
    SinkLoss &known = m_stats.losses[sink];
    known.quota += loss.quota;
    known.age += loss.age;
    lossCounter(sink, "quota").add(static_cast<double>(loss.quota));
    lossCounter(sink, "age").add(static_cast<double>(loss.age));
    qCWarning(lcStore, "sink %s will not get %llu rows", sink.c_str(),
              static_cast<unsigned long long>(loss.quota + loss.age));
}

void StoreHousekeeper::countFor(const std::map<std::string, StoreSink> &sinks)
{
    for (const auto &[sink, settings] : sinks)
        for (const char *reason : {"quota", "age"})
            lossCounter(sink, reason).add(0);
}

Counter &StoreHousekeeper::lossCounter(const std::string &sink, const char *reason)
{
    return m_metrics.counter("lineside_sync_dropped_total", "Readings given up that the sink never got, by reason",
                             {{"sink", sink}, {"reason", reason}});
}

void StoreHousekeeper::rememberCursors()
{
    const auto nowMs = m_clock.monotonicMs();
    if (m_files.slices.current() == nullptr || (m_rememberedMs && nowMs - *m_rememberedMs < kRememberCursorsMs))
        return;
    auto present = m_files.sinks.cursors();
    if (present == m_rememberedCursors)
        return;
    m_rememberedMs = nowMs;
    if (auto done = m_files.slices.current()->rememberCursors(present); !done)
        m_houseProblem = done.error().text();
    else
        m_rememberedCursors = std::move(present);
}

void StoreHousekeeper::trim()
{
    const auto nowMs = m_clock.monotonicMs();
    if (m_trimmedMs && nowMs - *m_trimmedMs < kTrimMs)
        return;
    m_trimmedMs = nowMs;
    // With a clock not to be believed nothing is old enough to go for its date.
    if (auto done = m_files.state->trim(m_files.slices.journalPosition(), m_watch.isSteady() ? m_clock.utcMs() : 0);
        !done)
        m_houseProblem = done.error().text();
    if (!m_watch.isSteady())
        return;
    if (const auto forgotten = m_files.sinks.forgetLongGone(*m_files.state); !forgotten)
        m_houseProblem = forgotten.error().text();
}

// A kill costs a minute of it at most. A clock that was set makes another run of it: one that began in 1970 would hide
// that the engine was down.
void StoreHousekeeper::noteRunning()
{
    const auto nowMs = m_clock.monotonicMs();
    if (m_notedRunningMs && nowMs - *m_notedRunningMs < kNoteRunningMs)
        return;
    m_notedRunningMs = nowMs;
    const auto startedMs = m_clock.utcMs() - (nowMs - m_startedMonotonicMs);
    if (std::llabs(startedMs - m_startedMs) > kNoteRunningMs)
        m_startedMs = startedMs;
    if (auto done = m_files.state->noteRunning(m_startedMs, m_clock.utcMs()); !done)
        m_houseProblem = done.error().text();
}

// The order of the record is that of its lines; this says why times in it go back or leap.
void StoreHousekeeper::noteClockStep()
{
    const auto steppedMs = m_watch.steppedMs();
    if (steppedMs == 0 || steppedMs == m_recordedStepMs)
        return;
    StoreBatch batch;
    batch.audit.push_back({.timeMs = m_clock.utcMs(),
                           .actor = "edge",
                           .source = "engine",
                           .action = "clock_step",
                           .target = "clock",
                           .detail = "the clock jumped by more than a minute",
                           .result = "ok",
                           .category = "settings"});
    if (auto kept = m_files.state->commit(batch); !kept)
        m_houseProblem = kept.error().text();
    else
        m_recordedStepMs = steppedMs;
}

void StoreHousekeeper::commitFailed(const Error &error)
{
    m_commitErrors.add();
    m_commitProblem = error.text();
    m_stats.problem = m_commitProblem;
}

void StoreHousekeeper::renewStats()
{
    const auto infos = m_files.slices.infos();
    const std::string stateFile = m_files.settings.directory + '/' + std::string(kStateFile);
    const auto stateWal = fileBytes(stateFile + "-wal");
    m_stats.bytes = 0;
    m_stats.walBytes = stateWal;
    m_stats.stateBytes = fileBytes(stateFile) + stateWal;
    m_stats.slices = infos.size();
    m_stats.pendingRows = m_files.slices.pendingRows();
    m_stats.oldestArrivalMs = infos.empty() ? 0 : infos.front().firstArrivalMs;
    m_stats.damagedFiles = m_files.warnings.size();
    m_stats.lastDamage = m_files.warnings.empty() ? std::string() : m_files.warnings.back();
    m_stats.diskFreeBytes = freeBytes(m_files.settings.directory);
    for (const auto &info : infos) {
        m_stats.bytes += info.bytes;
        m_stats.walBytes += fileBytes(info.path + "-wal");
    }
    m_stats.clockSteppedMs = m_watch.steppedMs();
    m_stats.audit = m_files.audit.state();
    m_stats.problem = problem();
    m_damagedFiles.set(static_cast<double>(m_stats.damagedFiles));
    m_bytes.set(static_cast<double>(m_stats.bytes));
    m_walBytes.set(static_cast<double>(m_stats.walBytes));
    m_sliceCount.set(static_cast<double>(m_stats.slices));
}

// The worst first.
std::string StoreHousekeeper::problem() const
{
    if (!m_commitProblem.empty() || !m_houseProblem.empty())
        return !m_commitProblem.empty() ? m_commitProblem : m_houseProblem;
    if (m_files.ballast.isSpent())
        return std::string(toString(Reason::DiskFull));
    if (m_stats.diskFreeBytes < kFullBelowBytes)
        return std::string(toString(Reason::NothingFree));
    return m_stats.quotaExceeded ? std::string(toString(Reason::OverQuota)) : std::string();
}

} // namespace lineside
