// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/slicewriter.h"

#include "store/duplicatefilter.h"
#include "store/migrations.h"

#include <algorithm>

namespace lineside {

namespace {

constexpr int kCacheKiB = 4096;
constexpr std::string_view kCursorPrefix = "cursor:";

// The start of a bucket is rounded down for times before 1970 too. A sum may overflow to infinity and then, with the
// opposite infinity, to NULL; the reader keeps the mean between min and max whatever the sum says.
std::string foldSql(std::string_view table, std::int64_t bucketMs)
{
    const std::string width = std::to_string(bucketMs);
    return "INSERT INTO " + std::string(table)
        + "(series_id, start, count, min, max, sum) SELECT series_id, ts - ((ts % " + width + ") + " + width + ") % "
        + width
        + " AS bucket, count(*), min(value), max(value), coalesce(sum(value), 0)"
          " FROM readings WHERE seq > ? AND seq <= ? GROUP BY series_id, bucket"
          " ON CONFLICT(series_id, start) DO UPDATE SET count = count + excluded.count, min = min(min, excluded.min),"
          " max = max(max, excluded.max), sum = coalesce(sum + excluded.sum, 0)";
}

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
    auto database = Database::open(path, {Database::Mode::Write, fullSync, kCacheKiB});
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
    return done ? readInfo() : done;
}

Result<void> SliceWriter::prepare()
{
    auto done = m_database.prepareAll({
        {&m_setMeta, "INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value"},
        {&m_meta, "SELECT value FROM meta WHERE key = ?"},
        {&m_foldPoints,
         "INSERT INTO points(series_id, ts, seq, value) SELECT series_id, ts, seq, value FROM readings"
         " WHERE seq > ? AND seq <= ? ORDER BY series_id, ts, seq"},
        {&m_foldMinutes, foldSql("minutes", 60'000)},
        {&m_foldHours, foldSql("hours", 3'600'000)},
    });
    if (done)
        done = m_series.prepare(m_database);
    if (done)
        done = m_inserter.prepare(m_database);
    return done ? readInfo() : done;
}

Result<void> SliceWriter::readInfo()
{
    const auto base = meta("base");
    const auto position = meta("journal_position");
    const auto folded = meta("folded");
    const auto last = m_database.integer("SELECT max(seq) FROM readings");
    for (const auto *value : {&base, &position, &folded}) {
        if (!*value)
            return Unexpected(value->error());
    }
    if (!last)
        return Unexpected(last.error());
    m_info.path = m_database.path();
    m_info.base = *base;
    m_info.lastSequence = *last == 0 && *base != 0 ? *base - 1 : static_cast<std::uint64_t>(*last);
    m_journalPosition = *position;
    m_folded = *folded;
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

Result<std::uint64_t> SliceWriter::append(std::span<const Reading> readings, std::uint64_t journalPosition,
                                          DuplicateFilter *duplicates)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return Unexpected(transaction.error());
    auto dropped = appendRows(readings, duplicates);
    Result<void> done = dropped ? setMeta("journal_position", journalPosition) : Unexpected(dropped.error());
    if (done)
        done = transaction->commit();
    if (!done) {
        m_series.clear();
        return Unexpected(done.error());
    }
    if (!m_rows.empty()) {
        if (m_info.isEmpty())
            m_info.firstArrivalMs = m_rows.front().reading->arrivalMs;
        m_info.lastArrivalMs = m_rows.back().reading->arrivalMs;
        m_info.lastSequence += m_rows.size();
    }
    m_journalPosition = journalPosition;
    m_wal.checkpointIfDue(m_database);
    return dropped;
}

Result<std::uint64_t> SliceWriter::appendRows(std::span<const Reading> readings, DuplicateFilter *duplicates)
{
    m_rows.clear();
    std::uint64_t dropped = 0;
    for (const auto &reading : readings) {
        if (duplicates != nullptr) {
            const auto known = duplicates->isKept(reading);
            if (!known)
                return Unexpected(known.error());
            if (*known) {
                ++dropped;
                continue;
            }
        }
        const auto id = m_series.idOf(reading);
        if (!id)
            return Unexpected(id.error());
        m_rows.push_back({&reading, *id});
    }
    if (auto inserted = m_inserter.insert(m_rows, m_info.lastSequence + 1); !inserted)
        return Unexpected(inserted.error());
    return dropped;
}

Result<void> SliceWriter::fold(std::uint64_t maxRows)
{
    const auto upTo = std::min(m_folded + maxRows, m_info.lastSequence);
    if (upTo == m_folded)
        return {};
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return Unexpected(transaction.error());
    auto done = foldRows(m_folded, upTo);
    if (done)
        done = setMeta("folded", upTo);
    if (done)
        done = transaction->commit();
    if (!done)
        return done;
    m_folded = upTo;
    m_wal.checkpointIfDue(m_database);
    return {};
}

Result<void> SliceWriter::foldRows(std::uint64_t after, std::uint64_t upTo)
{
    for (Statement *statement : {&m_foldPoints, &m_foldMinutes, &m_foldHours}) {
        if (auto done = statement->bind(after).bind(upTo).execute(); !done)
            return done;
    }
    return {};
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
