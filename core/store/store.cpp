// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store.h"

#include "base/logging.h"
#include "model/reason.h"
#include "store/commandloader.h"
#include "store/database.h"
#include "store/openedstore.h"
#include "store/peoplecolumns.h"
#include "store/stateloader.h"
#include "store/storefacts.h"
#include "store/storefiles.h"
#include "store/storehousekeeper.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace lineside {

namespace {

// Not `hours`, which grows for years and holds nothing the engine needs to start.
constexpr std::array<std::string_view, 10> kVitalTables{"devices",    "alarms", "alarm_history", "commands",
                                                        "alerts",     "audit",  "cursors",       "sent_stretches",
                                                        "quarantine", "decided"};

} // namespace

struct Store::Private
{
    Private(const StoreSettings &settings, const Clock &storeClock, Metrics &metrics)
        : clock(storeClock)
        , files(settings, storeClock)
        , housekeeper(files, storeClock, metrics)
    {
    }

    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<void> openFiles();
    [[nodiscard]] Result<void> openState();
    [[nodiscard]] std::string damageOfState();
    [[nodiscard]] bool hasRunBefore(bool hadKey) const;
    [[nodiscard]] Result<void> restoreCursors();

    [[nodiscard]] Result<void> commitState(const StoreBatch &batch);
    [[nodiscard]] Result<StoredBatch> commitReadings(const StoreBatch &batch);
    [[nodiscard]] Result<void> flush();

    const Clock &clock;
    OpenedStore files;
    StoreHousekeeper housekeeper;
};

Result<void> Store::Private::open()
{
    if (auto made = makeDirectory(files.settings.directory); !made)
        return made;
    auto locked = StoreLock::acquire(files.settings.directory);
    if (!locked)
        return Unexpected(locked.error());
    files.lock.emplace(std::move(*locked));
    if (isRestoreBrokenOff(files.settings.directory))
        return unexpected(ErrorCode::Unavailable, "a restore was broken off; it has to be run again",
                          files.settings.directory);
    files.ballast.restore();
    auto opened = openFiles();
    if (!opened && opened.error().code != ErrorCode::InvalidInput && files.ballast.isHeld()) {
        files.ballast.release(); // SQLite needs some room even to open a file
        opened = openFiles();
    }
    return opened;
}

Result<void> Store::Private::openFiles()
{
    if (auto opened = openState(); !opened)
        return opened;
    const bool hadKey = findAuditKey(files.settings.directory).has_value();
    files.audit.begin(*files.state, loadAuditKey(files.settings.directory), hasRunBefore(hadKey));
    files.archive = std::make_unique<SliceArchive>(files.state->database());
    if (auto opened = files.slices.open(*files.archive, files.warnings); !opened)
        return opened;
    if (auto restored = restoreCursors(); !restored)
        return restored;
    // A file lost with its numbers must not make new rows look as if a sink had confirmed them.
    for (const auto &[sink, position] : files.sinks.positions())
        files.slices.raiseLastSequence(position.last());
    housekeeper.renewStats();
    return flush(); // what a killed engine committed may lie in memory alone
}

// Each start since there are heads writes one, before it keeps when it ran and before it makes a slice.
bool Store::Private::hasRunBefore(bool hadKey) const
{
    const bool hasHeads = files.state->schemaBefore() >= kAuditSchema;
    return (hasHeads && hasRuns(files.state->database()).value_or(false))
        || (hadKey && !listSlices(files.settings.directory).empty());
}

Result<void> Store::Private::openState()
{
    const std::string path = files.settings.directory + '/' + std::string(kStateFile);
    auto opened = StateWriter::open(path, files.settings.fullSync);
    std::string damage;
    if (opened) {
        files.state = std::move(*opened);
        damage = damageOfState();
    } else if (opened.error().code == ErrorCode::Corrupt) {
        damage = opened.error().message;
    } else {
        return Unexpected(opened.error());
    }
    if (damage.empty())
        return {};
    files.state.reset();
    files.warnings.push_back(std::string(toString(Reason::FileSetAside)) + ": " + path + ": " + damage);
    if (auto aside = setAside(path, clock.utcMs()); !aside)
        return aside;
    auto renewed = StateWriter::open(path, files.settings.fullSync);
    if (!renewed)
        return Unexpected(renewed.error());
    files.state = std::move(*renewed);
    return {};
}

std::string Store::Private::damageOfState()
{
    for (const auto table : kVitalTables) {
        const auto verdict = files.state->database().quickCheck(table);
        if (!verdict || !verdict->empty())
            return verdict ? *verdict : verdict.error().message;
    }
    return {};
}

// The slices carry a copy, so that a lost state.db does not send everything to the cloud again.
Result<void> Store::Private::restoreCursors()
{
    auto known = loadCursors(files.state->database());
    if (!known)
        return Unexpected(known.error());
    const bool isLost = known->empty();
    files.sinks.restore(std::move(*known));
    SliceWriter *newest = files.slices.newest();
    if (newest == nullptr || !isLost)
        return {};
    auto remembered = newest->rememberedCursors();
    if (!remembered)
        return Unexpected(remembered.error());
    StoreBatch batch;
    batch.cursors.insert(remembered->begin(), remembered->end());
    files.sinks.restore(batch.cursors);
    return files.state->commit(batch);
}

Result<void> Store::Private::commitState(const StoreBatch &batch)
{
    auto done = files.state->commit(batch);
    if (!done && done.error().code == ErrorCode::Full && files.ballast.isHeld()) {
        files.ballast.release();
        done = files.state->commit(batch);
    }
    if (!done)
        return done;
    housekeeper.noteDropped("quarantine_full", files.state->takeQuarantineOverflow());
    files.sinks.moved(batch.cursors);
    return {};
}

Result<StoredBatch> Store::Private::commitReadings(const StoreBatch &batch)
{
    if (batch.readings.empty()
        && (batch.journalPosition == 0 || batch.journalPosition == files.slices.journalPosition()))
        return StoredBatch{0, 0, files.slices.lastSequence()};
    if (files.ballast.isSpent())
        files.ballast.restore();
    if (files.ballast.isSpent())
        return unexpected(ErrorCode::Full, Reason::DiskFull, files.settings.directory);
    auto stored = files.slices.append(batch);
    if (stored || stored.error().code != ErrorCode::Corrupt)
        return stored;
    if (auto abandoned = files.slices.abandonCurrent(stored.error().message, files.warnings); !abandoned)
        return Unexpected(abandoned.error());
    qCWarning(lcStore, "%s", files.warnings.back().c_str());
    return files.slices.append(batch);
}

// In the order of the commits: no position on the disk whose effects are not.
Result<void> Store::Private::flush()
{
    auto flushed = files.state->database().flush();
    return flushed ? files.slices.flush() : flushed;
}

Store::Store(std::unique_ptr<Private> privateParts)
    : d(std::move(privateParts))
{
}

Store::~Store()
{
    if (d && d->files.state)
        d->files.audit.end(*d->files.state);
}

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
        d->housekeeper.commitFailed(done.error());
    return done;
}

Result<StoredBatch> Store::commitReadings(const StoreBatch &batch)
{
    auto stored = d->commitReadings(batch);
    d->housekeeper.commitWorked();
    if (!stored)
        d->housekeeper.commitFailed(stored.error());
    return stored;
}

Result<std::uint64_t> Store::countKept(const Reading &reading, std::uint64_t upTo)
{
    return d->files.slices.countKept(reading, upTo);
}

Result<void> Store::flush()
{
    auto flushed = d->flush();
    if (!flushed)
        d->housekeeper.commitFailed(flushed.error());
    return flushed;
}

std::uint64_t Store::journalPosition() const
{
    return d->files.slices.journalPosition();
}

Result<std::uint64_t> Store::decidedPosition()
{
    return loadDecided(d->files.state->database());
}

std::uint64_t Store::lastSequence() const
{
    return d->files.slices.lastSequence();
}

Result<std::vector<Device>> Store::loadDevices()
{
    return lineside::loadDevices(d->files.state->database());
}

Result<std::map<std::string, std::string>> Store::loadRenames()
{
    return lineside::loadRenames(d->files.state->database());
}

Result<std::optional<Note>> Store::note(std::uint64_t number)
{
    return loadNote(d->files.state->database(), number);
}

Result<std::vector<User>> Store::loadUsers()
{
    return lineside::loadUsers(d->files.state->database());
}

Result<std::vector<ApiToken>> Store::loadTokens()
{
    return lineside::loadTokens(d->files.state->database());
}

Result<std::vector<LoginFailures>> Store::loadLoginFailures()
{
    return lineside::loadLoginFailures(d->files.state->database());
}

Result<std::uint64_t> Store::lastNote()
{
    return loadLastNote(d->files.state->database());
}

Result<std::int64_t> Store::figuresResetMs(std::int64_t sinceMs)
{
    return loadFiguresReset(d->files.state->database(), sinceMs);
}

Result<std::vector<ConditionState>> Store::loadConditions()
{
    return lineside::loadConditions(d->files.state->database());
}

Result<std::vector<std::string>> Store::loadRemovedDevices()
{
    return lineside::loadRemovedDevices(d->files.state->database());
}

Result<std::vector<AlarmRulesVersion>> Store::loadAlarmRules(std::size_t limit, std::optional<std::uint64_t> number)
{
    return lineside::loadAlarmRules(d->files.state->database(), limit, number);
}

Result<std::vector<Alarm>> Store::loadAlarms()
{
    return lineside::loadAlarms(d->files.state->database());
}

Result<std::optional<Alarm>> Store::alarm(const AlarmKey &key)
{
    return loadAlarm(d->files.state->database(), key);
}

Result<std::vector<Command>> Store::loadOpenCommands()
{
    return lineside::loadOpenCommands(d->files.state->database());
}

Result<std::optional<Command>> Store::command(const std::string &id)
{
    return loadCommand(d->files.state->database(), id);
}

Result<std::vector<std::uint64_t>> Store::pendingAlertIds()
{
    return loadPendingAlertIds(d->files.state->database());
}

Result<std::vector<PendingAlert>> Store::pendingAlerts(const std::vector<std::uint64_t> &ids)
{
    return loadPendingAlerts(d->files.state->database(), ids);
}

Result<std::uint64_t> Store::quarantineSize(std::optional<std::uint64_t> sequence, const std::string &sink)
{
    return countQuarantine(d->files.state->database(), sequence, sink);
}

Result<std::map<std::string, SinkPosition>> Store::cursors()
{
    return loadCursors(d->files.state->database());
}

Result<void> Store::setSinks(std::map<std::string, StoreSink> sinks)
{
    d->housekeeper.countFor(sinks);
    return d->files.sinks.settle(*d->files.state, std::move(sinks), d->files.slices.lastSequence());
}

// The copy in the newest slice as well, or a lost state.db would bring the sink back.
Result<void> Store::forgetCursor(const std::string &sink)
{
    if (auto done = d->files.sinks.forget(*d->files.state, sink); !done)
        return done;
    SliceWriter *newest = d->files.slices.newest();
    return newest == nullptr ? Result<void>() : newest->rememberCursors(d->files.sinks.cursors());
}

bool Store::maintain()
{
    return d->housekeeper.maintain();
}

std::string Store::sqliteVersion()
{
    auto statement = d->files.state->database().prepare("SELECT sqlite_version()");
    const bool told = statement && statement->execute() && statement->next();
    return told ? statement->text(0) : std::string();
}

const StoreStats &Store::stats() const
{
    return d->housekeeper.stats();
}

const std::vector<std::string> &Store::warnings() const
{
    return d->files.warnings;
}

} // namespace lineside
