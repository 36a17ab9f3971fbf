// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/slicewriter.h"

#include "store/migrations.h"
#include "store/storefiles.h"

namespace lineside {

namespace {

constexpr int kSliceCacheKiB = 4096;
constexpr std::string_view kCursorPrefix = "cursor:";
constexpr std::uint64_t kRowBytes = 40; // without metadata: numbers of two to nine bytes
constexpr std::uint64_t kFoldStepBytes = 1ULL << 20; // some 250 pages, see Rollup

} // namespace

Result<std::unique_ptr<SliceWriter>> SliceWriter::create(const std::string &path, bool fullSync, Start start)
{
    auto writer = open(path, fullSync);
    if (!writer)
        return writer;
    if (auto begun = (*writer)->begin(start); !begun)
        return Unexpected(begun.error());
    return writer;
}

Result<std::unique_ptr<SliceWriter>> SliceWriter::open(const std::string &path, bool fullSync)
{
    auto database = Database::open(path, {Database::Mode::Write, fullSync, kSliceCacheKiB});
    if (!database)
        return Unexpected(database.error());
    if (auto migrated = migrate(*database, sliceMigrations()); !migrated)
        return Unexpected(migrated.error());
    std::unique_ptr<SliceWriter> writer(new SliceWriter(std::move(*database)));
    if (auto prepared = writer->prepare(); !prepared)
        return Unexpected(prepared.error());
    return writer;
}

Result<void> SliceWriter::begin(Start start)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return Unexpected(transaction.error());
    auto done = setMeta("base", start.base);
    if (done)
        done = setMeta("journal_position", start.journalPosition);
    if (done)
        done = setMeta("folded", start.base - 1);
    if (done)
        done = transaction->commit();
    if (done)
        done = m_rollup.prepare(m_database);
    return done ? readInfo() : done;
}

Result<void> SliceWriter::prepare()
{
    auto done = m_database.prepareAll({
        {&m_setPosition, "UPDATE meta SET value = ? WHERE key = 'journal_position'"},
        {&m_setMeta, "INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value"},
        {&m_meta, "SELECT value FROM meta WHERE key = ?"},
    });
    if (done)
        done = m_series.prepare(m_database);
    if (done)
        done = m_inserter.prepare(m_database);
    if (done)
        done = m_rollup.prepare(m_database);
    return done ? readInfo() : done;
}

Result<void> SliceWriter::readInfo()
{
    const auto base = meta("base");
    const auto position = meta("journal_position");
    const auto last = m_database.integer("SELECT max(seq) FROM readings");
    for (const auto *value : {&base, &position}) {
        if (!*value)
            return Unexpected(value->error());
    }
    if (!last)
        return Unexpected(last.error());
    m_info.path = m_database.path();
    m_info.day = dayOfSlice(m_info.path);
    m_info.base = *base;
    m_info.lastSequence = *last == 0 && *base != 0 ? *base - 1 : static_cast<std::uint64_t>(*last);
    m_journalPosition = *position;
    const auto first = m_database.integer("SELECT arrival FROM readings ORDER BY seq LIMIT 1");
    const auto newest = m_database.integer("SELECT arrival FROM readings ORDER BY seq DESC LIMIT 1");
    m_info.firstArrivalMs = first.value_or(0);
    m_info.lastArrivalMs = newest.value_or(0);
    return {};
}

Result<std::uint64_t> SliceWriter::meta(std::string_view key)
{
    if (auto done = m_meta.bind(key).execute(); !done)
        return Unexpected(done.error());
    if (!m_meta.next())
        return unexpected(ErrorCode::Corrupt, "the slice does not know its " + std::string(key), m_database.path());
    const auto value = m_meta.natural(0);
    m_meta.finish();
    return value;
}

Result<void> SliceWriter::setMeta(std::string_view key, std::uint64_t value)
{
    return m_setMeta.bind(key).bind(value).execute();
}

Result<void> SliceWriter::append(std::span<const Reading> readings, std::uint64_t journalPosition,
                                 const std::vector<bool> &isKept)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return Unexpected(transaction.error());
    auto done = appendRows(readings, isKept);
    if (done)
        done = m_setPosition.bind(journalPosition).execute();
    if (done)
        done = transaction->commit();
    if (!done) {
        m_series.clear();
        return done;
    }
    m_journalPosition = journalPosition;
    noteRows();
    return {};
}

void SliceWriter::noteRows()
{
    std::uint64_t bytes = 0;
    for (const auto &[reading, seriesId, isElsewhere] : m_rows) {
        if (m_info.isEmpty())
            m_info.firstArrivalMs = reading->arrivalMs;
        m_info.lastArrivalMs = reading->arrivalMs;
        m_rollup.add({seriesId, reading->timestampMs, ++m_info.lastSequence, reading->value});
        bytes += kRowBytes + reading->metadata.size() + (isElsewhere ? reading->location.size() : 0);
    }
    m_wal.noteCommit(m_database, bytes);
}

Result<void> SliceWriter::appendRows(std::span<const Reading> readings, const std::vector<bool> &isKept)
{
    m_rows.clear();
    for (std::size_t i = 0; i < readings.size(); ++i) {
        if (i < isKept.size() && isKept[i])
            continue;
        const auto place = m_series.placeOf(readings[i]);
        if (!place)
            return Unexpected(place.error());
        m_rows.push_back({&readings[i], place->seriesId, place->isElsewhere});
    }
    return m_inserter.insert(m_rows, m_info.lastSequence + 1);
}

Result<void> SliceWriter::fold()
{
    auto done = m_rollup.step(m_database);
    if (done)
        m_wal.noteCommit(m_database, kFoldStepBytes);
    return done;
}

Result<void> SliceWriter::rememberCursors(const std::map<std::string, std::uint64_t> &cursors)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return Unexpected(transaction.error());
    if (auto done = m_database.execute("DELETE FROM meta WHERE key LIKE 'cursor:%'"); !done)
        return done;
    for (const auto &[sink, sequence] : cursors) {
        if (auto done = setMeta(std::string(kCursorPrefix) + sink, sequence); !done)
            return done;
    }
    return transaction->commit();
}

Result<std::map<std::string, std::uint64_t>> SliceWriter::rememberedCursors()
{
    auto statement = m_database.prepare("SELECT substr(key, 8), value FROM meta WHERE key LIKE 'cursor:%'");
    if (!statement)
        return Unexpected(statement.error());
    if (auto done = statement->execute(); !done)
        return Unexpected(done.error());
    std::map<std::string, std::uint64_t> cursors;
    while (statement->next())
        cursors.emplace(statement->text(0), statement->natural(1));
    return cursors;
}

Result<bool> SliceWriter::flush()
{
    const auto blocked = m_database.integer("PRAGMA wal_checkpoint(TRUNCATE)");
    if (!blocked)
        return Unexpected(blocked.error());
    return *blocked == 0;
}

} // namespace lineside
