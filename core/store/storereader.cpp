// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storereader.h"

#include "store/alarmrecord.h"
#include "store/alarmsearch.h"
#include "store/auditcheck.h"
#include "store/auditsearch.h"
#include "store/buckets.h"
#include "store/commandloader.h"
#include "store/database.h"
#include "store/hourarchive.h"
#include "store/latestvalues.h"
#include "store/slicecatalog.h"
#include "store/stateloader.h"
#include "store/storefiles.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <utility>

namespace lineside {

namespace {

constexpr std::size_t kSlicesForLatest = 32; // each costs about a millisecond to open and list

} // namespace

struct StoreReader::Private
{
    Private(const std::string &storeDirectory, FormerNames formerNames)
        : directory(storeDirectory)
        , names(std::move(formerNames))
        , slices(storeDirectory)
    {
    }

    [[nodiscard]] Result<Database *> state();
    [[nodiscard]] Result<ArchivedHours> archivedHours(const HistoryQuery &query, std::int64_t bucketMs);
    [[nodiscard]] Result<History> rawHistory(const HistoryQuery &query);
    [[nodiscard]] Result<History> bucketHistory(const HistoryQuery &query, std::int64_t bucketMs);
    [[nodiscard]] Result<SliceReader *> readerFor(std::size_t slice, std::span<const HistoryPart> parts);

    [[nodiscard]] SignalNames namesOf(const SeriesKey &series) const
    {
        return {names.namesOf(series.deviceId), series.sensorType};
    }

    std::string directory;
    FormerNames names;
    SliceCatalog slices;
    std::optional<Database> database; // state.db
};

// nullptr: there is none yet.
Result<Database *> StoreReader::Private::state()
{
    const std::string path = directory + '/' + std::string(kStateFile);
    if (!database && fileBytes(path) > 0) {
        auto opened = Database::open(path, {Database::Mode::Read});
        if (!opened)
            return Unexpected(opened.error());
        database = std::move(*opened);
    }
    return database ? &*database : nullptr;
}

Result<ArchivedHours> StoreReader::Private::archivedHours(const HistoryQuery &query, std::int64_t bucketMs)
{
    const auto archive = state();
    if (!archive)
        return Unexpected(archive.error());
    return *archive == nullptr ? ArchivedHours() : loadArchivedHours(**archive, namesOf(query.series), query, bucketMs);
}

// nullptr: the slice has nothing of these stretches of source time.
Result<SliceReader *> StoreReader::Private::readerFor(std::size_t slice, std::span<const HistoryPart> parts)
{
    for (const auto &part : parts) {
        const auto mayHold = slices.mayHold(slice, part.fromMs, part.toMs);
        if (!mayHold)
            return Unexpected(mayHold.error());
        if (*mayHold)
            return slices.reader(slice);
    }
    return nullptr;
}

// Readings of the slices that are there; of the others the archive has hours, however short the stretch.
Result<History> StoreReader::Private::rawHistory(const HistoryQuery &query)
{
    const auto archive = archivedHours(query, kHourMs);
    if (!archive)
        return Unexpected(archive.error());
    History history{.query = query};
    std::set<std::uint64_t> read;
    const auto parts = partsOf(query.fromMs, query.toMs, HistoryLevel::Points);
    const auto limit = static_cast<std::size_t>(query.maxPoints) + 1;
    for (std::size_t i = 0; i < slices.size() && history.points.size() < limit; ++i) {
        if (archive->merged.contains(slices.base(i)))
            continue;
        const auto reader = readerFor(i, parts);
        if (!reader)
            return Unexpected(reader.error());
        read.insert(slices.base(i));
        if (*reader == nullptr)
            continue;
        if (auto done = (*reader)->readPoints(namesOf(query.series), limit, history); !done)
            return Unexpected(done.error());
    }
    UnitBuckets bygone;
    archive->addTo(bygone, read);
    addPoints(history, bygone);
    return history;
}

// Each slice counts once: from its file, or from the archive of hours when that is fine enough or all there is. Of a
// closed slice the hours come from the archive and what the stretch has of an hour at its ends from the file.
Result<History> StoreReader::Private::bucketHistory(const HistoryQuery &query, std::int64_t bucketMs)
{
    const auto archive = archivedHours(query, bucketMs);
    if (!archive)
        return Unexpected(archive.error());
    const auto level = levelOf(bucketMs);
    const auto parts = partsOf(query.fromMs, query.toMs, level);
    auto ends = parts;
    std::erase_if(ends, [](const HistoryPart &part) { return part.level == HistoryLevel::Hours; });
    UnitBuckets buckets;
    std::set<std::uint64_t> read;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        const auto base = slices.base(i);
        if (archive->merged.contains(base))
            continue;
        const bool hoursSuffice = level == HistoryLevel::Hours && archive->archived.contains(base);
        const auto &wanted = hoursSuffice ? ends : parts;
        const auto reader = readerFor(i, wanted);
        if (!reader)
            return Unexpected(reader.error());
        if (!hoursSuffice)
            read.insert(base);
        if (*reader == nullptr)
            continue;
        if (auto done = (*reader)->addTo(buckets, namesOf(query.series), wanted, bucketMs); !done)
            return Unexpected(done.error());
    }
    archive->addTo(buckets, read);
    History history{.query = query, .bucketMs = bucketMs};
    addPoints(history, buckets);
    return history;
}

StoreReader::StoreReader(const std::string &directory, FormerNames names)
    : d(std::make_unique<Private>(directory, std::move(names)))
{
}

StoreReader::~StoreReader() = default;

Result<History> StoreReader::history(const HistoryQuery &query)
{
    if (query.toMs <= query.fromMs || query.maxPoints < 1)
        return unexpected(ErrorCode::InvalidInput, "a history needs a stretch of time and at least one point");
    if (auto fresh = d->slices.refresh(); !fresh)
        return Unexpected(fresh.error());
    const auto bucketMs = bucketWidthMs(query);
    if (levelOf(bucketMs) != HistoryLevel::Hours) {
        auto raw = d->rawHistory(query);
        if (!raw || raw->points.size() <= static_cast<std::size_t>(query.maxPoints))
            return raw;
    }
    auto history = d->bucketHistory(query, bucketMs);
    if (!history || history->points.size() <= static_cast<std::size_t>(query.maxPoints))
        return history;
    // Several units share the columns.
    HistoryQuery coarser = query;
    coarser.maxPoints = std::max(1, query.maxPoints / static_cast<int>(history->units.size()));
    history = d->bucketHistory(query, bucketWidthMs(coarser));
    return history;
}

Result<void> StoreReader::samples(const SeriesKey &series, TimeSpan span, std::vector<StoredSample> &samples)
{
    samples.clear();
    if (auto fresh = d->slices.refresh(); !fresh)
        return fresh;
    const HistoryPart part{HistoryLevel::Points, span.fromMs, span.toMs};
    for (std::size_t i = 0; i < d->slices.size(); ++i) {
        const auto reader = d->readerFor(i, std::span(&part, 1));
        if (!reader)
            return Unexpected(reader.error());
        if (*reader == nullptr)
            continue;
        if (auto done = (*reader)->readSamples(d->namesOf(series), span, samples); !done)
            return done;
    }
    std::ranges::sort(samples);
    return {};
}

Result<bool> StoreReader::isJudged(std::uint64_t sequence)
{
    std::size_t slice = d->slices.size();
    while (slice > 0 && d->slices.base(slice - 1) > sequence)
        --slice;
    if (slice == 0)
        return false; // retention took it
    const auto reader = d->slices.reader(slice - 1);
    return reader ? (*reader)->isJudged(sequence) : Unexpected(reader.error());
}

Result<std::map<SeriesKey, LiveValue>> StoreReader::latestValues(std::int64_t notAfterMs)
{
    if (auto fresh = d->slices.refresh(); !fresh)
        return Unexpected(fresh.error());
    LatestValues latest(notAfterMs, d->names);
    const std::size_t oldest = d->slices.size() - std::min(d->slices.size(), kSlicesForLatest);
    for (std::size_t i = d->slices.size(); i > oldest; --i) {
        const auto reader = d->slices.reader(i - 1);
        if (!reader)
            return Unexpected(reader.error());
        if (auto done = (*reader)->addTo(latest); !done)
            return Unexpected(done.error());
    }
    return latest.take();
}

Result<AlarmHistoryPage> StoreReader::alarmHistory(const AlarmHistoryQuery &query)
{
    const auto state = d->state();
    if (!state)
        return Unexpected(state.error());
    return *state == nullptr ? AlarmHistoryPage() : searchAlarmHistory(**state, d->names, query);
}

Result<AlarmRecord> StoreReader::alarmRecord(TimeSpan span)
{
    const auto state = d->state();
    if (!state)
        return Unexpected(state.error());
    return *state == nullptr ? AlarmRecord{.span = span, .down = {span}} : loadAlarmRecord(**state, d->names, span);
}

Result<std::vector<AlarmTransition>> StoreReader::alarmHistory(std::int64_t beforeMs, int limit)
{
    auto page = alarmHistory({.toMs = beforeMs, .limit = limit});
    if (!page)
        return Unexpected(page.error());
    return std::move(page->steps);
}

Result<std::vector<QuarantinedRow>> StoreReader::quarantine(std::size_t limit)
{
    const auto state = d->state();
    if (!state)
        return Unexpected(state.error());
    return *state == nullptr ? std::vector<QuarantinedRow>() : loadQuarantine(**state, limit);
}

Result<std::vector<AlarmRulesVersion>> StoreReader::alarmRules(std::size_t limit)
{
    const auto state = d->state();
    if (!state)
        return Unexpected(state.error());
    return *state == nullptr ? std::vector<AlarmRulesVersion>() : loadAlarmRules(**state, limit);
}

Result<std::vector<Note>> StoreReader::notes(const NoteQuery &query)
{
    const auto state = d->state();
    if (!state)
        return Unexpected(state.error());
    return *state == nullptr ? std::vector<Note>() : loadNotes(**state, d->names, query);
}

Result<CommandPage> StoreReader::commands(const CommandQuery &query)
{
    const auto state = d->state();
    if (!state)
        return Unexpected(state.error());
    return *state == nullptr ? CommandPage() : loadCommands(**state, d->names, query);
}

Result<AuditPage> StoreReader::audit(const AuditQuery &query)
{
    const auto state = d->state();
    if (!state)
        return Unexpected(state.error());
    return *state == nullptr ? AuditPage() : searchAudit(**state, query);
}

Result<std::vector<AuditEntry>> StoreReader::auditLines(std::int64_t after, std::int64_t upTo, int limit)
{
    const auto state = d->state();
    if (!state)
        return Unexpected(state.error());
    return *state == nullptr ? std::vector<AuditEntry>() : lineside::auditLines(**state, after, upTo, limit);
}

Result<bool> StoreReader::checkAudit(AuditCheck &check, int lines, std::vector<AuditEntry> &given)
{
    const auto state = d->state();
    if (!state)
        return Unexpected(state.error());
    return *state == nullptr ? false : check.step(**state, lines, &given);
}

Result<std::int64_t> StoreReader::lastAuditHead()
{
    const auto state = d->state();
    if (!state)
        return Unexpected(state.error());
    return *state == nullptr ? 0 : (*state)->integer("SELECT max(number) FROM audit_heads");
}

Result<std::int64_t> StoreReader::lastAuditLine()
{
    const auto state = d->state();
    if (!state)
        return Unexpected(state.error());
    return *state == nullptr ? 0 : lineside::lastAuditLine(**state);
}

Result<std::map<std::string, std::uint64_t>> StoreReader::quarantineSizes()
{
    const auto state = d->state();
    if (!state)
        return Unexpected(state.error());
    return *state == nullptr ? std::map<std::string, std::uint64_t>() : countQuarantineBySink(**state);
}

Result<std::vector<OutboxRow>> StoreReader::outbox(std::uint64_t afterSequence, std::size_t limit)
{
    if (auto fresh = d->slices.refresh(); !fresh)
        return Unexpected(fresh.error());
    std::vector<OutboxRow> rows;
    rows.reserve(limit);
    for (std::size_t i = 0; i < d->slices.size() && rows.size() < limit; ++i) {
        const auto last = d->slices.lastSequence(i);
        if (!last)
            return Unexpected(last.error());
        if (*last <= afterSequence)
            continue;
        const auto reader = d->slices.reader(i);
        if (!reader)
            return Unexpected(reader.error());
        if (auto read = (*reader)->readOutbox(afterSequence, limit - rows.size(), rows); !read)
            return Unexpected(read.error());
    }
    return rows;
}

Result<Backlog> StoreReader::unsent(const SinkPosition &position)
{
    if (auto fresh = d->slices.refresh(); !fresh)
        return Unexpected(fresh.error());
    Backlog backlog;
    for (std::size_t i = 0; i < d->slices.size(); ++i) {
        const auto last = d->slices.lastSequence(i);
        if (!last)
            return Unexpected(last.error());
        const RowStretch rows{d->slices.base(i), *last};
        const auto unsent = rows.last + 1 - rows.first - position.doneWithin(rows);
        backlog.count += unsent;
        if (unsent == 0 || backlog.oldestArrivalMs != 0)
            continue;
        const auto reader = d->slices.reader(i);
        const auto arrival = reader ? (*reader)->arrivalAfter(position.cursor) : Unexpected(reader.error());
        if (!arrival)
            return Unexpected(arrival.error());
        backlog.oldestArrivalMs = *arrival;
    }
    return backlog;
}

} // namespace lineside
