// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store.h"

#include "base/logging.h"
#include "model/reason.h"
#include "store/ballast.h"
#include "store/clockwatch.h"
#include "store/database.h"
#include "store/sinkregister.h"
#include "store/slicearchive.h"
#include "store/sliceset.h"
#include "store/stateloader.h"
#include "store/statewriter.h"
#include "store/storefiles.h"
#include "store/storelock.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace lineside {

namespace {

constexpr std::int64_t kHousekeepingMs = 1000;
constexpr std::int64_t kRememberCursorsMs = 10'000;
constexpr std::int64_t kTrimMs = 3'600'000;
constexpr std::uint64_t kFullBelowBytes = 1ULL << 20; ///< a WAL that has to grow would not find its next megabyte

// Not `hours`, which grows for years and holds nothing the engine needs to start.
constexpr std::array<std::string_view, 10> kVitalTables{"devices",    "alarms", "alarm_history", "commands",
                                                        "alerts",     "audit",  "cursors",       "sent_stretches",
                                                        "quarantine", "decided"};

static_assert(Ballast::kFreeBytesToRestore == 24 << 20, "Reason::DiskFull says so");

} // namespace

struct Store::Private
{
    Private(const StoreSettings &storeSettings, const Clock &storeClock, Metrics &metrics)
        : settings(storeSettings)
        , clock(storeClock)
        , watch(storeClock)
        , ballast(storeSettings.directory)
        , slices(settings, storeClock)
        , sinks(storeClock)
        , numbers(metrics)
        , commitErrors(metrics.counter("lineside_store_commit_errors_total", "Commits the store could not make"))
        , bytes(metrics.gauge("lineside_store_bytes", "Size of all slices with their WALs"))
        , walBytes(metrics.gauge("lineside_store_wal_bytes", "Size of all WALs"))
        , sliceCount(metrics.gauge("lineside_store_slices", "Number of slices"))
        , damagedFiles(metrics.gauge("lineside_store_damaged_files", "Files set aside as damaged since the start"))
    {
    }

    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<void> openFiles();
    [[nodiscard]] Result<void> openState();
    [[nodiscard]] std::string damageOfState();
    [[nodiscard]] Result<void> restoreCursors();

    [[nodiscard]] Result<void> commitState(const StoreBatch &batch);
    [[nodiscard]] Result<StoredBatch> commitReadings(const StoreBatch &batch);
    [[nodiscard]] Result<void> flush();
    void noteFailure(const Error &error);

    [[nodiscard]] bool keepHouse();
    [[nodiscard]] bool step(const Result<bool> &done);
    void retire();
    void noteDropped(const char *reason, std::uint64_t rows);
    void noteLoss(const std::string &sink, const SinkLoss &loss);
    [[nodiscard]] std::map<std::string, std::uint64_t> presentCursors() const;
    void rememberCursors();
    void trim();
    void renewStats();

    StoreSettings settings;
    const Clock &clock;
    ClockWatch watch;
    std::optional<StoreLock> lock; // before the files: they close first
    Ballast ballast;
    std::unique_ptr<StateWriter> state;
    std::unique_ptr<SliceArchive> archive;
    SliceSet slices;
    SinkRegister sinks;
    Metrics &numbers;
    std::map<std::string, std::uint64_t> rememberedCursors;
    std::vector<std::string> warnings;
    StoreStats stats;
    std::string commitProblem;
    std::string houseProblem;
    std::optional<std::int64_t> keptHouseMs; // monotonic, as the next two
    std::optional<std::int64_t> rememberedMs;
    std::optional<std::int64_t> trimmedMs;
    Counter &commitErrors;
    Gauge &bytes;
    Gauge &walBytes;
    Gauge &sliceCount;
    Gauge &damagedFiles;
};

Result<void> Store::Private::open()
{
    if (auto made = makeDirectory(settings.directory); !made)
        return made;
    auto locked = StoreLock::acquire(settings.directory);
    if (!locked)
        return Unexpected(locked.error());
    lock.emplace(std::move(*locked));
    if (isRestoreBrokenOff(settings.directory))
        return unexpected(ErrorCode::Unavailable, "a restore was broken off; it has to be run again",
                          settings.directory);
    ballast.restore();
    auto opened = openFiles();
    if (!opened && opened.error().code != ErrorCode::InvalidInput && ballast.isHeld()) {
        ballast.release(); // SQLite needs some room even to open a file
        opened = openFiles();
    }
    return opened;
}

Result<void> Store::Private::openFiles()
{
    if (auto opened = openState(); !opened)
        return opened;
    archive = std::make_unique<SliceArchive>(state->database());
    if (auto opened = slices.open(*archive, warnings); !opened)
        return opened;
    if (auto restored = restoreCursors(); !restored)
        return restored;
    // A file lost with its numbers must not make new rows look as if a sink had confirmed them.
    for (const auto &[sink, position] : sinks.positions())
        slices.raiseLastSequence(position.last());
    renewStats();
    return flush(); // what a killed engine committed may lie in memory alone
}

Result<void> Store::Private::openState()
{
    const std::string path = settings.directory + '/' + std::string(kStateFile);
    auto opened = StateWriter::open(path, settings.fullSync);
    std::string damage;
    if (opened) {
        state = std::move(*opened);
        damage = damageOfState();
    } else if (opened.error().code == ErrorCode::Corrupt) {
        damage = opened.error().message;
    } else {
        return Unexpected(opened.error());
    }
    if (damage.empty())
        return {};
    state.reset();
    warnings.push_back(std::string(toString(Reason::FileSetAside)) + ": " + path + ": " + damage);
    if (auto aside = setAside(path, clock.utcMs()); !aside)
        return aside;
    auto renewed = StateWriter::open(path, settings.fullSync);
    if (!renewed)
        return Unexpected(renewed.error());
    state = std::move(*renewed);
    return {};
}

std::string Store::Private::damageOfState()
{
    for (const auto table : kVitalTables) {
        const auto verdict = state->database().quickCheck(table);
        if (!verdict || !verdict->empty())
            return verdict ? *verdict : verdict.error().message;
    }
    return {};
}

// The slices carry a copy, so that a lost state.db does not send everything to the cloud again.
Result<void> Store::Private::restoreCursors()
{
    auto known = loadCursors(state->database());
    if (!known)
        return Unexpected(known.error());
    const bool isLost = known->empty();
    sinks.restore(std::move(*known));
    SliceWriter *newest = slices.newest();
    if (newest == nullptr || !isLost)
        return {};
    auto remembered = newest->rememberedCursors();
    if (!remembered)
        return Unexpected(remembered.error());
    StoreBatch batch;
    batch.cursors.insert(remembered->begin(), remembered->end());
    sinks.restore(batch.cursors);
    return state->commit(batch);
}

Result<void> Store::Private::commitState(const StoreBatch &batch)
{
    auto done = state->commit(batch);
    if (!done && done.error().code == ErrorCode::Full && ballast.isHeld()) {
        ballast.release();
        done = state->commit(batch);
    }
    if (!done)
        return done;
    noteDropped("quarantine_full", state->takeQuarantineOverflow());
    sinks.moved(batch.cursors);
    return {};
}

Result<StoredBatch> Store::Private::commitReadings(const StoreBatch &batch)
{
    if (batch.readings.empty() && (batch.journalPosition == 0 || batch.journalPosition == slices.journalPosition()))
        return StoredBatch{0, 0, slices.lastSequence()};
    if (ballast.isSpent())
        ballast.restore();
    if (ballast.isSpent())
        return unexpected(ErrorCode::Full, Reason::DiskFull, settings.directory);
    auto stored = slices.append(batch);
    if (stored || stored.error().code != ErrorCode::Corrupt)
        return stored;
    if (auto abandoned = slices.abandonCurrent(stored.error().message, warnings); !abandoned)
        return Unexpected(abandoned.error());
    qCWarning(lcStore, "%s", warnings.back().c_str());
    return slices.append(batch);
}

// In the order of the commits: no position on the disk whose effects are not.
Result<void> Store::Private::flush()
{
    auto flushed = state->database().flush();
    return flushed ? slices.flush() : flushed;
}

void Store::Private::noteFailure(const Error &error)
{
    commitErrors.add();
    commitProblem = error.text();
    stats.problem = commitProblem;
}

// A step that failed is reported, not repeated at once.
bool Store::Private::step(const Result<bool> &done)
{
    if (!done)
        houseProblem = done.error().text();
    return done.value_or(false);
}

bool Store::Private::keepHouse()
{
    houseProblem.clear();
    const bool more = step(slices.closeFinished(*archive)) || step(slices.foldCurrent());
    const auto nowMs = clock.monotonicMs();
    if (keptHouseMs && nowMs - *keptHouseMs < kHousekeepingMs)
        return more;
    keptHouseMs = nowMs;
    ballast.restore();
    retire();
    rememberCursors();
    trim();
    renewStats();
    return more;
}

void Store::Private::retire()
{
    const RetentionRules rules{settings.quotaBytes, std::chrono::milliseconds(settings.retention).count(),
                               clock.utcMs(),       watch.isSteady(),
                               sinks.claims(),      settings.unsent};
    const auto plan = slices.retire(*archive, rules);
    stats.quotaExceeded = plan.quotaExceeded;
    noteDropped("quota", plan.droppedForQuota);
    noteDropped("age", plan.droppedForAge);
    for (const auto &[sink, loss] : plan.losses)
        noteLoss(sink, loss);
}

void Store::Private::noteDropped(const char *reason, std::uint64_t rows)
{
    if (rows == 0)
        return;
    stats.dropped[reason] += rows;
    qCWarning(lcStore, "%s: %llu rows given up unsent", reason, static_cast<unsigned long long>(rows));
}

void Store::Private::noteLoss(const std::string &sink, const SinkLoss &loss)
{
    SinkLoss &known = stats.losses[sink];
    known.quota += loss.quota;
    known.age += loss.age;
    for (const auto &[reason, rows] : {std::pair("quota", loss.quota), std::pair("age", loss.age)}) {
        if (rows > 0)
            numbers
                .counter("lineside_sync_dropped_total", "Readings given up that the sink never got, by reason",
                         {{"sink", sink}, {"reason", reason}})
                .add(static_cast<double>(rows));
    }
    qCWarning(lcStore, "sink %s will not get %llu rows", sink.c_str(),
              static_cast<unsigned long long>(loss.quota + loss.age));
}

std::map<std::string, std::uint64_t> Store::Private::presentCursors() const
{
    std::map<std::string, std::uint64_t> present;
    for (const auto &[sink, position] : sinks.positions())
        present.emplace(sink, position.cursor);
    return present;
}

void Store::Private::rememberCursors()
{
    const auto nowMs = clock.monotonicMs();
    if (slices.current() == nullptr || (rememberedMs && nowMs - *rememberedMs < kRememberCursorsMs))
        return;
    auto present = presentCursors();
    if (present == rememberedCursors)
        return;
    rememberedMs = nowMs;
    if (auto done = slices.current()->rememberCursors(present); !done)
        houseProblem = done.error().text();
    else
        rememberedCursors = std::move(present);
}

void Store::Private::trim()
{
    const auto nowMs = clock.monotonicMs();
    if (trimmedMs && nowMs - *trimmedMs < kTrimMs)
        return;
    trimmedMs = nowMs;
    // With a clock not to be believed nothing is old enough to go for its date.
    if (auto done = state->trim(slices.journalPosition(), watch.isSteady() ? clock.utcMs() : 0); !done)
        houseProblem = done.error().text();
    if (!watch.isSteady())
        return;
    if (const auto forgotten = sinks.forgetLongGone(*state); !forgotten)
        houseProblem = forgotten.error().text();
}

void Store::Private::renewStats()
{
    const auto infos = slices.infos();
    const std::string stateFile = settings.directory + '/' + std::string(kStateFile);
    const auto stateWal = fileBytes(stateFile + "-wal");
    stats.bytes = 0;
    stats.walBytes = stateWal;
    stats.stateBytes = fileBytes(stateFile) + stateWal;
    stats.slices = infos.size();
    stats.pendingRows = slices.pendingRows();
    stats.oldestArrivalMs = infos.empty() ? 0 : infos.front().firstArrivalMs;
    stats.damagedFiles = warnings.size();
    stats.lastDamage = warnings.empty() ? std::string() : warnings.back();
    stats.diskFreeBytes = freeBytes(settings.directory);
    for (const auto &info : infos) {
        stats.bytes += info.bytes;
        stats.walBytes += fileBytes(info.path + "-wal");
    }
    stats.problem = !commitProblem.empty() ? commitProblem : houseProblem;
    if (stats.problem.empty() && ballast.isSpent())
        stats.problem = toString(Reason::DiskFull);
    if (stats.problem.empty() && stats.diskFreeBytes < kFullBelowBytes)
        stats.problem = toString(Reason::NothingFree);
    if (stats.problem.empty() && stats.quotaExceeded)
        stats.problem = toString(Reason::OverQuota);
    damagedFiles.set(static_cast<double>(stats.damagedFiles));
    bytes.set(static_cast<double>(stats.bytes));
    walBytes.set(static_cast<double>(stats.walBytes));
    sliceCount.set(static_cast<double>(stats.slices));
}

Store::Store(std::unique_ptr<Private> privateParts)
    : d(std::move(privateParts))
{
}

Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const StoreSettings &settings, const Clock &clock, Metrics &metrics)
{
    auto parts = std::make_unique<Private>(settings, clock, metrics);
    if (auto opened = parts->open(); !opened)
        return Unexpected(opened.error());
    return std::unique_ptr<Store>(new Store(std::move(parts)));
}

Result<void> Store::commitState(const StoreBatch &batch)
{
    auto done = batch.touchesState() ? d->commitState(batch) : Result<void>();
    if (!done)
        d->noteFailure(done.error());
    return done;
}

Result<StoredBatch> Store::commitReadings(const StoreBatch &batch)
{
    auto stored = d->commitReadings(batch);
    d->commitProblem.clear();
    if (!stored)
        d->noteFailure(stored.error());
    return stored;
}

Result<void> Store::flush()
{
    auto flushed = d->flush();
    if (!flushed)
        d->noteFailure(flushed.error());
    return flushed;
}

std::uint64_t Store::journalPosition() const
{
    return d->slices.journalPosition();
}

Result<std::uint64_t> Store::decidedPosition()
{
    return loadDecided(d->state->database());
}

std::uint64_t Store::lastSequence() const
{
    return d->slices.lastSequence();
}

Result<std::vector<Device>> Store::loadDevices()
{
    return lineside::loadDevices(d->state->database());
}

Result<std::map<std::string, std::string>> Store::loadRenames()
{
    return lineside::loadRenames(d->state->database());
}

Result<std::vector<std::string>> Store::loadRemovedDevices()
{
    return lineside::loadRemovedDevices(d->state->database());
}

Result<std::vector<Alarm>> Store::loadAlarms()
{
    return lineside::loadAlarms(d->state->database());
}

Result<std::vector<Command>> Store::loadOpenCommands()
{
    return lineside::loadOpenCommands(d->state->database());
}

Result<std::vector<std::uint64_t>> Store::pendingAlertIds()
{
    return loadPendingAlertIds(d->state->database());
}

Result<std::vector<PendingAlert>> Store::pendingAlerts(const std::vector<std::uint64_t> &ids)
{
    return loadPendingAlerts(d->state->database(), ids);
}

Result<std::uint64_t> Store::quarantineSize(std::optional<std::uint64_t> sequence)
{
    return countQuarantine(d->state->database(), sequence);
}

Result<std::map<std::string, SinkPosition>> Store::cursors()
{
    return loadCursors(d->state->database());
}

Result<void> Store::setSinks(std::map<std::string, StoreSink> sinks)
{
    return d->sinks.settle(*d->state, std::move(sinks), d->slices.lastSequence());
}

// The copy in the newest slice as well, or a lost state.db would bring the sink back.
Result<void> Store::forgetCursor(const std::string &sink)
{
    if (auto done = d->sinks.forget(*d->state, sink); !done)
        return done;
    SliceWriter *newest = d->slices.newest();
    return newest == nullptr ? Result<void>() : newest->rememberCursors(d->presentCursors());
}

bool Store::maintain()
{
    return d->keepHouse();
}

std::string Store::sqliteVersion()
{
    auto statement = d->state->database().prepare("SELECT sqlite_version()");
    const bool told = statement && statement->execute() && statement->next();
    return told ? statement->text(0) : std::string();
}

const StoreStats &Store::stats() const
{
    return d->stats;
}

const std::vector<std::string> &Store::warnings() const
{
    return d->warnings;
}

} // namespace lineside
