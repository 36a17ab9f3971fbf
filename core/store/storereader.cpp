// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storereader.h"

#include "store/database.h"
#include "store/hourarchive.h"
#include "store/slicecatalog.h"
#include "store/stateloader.h"
#include "store/storefiles.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace lineside {

namespace {

constexpr std::int64_t kHourMs = 3'600'000;

} // namespace

struct StoreReader::Private
{
    explicit Private(const std::string &storeDirectory)
        : directory(storeDirectory)
        , slices(storeDirectory)
    {
    }

    [[nodiscard]] Result<Database *> state();
    [[nodiscard]] Result<History> rawHistory(const HistoryQuery &query);
    [[nodiscard]] Result<void> addBygoneHours(History &history);
    [[nodiscard]] Result<History> bucketHistory(const HistoryQuery &query, std::int64_t bucketMs);
    [[nodiscard]] Result<void> addSlices(Buckets &buckets, const HistoryQuery &query, std::int64_t bucketMs,
                                         std::set<std::uint64_t> &done);

    std::string directory;
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

Result<History> StoreReader::Private::rawHistory(const HistoryQuery &query)
{
    History history{query, {}, 0};
    const auto limit = static_cast<std::size_t>(query.maxPoints) + 1;
    for (std::size_t i = 0; i < slices.size() && history.points.size() < limit; ++i) {
        const auto mayHold = slices.mayHold(i, query.fromMs, query.toMs);
        if (mayHold && !*mayHold)
            continue;
        const auto reader = slices.reader(i);
        if (!reader)
            return Unexpected(reader.error());
        if (auto read = (*reader)->readPoints(query, limit, history.points); !read)
            return Unexpected(read.error());
    }
    if (auto added = addBygoneHours(history); !added)
        return Unexpected(added.error());
    std::ranges::stable_sort(history.points, {}, &HistoryPoint::timeMs);
    return history;
}

// Of slices no longer there the archive has hours, however short the stretch.
Result<void> StoreReader::Private::addBygoneHours(History &history)
{
    const auto archive = state();
    if (!archive || *archive == nullptr)
        return archive ? Result<void>() : Unexpected(archive.error());
    std::set<std::uint64_t> present;
    for (std::size_t i = 0; i < slices.size(); ++i)
        present.insert(slices.base(i));
    Buckets hours;
    if (auto added = addArchive(hours, **archive, history.query, kHourMs, present); !added)
        return added;
    std::ranges::move(toPoints(hours), std::back_inserter(history.points));
    return {};
}

Result<void> StoreReader::Private::addSlices(Buckets &buckets, const HistoryQuery &query, std::int64_t bucketMs,
                                             std::set<std::uint64_t> &done)
{
    for (std::size_t i = 0; i < slices.size(); ++i) {
        // Rollups reach one bucket further than the stretch, at both ends.
        const auto mayHold = slices.mayHold(i, query.fromMs - bucketMs, query.toMs + bucketMs);
        if (done.contains(slices.base(i)) || (mayHold && !*mayHold))
            continue;
        const auto reader = slices.reader(i);
        if (!reader)
            return Unexpected(reader.error());
        if (auto added = (*reader)->addTo(buckets, query, bucketMs); !added)
            return added;
        done.insert(slices.base(i));
    }
    return {};
}

// Each slice counts once: from the archive of hours when that is fine enough or all there is, else from its file.
Result<History> StoreReader::Private::bucketHistory(const HistoryQuery &query, std::int64_t bucketMs)
{
    Buckets buckets;
    std::set<std::uint64_t> done;
    const auto archive = state();
    if (!archive)
        return Unexpected(archive.error());
    const bool hoursSuffice = levelOf(bucketMs) == HistoryLevel::Hours;
    Result<void> added;
    if (hoursSuffice && *archive != nullptr)
        added = addArchive(buckets, **archive, query, bucketMs, done);
    if (added)
        added = addSlices(buckets, query, bucketMs, done);
    if (added && !hoursSuffice && *archive != nullptr)
        added = addArchive(buckets, **archive, query, bucketMs, done);
    if (!added)
        return Unexpected(added.error());
    return History{query, toPoints(buckets), bucketMs};
}

StoreReader::StoreReader(std::unique_ptr<Private> privateParts)
    : d(std::move(privateParts))
{
}

StoreReader::~StoreReader() = default;

Result<std::unique_ptr<StoreReader>> StoreReader::open(const std::string &directory)
{
    return std::unique_ptr<StoreReader>(new StoreReader(std::make_unique<Private>(directory)));
}

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
    return d->bucketHistory(query, bucketMs);
}

Result<std::vector<AlarmTransition>> StoreReader::alarmHistory(std::int64_t beforeMs, int limit)
{
    const auto state = d->state();
    if (!state)
        return Unexpected(state.error());
    if (*state == nullptr)
        return std::vector<AlarmTransition>();
    return loadAlarmHistory(**state, beforeMs, limit);
}

Result<std::optional<Command>> StoreReader::command(const std::string &id)
{
    const auto state = d->state();
    if (!state)
        return Unexpected(state.error());
    if (*state == nullptr)
        return std::optional<Command>();
    return loadCommand(**state, id);
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

Result<Backlog> StoreReader::unsent(std::uint64_t afterSequence)
{
    if (auto fresh = d->slices.refresh(); !fresh)
        return Unexpected(fresh.error());
    Backlog backlog;
    for (std::size_t i = 0; i < d->slices.size(); ++i) {
        const auto last = d->slices.lastSequence(i);
        if (!last)
            return Unexpected(last.error());
        const auto first = std::max(afterSequence + 1, d->slices.base(i));
        if (*last < first)
            continue;
        backlog.count += *last - first + 1;
        if (backlog.oldestArrivalMs != 0)
            continue;
        const auto reader = d->slices.reader(i);
        const auto arrival = reader ? (*reader)->arrivalAfter(afterSequence) : Unexpected(reader.error());
        if (!arrival)
            return Unexpected(arrival.error());
        backlog.oldestArrivalMs = *arrival;
    }
    return backlog;
}

} // namespace lineside
