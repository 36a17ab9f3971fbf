// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/slicereader.h"

#include "store/placecolumn.h"
#include "store/qualitycolumn.h"

#include <limits>

namespace lineside {

namespace {

constexpr int kCacheKiB = 256;
constexpr std::size_t kMaxCachedSeries = 20'000;

std::string stretchOf(const HistoryQuery &query, std::int64_t seriesId, std::string_view timeColumn)
{
    const std::string column(timeColumn);
    return "series_id = " + std::to_string(seriesId) + " AND " + column + " >= " + std::to_string(query.fromMs)
        + " AND " + column + " < " + std::to_string(query.toMs);
}

// Rows the writer has not folded yet are few and lie at the end of readings; they are looked through.
std::string unfolded(std::uint64_t foldedSequence)
{
    return "seq > " + std::to_string(foldedSequence) + " AND ";
}

std::string bucketOf(std::string_view timeColumn, std::int64_t widthMs)
{
    const std::string width = std::to_string(widthMs);
    const std::string column(timeColumn);
    return column + " - ((" + column + " % " + width + ") + " + width + ") % " + width;
}

std::string rawBucketsSql(std::string_view table, const std::string &where, std::int64_t widthMs)
{
    return "SELECT " + bucketOf("ts", widthMs)
        + " AS bucket, count(*), min(value), max(value), coalesce(sum(value), 0) FROM " + std::string(table) + " WHERE "
        + where + " GROUP BY bucket";
}

std::string rollupBucketsSql(HistoryLevel level, const std::string &where, std::int64_t widthMs)
{
    return "SELECT " + bucketOf("start", widthMs)
        + " AS bucket, sum(count), min(min), max(max), coalesce(sum(sum), 0) FROM "
        + (level == HistoryLevel::Minutes ? "minutes" : "hours") + " WHERE " + where + " GROUP BY bucket";
}

Result<void> addRows(Buckets &buckets, Result<Statement> statement)
{
    if (!statement)
        return Unexpected(statement.error());
    if (auto done = statement->execute(); !done)
        return done;
    while (statement->next())
        buckets[statement->integer(0)].add(
            {statement->natural(1), statement->real(2), statement->real(3), statement->real(4)});
    return {};
}

// Rollups are asked for whole buckets, as their rows cannot be divided.
HistoryQuery widened(HistoryQuery query, std::int64_t bucketMs)
{
    query.fromMs = bucketStart(query.fromMs, bucketMs);
    query.toMs = bucketStart(query.toMs + bucketMs - 1, bucketMs);
    return query;
}

/// Of a row that begins with value, ts, arrival, quality; without its unit.
LiveValue readValue(const Statement &row)
{
    Reading qualities;
    readQualityColumn(row.integer(3), qualities);
    return {.value = row.real(0),
            .unit = {},
            .quality = qualities.quality,
            .timestampMs = row.integer(1),
            .arrivalMs = row.integer(2),
            .timeQuality = qualities.timeQuality};
}

} // namespace

Result<std::unique_ptr<SliceReader>> SliceReader::open(const std::string &path)
{
    auto database = Database::open(path, {Database::Mode::Read, false, kCacheKiB});
    if (!database)
        return Unexpected(database.error());
    std::unique_ptr<SliceReader> reader(new SliceReader(std::move(*database)));
    if (auto prepared = reader->prepare(); !prepared)
        return Unexpected(prepared.error());
    return reader;
}

Result<void> SliceReader::prepare()
{
    const auto hasSchema = m_database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'hours'");
    if (!hasSchema)
        return Unexpected(hasSchema.error());
    if (*hasSchema == 0)
        return unexpected(ErrorCode::NotFound, "the slice is still being made", m_database.path());
    const auto base = m_database.integer("SELECT value FROM meta WHERE key = 'base'");
    if (!base)
        return Unexpected(base.error());
    if (*base == 0)
        return unexpected(ErrorCode::NotFound, "the slice is still being made", m_database.path());
    m_base = static_cast<std::uint64_t>(*base);
    const auto place = placeColumn(m_database);
    if (!place)
        return Unexpected(place.error());
    const std::string rows = "SELECT seq, series_id, ts, arrival, processed, value, quality, CAST(metadata AS BLOB),"
                             " position, CAST("
        + std::string(*place)
        + " AS BLOB) FROM readings r WHERE seq > ?"
          " ORDER BY seq LIMIT ?";
    return m_database.prepareAll({
        {&m_rows, rows},
        {&m_one, "SELECT device_id, sensor_type, unit, location FROM series WHERE id = ?"},
        {&m_ids, "SELECT id FROM series WHERE device_id = ? AND sensor_type = ?"},
        {&m_progress,
         "SELECT max(value) FILTER (WHERE key = 'folded'), max(value) FILTER (WHERE key = 'window'),"
         " max(value) FILTER (WHERE key = 'finished_series'), max(value) FILTER (WHERE key = 'first_ms'),"
         " max(value) FILTER (WHERE key = 'last_ms') FROM meta"},
        {&m_newestPoint,
         "SELECT value, ts, arrival, quality FROM readings WHERE seq = (SELECT seq FROM points WHERE series_id = ?"
         " AND ts <= ? ORDER BY ts DESC, seq DESC LIMIT 1)"},
    });
}

Result<std::uint64_t> SliceReader::lastSequence()
{
    const auto last = m_database.integer("SELECT max(seq) FROM readings");
    if (!last)
        return Unexpected(last.error());
    return *last == 0 ? m_base - 1 : static_cast<std::uint64_t>(*last);
}

Result<std::int64_t> SliceReader::arrivalAfter(std::uint64_t sequence)
{
    return m_database.integer("SELECT arrival FROM readings WHERE seq > " + std::to_string(sequence)
                              + " ORDER BY seq LIMIT 1");
}

Result<void> SliceReader::readOutbox(std::uint64_t afterSequence, std::size_t limit, std::vector<OutboxRow> &rows)
{
    if (auto done = m_rows.bind(afterSequence).bind(limit).execute(); !done)
        return done;
    while (m_rows.next()) {
        const auto series = seriesOf(m_rows.integer(1));
        if (!series) {
            m_rows.finish();
            return Unexpected(series.error());
        }
        OutboxRow &row = rows.emplace_back();
        row.sequence = m_rows.natural(0);
        row.reading
            = {(*series)->deviceId, (*series)->sensorType, (*series)->unit,   (*series)->location, m_rows.bytes(7),
               m_rows.real(5),      m_rows.integer(2),     m_rows.integer(3), m_rows.integer(4),   m_rows.natural(8)};
        if (!m_rows.isNull(9))
            row.reading.location = m_rows.bytes(9);
        readQualityColumn(m_rows.integer(6), row.reading);
    }
    m_rows.finish();
    return {};
}

Result<const SliceReader::Series *> SliceReader::seriesOf(std::int64_t id)
{
    if (const auto found = m_series.find(id); found != m_series.end())
        return &found->second;
    if (auto done = m_one.bind(id).execute(); !done)
        return Unexpected(done.error());
    if (!m_one.next())
        return unexpected(ErrorCode::Corrupt, "a row names a series that is not there", m_database.path());
    if (m_series.size() >= kMaxCachedSeries)
        m_series.clear();
    const auto [entry, inserted]
        = m_series.emplace(id, Series{m_one.text(0), m_one.text(1), m_one.text(2), m_one.text(3)});
    m_one.finish();
    return &entry->second;
}

Result<std::vector<std::int64_t>> SliceReader::seriesIds(const SeriesKey &key)
{
    if (auto done = m_ids.bind(key.deviceId).bind(key.sensorType).execute(); !done)
        return Unexpected(done.error());
    std::vector<std::int64_t> ids;
    while (m_ids.next())
        ids.push_back(m_ids.integer(0));
    return ids;
}

Result<SliceReader::Progress> SliceReader::progress()
{
    if (auto done = m_progress.execute(); !done)
        return Unexpected(done.error());
    if (!m_progress.next())
        return unexpected(ErrorCode::Corrupt, "the slice has lost its meta data", m_database.path());
    const Progress progress{m_progress.natural(0),
                            m_progress.natural(1),
                            m_progress.integer(2),
                            {m_progress.integer(3), m_progress.integer(4)}};
    m_progress.finish();
    return progress;
}

Result<std::optional<SliceReader::Stretch>> SliceReader::stretch()
{
    const auto snapshot = Transaction::begin(m_database, Transaction::Kind::Deferred);
    if (!snapshot)
        return Unexpected(snapshot.error());
    const auto known = progress();
    const auto last = lastSequence();
    if (!known || !last)
        return Unexpected(known ? last.error() : known.error());
    return known->folded == *last ? std::optional(known->stretch) : std::nullopt;
}

Result<void> SliceReader::readPoints(const HistoryQuery &query, std::size_t limit, std::vector<HistoryPoint> &points)
{
    const auto snapshot = Transaction::begin(m_database, Transaction::Kind::Deferred);
    if (!snapshot)
        return Unexpected(snapshot.error());
    const auto ids = seriesIds(query.series);
    const auto known = progress();
    if (!ids || !known)
        return Unexpected(ids ? known.error() : ids.error());
    for (const auto id : *ids) {
        const std::string stretch = stretchOf(query, id, "ts");
        std::string sql = "SELECT ts, value, (SELECT quality FROM readings r WHERE r.seq = p.seq) FROM points p WHERE ";
        sql.append(stretch).append(" UNION ALL SELECT ts, value, quality FROM readings WHERE ");
        sql.append(unfolded(known->foldedFor(id))).append(stretch);
        sql.append(" LIMIT ").append(std::to_string(limit));
        auto statement = m_database.prepare(sql);
        if (!statement)
            return Unexpected(statement.error());
        if (auto done = statement->execute(); !done)
            return done;
        while (statement->next()) {
            const double value = statement->real(1);
            points.push_back({statement->integer(0), value, value, value, 1, timeQualityOf(statement->integer(2))});
        }
    }
    return {};
}

Result<void> SliceReader::addTo(Buckets &buckets, const HistoryQuery &query, std::int64_t bucketMs)
{
    const auto snapshot = Transaction::begin(m_database, Transaction::Kind::Deferred);
    if (!snapshot)
        return Unexpected(snapshot.error());
    const auto ids = seriesIds(query.series);
    const auto known = progress();
    if (!ids || !known)
        return Unexpected(ids ? known.error() : ids.error());
    const auto level = levelOf(bucketMs);
    const HistoryQuery stretch = level == HistoryLevel::Points ? query : widened(query, bucketMs);
    for (const auto id : *ids) {
        const std::string raw = stretchOf(stretch, id, "ts");
        const std::string folded = level == HistoryLevel::Points
            ? rawBucketsSql("points", raw, bucketMs)
            : rollupBucketsSql(level, stretchOf(stretch, id, "start"), bucketMs);
        if (auto done = addRows(buckets, m_database.prepare(folded)); !done)
            return done;
        const std::string rest = rawBucketsSql("readings", unfolded(known->foldedFor(id)) + raw, bucketMs);
        if (auto done = addRows(buckets, m_database.prepare(rest)); !done)
            return done;
    }
    return {};
}

// A signal is found by its primary key in `points`, whatever the number of rows; what is not folded yet, some fifty
// rows a signal, is looked through.
Result<void> SliceReader::addTo(LatestValues &latest)
{
    const auto snapshot = Transaction::begin(m_database, Transaction::Kind::Deferred);
    if (!snapshot)
        return Unexpected(snapshot.error());
    const auto known = progress();
    if (!known)
        return Unexpected(known.error());
    std::map<std::int64_t, Series> wanted;
    if (auto done = wantedSeries(latest, wanted); !done)
        return done;
    for (const auto &[id, series] : wanted) {
        if (auto done = offerFolded(latest, id, series); !done)
            return done;
    }
    return wanted.empty() ? Result<void>() : offerUnfolded(latest, wanted, known->folded);
}

Result<void> SliceReader::wantedSeries(const LatestValues &latest, std::map<std::int64_t, Series> &wanted)
{
    auto rows = m_database.prepare("SELECT id, device_id, sensor_type, unit FROM series");
    if (!rows)
        return Unexpected(rows.error());
    if (auto done = rows->execute(); !done)
        return done;
    while (rows->next()) {
        Series series{rows->text(1), rows->text(2), rows->text(3), {}};
        if (latest.isWanted(series.key()))
            wanted.emplace(rows->integer(0), std::move(series));
    }
    return {};
}

Result<void> SliceReader::offerFolded(LatestValues &latest, std::int64_t id, const Series &series)
{
    auto newest = newestPoint(id, latest.notAfterMs());
    if (newest && !*newest)
        newest = newestPoint(id, std::numeric_limits<std::int64_t>::max());
    if (!newest)
        return Unexpected(newest.error());
    if (*newest) {
        (*newest)->unit = series.unit;
        latest.offer(series.key(), std::move(**newest));
    }
    return {};
}

Result<std::optional<LiveValue>> SliceReader::newestPoint(std::int64_t id, std::int64_t notAfterMs)
{
    if (auto done = m_newestPoint.bind(id).bind(notAfterMs).execute(); !done)
        return Unexpected(done.error());
    auto newest = m_newestPoint.next() ? std::optional(readValue(m_newestPoint)) : std::nullopt;
    m_newestPoint.finish();
    return newest;
}

Result<void> SliceReader::offerUnfolded(LatestValues &latest, const std::map<std::int64_t, Series> &wanted,
                                        std::uint64_t foldedSequence)
{
    auto rows = m_database.prepare("SELECT value, ts, arrival, quality, series_id FROM readings WHERE seq > "
                                   + std::to_string(foldedSequence) + " ORDER BY seq");
    if (!rows)
        return Unexpected(rows.error());
    if (auto done = rows->execute(); !done)
        return done;
    while (rows->next()) {
        const auto series = wanted.find(rows->integer(4));
        if (series == wanted.end())
            continue;
        LiveValue value = readValue(*rows);
        value.unit = series->second.unit;
        latest.offer(series->second.key(), std::move(value));
    }
    return {};
}

} // namespace lineside
