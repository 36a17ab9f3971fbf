// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/slicereader.h"

#include "model/reason.h"
#include "store/placecolumn.h"
#include "store/qualitycolumn.h"

#include <limits>

namespace lineside {

namespace {

constexpr int kReaderCacheKiB = 256;
constexpr std::size_t kMaxCachedSeries = 20'000;

std::string within(std::string_view timeColumn, std::int64_t fromMs, std::int64_t toMs)
{
    const std::string column(timeColumn);
    return column + " >= " + std::to_string(fromMs) + " AND " + column + " < " + std::to_string(toMs);
}

std::string bucketOf(std::string_view timeColumn, std::int64_t widthMs)
{
    const std::string width = std::to_string(widthMs);
    const std::string column(timeColumn);
    return column + " - ((" + column + " % " + width + ") + " + width + ") % " + width;
}

// One statement for all series of the signal, however many a slice of before has of them.
std::string fromTable(std::string_view table, const SignalNames &signal)
{
    return " FROM series s CROSS JOIN " + std::string(table) + " t ON t.series_id = s.id WHERE s.device_id IN ("
        + signal.placeholders() + ") AND s.sensor_type = ? AND ";
}

// Rows the writer has not folded yet are few and lie at the end of readings; they are looked through.
std::string fromUnfolded(std::uint64_t folded, std::uint64_t window, std::int64_t finishedSeries,
                         const SignalNames &signal)
{
    return " FROM readings t CROSS JOIN series s ON s.id = t.series_id WHERE t.seq > " + std::to_string(folded)
        + " AND (t.series_id > " + std::to_string(finishedSeries) + " OR t.seq > " + std::to_string(window)
        + ") AND t.series_id IN (SELECT id FROM series WHERE device_id IN (" + signal.placeholders()
        + ") AND sensor_type = ?) AND ";
}

std::string rawBucketsSql(std::int64_t widthMs, const std::string &from, std::int64_t fromMs, std::int64_t toMs)
{
    return "SELECT s.unit, " + bucketOf("t.ts", widthMs)
        + " AS bucket, count(*), min(t.value), max(t.value), coalesce(sum(t.value), 0)" + from
        + within("t.ts", fromMs, toMs) + " GROUP BY s.unit, bucket";
}

std::string foldedBucketsSql(std::int64_t widthMs, const HistoryPart &part, const SignalNames &signal)
{
    if (part.level == HistoryLevel::Points)
        return rawBucketsSql(widthMs, fromTable("points", signal), part.fromMs, part.toMs);
    return "SELECT s.unit, " + bucketOf("t.start", widthMs)
        + " AS bucket, sum(t.count), min(t.min), max(t.max), coalesce(sum(t.sum), 0)"
        + fromTable(part.level == HistoryLevel::Minutes ? "minutes" : "hours", signal)
        + within("t.start", part.fromMs, part.toMs) + " GROUP BY s.unit, bucket";
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
            .timeQuality = qualities.timeQuality,
            .unitUnknown = qualities.unitUnknown};
}

} // namespace

Result<std::unique_ptr<SliceReader>> SliceReader::open(const std::string &path)
{
    auto database = Database::open(path, {Database::Mode::Read, false, kReaderCacheKiB});
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
        return unexpected(ErrorCode::NotFound, Reason::SliceUnfinished, m_database.path());
    const auto base = m_database.integer("SELECT value FROM meta WHERE key = 'base'");
    if (!base)
        return Unexpected(base.error());
    if (*base == 0)
        return unexpected(ErrorCode::NotFound, Reason::SliceUnfinished, m_database.path());
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
        {&m_quality, "SELECT quality FROM readings WHERE seq = ?"},
        {&m_progress,
         "SELECT max(value) FILTER (WHERE key = 'folded'), max(value) FILTER (WHERE key = 'window'),"
         " max(value) FILTER (WHERE key = 'finished_series'), max(value) FILTER (WHERE key = 'first_ms'),"
         " max(value) FILTER (WHERE key = 'last_ms') FROM meta"},
        {&m_newestPoint,
         "SELECT value, ts, arrival, quality, seq FROM readings WHERE seq = (SELECT seq FROM points WHERE series_id = ?"
         " AND ts <= ? ORDER BY ts DESC, seq DESC LIMIT 1)"},
        {&m_lastPoint,
         "SELECT value, ts, arrival, quality, seq FROM readings WHERE seq = (SELECT max(seq) FROM points"
         " WHERE series_id = ?)"},
        {&m_lastPoints,
         "SELECT value, ts, arrival, quality, seq FROM readings WHERE seq IN (SELECT seq FROM points"
         " WHERE series_id = ? ORDER BY seq DESC LIMIT ?)"},
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
        return unexpected(ErrorCode::Corrupt, Reason::SeriesMissing, m_database.path());
    if (m_series.size() >= kMaxCachedSeries)
        m_series.clear();
    const auto [entry, inserted]
        = m_series.emplace(id, Series{m_one.text(0), m_one.text(1), m_one.text(2), m_one.text(3)});
    m_one.finish();
    return &entry->second;
}

Result<SliceReader::Progress> SliceReader::progress()
{
    if (auto done = m_progress.execute(); !done)
        return Unexpected(done.error());
    if (!m_progress.next())
        return unexpected(ErrorCode::Corrupt, Reason::SliceWithoutMeta, m_database.path());
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

Result<Statement> SliceReader::ask(std::string_view sql, const SignalNames &signal, int times)
{
    auto statement = m_database.prepare(sql);
    if (!statement)
        return statement;
    for (int i = 0; i < times; ++i) {
        for (const std::string &device : signal.devices)
            statement->bind(device);
        statement->bind(signal.sensorType);
    }
    if (auto done = statement->execute(); !done)
        return Unexpected(done.error());
    return statement;
}

Result<void> SliceReader::readPoints(const SignalNames &signal, std::size_t limit, History &history)
{
    const auto snapshot = Transaction::begin(m_database, Transaction::Kind::Deferred);
    if (!snapshot)
        return Unexpected(snapshot.error());
    const auto known = progress();
    if (!known)
        return Unexpected(known.error());
    const std::string stretch = within("t.ts", history.query.fromMs, history.query.toMs);
    const std::string sql = "SELECT t.ts, t.value, (SELECT quality FROM readings r WHERE r.seq = t.seq), s.unit"
        + fromTable("points", signal) + stretch + " UNION ALL SELECT t.ts, t.value, t.quality, s.unit"
        + fromUnfolded(known->folded, known->window, known->finishedSeries, signal) + stretch + " LIMIT "
        + std::to_string(limit);
    auto rows = ask(sql, signal, 2);
    if (!rows)
        return Unexpected(rows.error());
    while (rows->next()) {
        const double value = rows->real(1);
        Reading doubts;
        readQualityColumn(rows->integer(2), doubts);
        history.points.push_back({rows->integer(0), value, value, value, 1, doubts.timeQuality,
                                  unitIndex(history, rows->text(3)), doubts.unitUnknown, doubts.valueRounded});
    }
    return {};
}

Result<void> SliceReader::readSamples(const SignalNames &signal, TimeSpan span, std::vector<StoredSample> &samples)
{
    const auto snapshot = Transaction::begin(m_database, Transaction::Kind::Deferred);
    if (!snapshot)
        return Unexpected(snapshot.error());
    const auto known = progress();
    if (!known)
        return Unexpected(known.error());
    const std::string stretch = within("t.ts", span.fromMs, span.toMs);
    auto rows = ask("SELECT t.ts, t.value, t.seq" + fromTable("points", signal) + stretch
                        + " UNION ALL SELECT t.ts, t.value, t.seq"
                        + fromUnfolded(known->folded, known->window, known->finishedSeries, signal) + stretch,
                    signal, 2);
    if (!rows)
        return Unexpected(rows.error());
    while (rows->next())
        samples.push_back({rows->integer(0), rows->real(1), rows->natural(2)});
    return {};
}

Result<bool> SliceReader::isJudged(std::uint64_t sequence)
{
    if (auto done = m_quality.bind(sequence).execute(); !done)
        return Unexpected(done.error());
    Reading doubts;
    const bool isThere = m_quality.next();
    if (isThere)
        readQualityColumn(m_quality.integer(0), doubts);
    m_quality.finish();
    return isThere && doubts.quality != Quality::Bad && !doubts.unitUnknown;
}

Result<void> SliceReader::addTo(UnitBuckets &buckets, const SignalNames &signal, std::span<const HistoryPart> parts,
                                std::int64_t bucketMs)
{
    const auto snapshot = Transaction::begin(m_database, Transaction::Kind::Deferred);
    if (!snapshot)
        return Unexpected(snapshot.error());
    const auto known = progress();
    if (!known)
        return Unexpected(known.error());
    for (const auto &part : parts) {
        if (auto done = addRows(buckets, ask(foldedBucketsSql(bucketMs, part, signal), signal, 1)); !done)
            return done;
        const auto unfolded = fromUnfolded(known->folded, known->window, known->finishedSeries, signal);
        const auto rest = rawBucketsSql(bucketMs, unfolded, part.fromMs, part.toMs);
        if (auto done = addRows(buckets, ask(rest, signal, 1)); !done)
            return done;
    }
    return {};
}

Result<void> SliceReader::addRows(UnitBuckets &buckets, Result<Statement> rows)
{
    if (!rows)
        return Unexpected(rows.error());
    while (rows->next())
        buckets[rows->text(0)][rows->integer(1)].add({rows->natural(2), rows->real(3), rows->real(4), rows->real(5)});
    return {};
}

// The end of `readings` tells most signals at once. Of the others `points` is looked through, which have been silent
// since and are therefore short, or long gone; each in one slice alone.
Result<void> SliceReader::addTo(LatestValues &latest)
{
    const auto snapshot = Transaction::begin(m_database, Transaction::Kind::Deferred);
    if (!snapshot)
        return Unexpected(snapshot.error());
    const auto known = progress();
    if (!known)
        return Unexpected(known.error());
    std::map<std::int64_t, WantedSeries> wanted;
    if (auto done = wantedSeries(latest, wanted); !done)
        return done;
    if (wanted.empty())
        return {};
    if (auto done = offerEnd(latest, wanted, known->folded); !done)
        return done;
    for (const auto &[id, each] : wanted) {
        if (auto done = offerFolded(latest, id, each); !done)
            return done;
    }
    return {};
}

Result<void> SliceReader::wantedSeries(const LatestValues &latest, std::map<std::int64_t, WantedSeries> &wanted)
{
    auto rows = m_database.prepare("SELECT id, device_id, sensor_type, unit FROM series");
    if (!rows)
        return Unexpected(rows.error());
    if (auto done = rows->execute(); !done)
        return done;
    while (rows->next()) {
        WantedSeries each{latest.signalOf(rows->text(1), rows->text(2)), rows->text(3)};
        each.isKnown = latest.isKnown(each.key);
        if (latest.isWanted(each.key))
            wanted.emplace(rows->integer(0), std::move(each));
    }
    return {};
}

/// What is not folded yet is in `readings` alone, so that all of it is looked through.
Result<void> SliceReader::offerEnd(LatestValues &latest, std::map<std::int64_t, WantedSeries> &wanted,
                                   std::uint64_t folded)
{
    const auto last = lastSequence();
    if (!last)
        return Unexpected(last.error());
    const std::uint64_t after = std::min(folded, *last - std::min<std::uint64_t>(*last, latest.endRowsLeft()));
    auto rows = m_database.prepare("SELECT value, ts, arrival, quality, seq, series_id FROM readings WHERE seq > "
                                   + std::to_string(after) + " ORDER BY seq DESC");
    if (!rows)
        return Unexpected(rows.error());
    if (auto done = rows->execute(); !done)
        return done;
    std::size_t seen = 0;
    for (; rows->next(); ++seen) {
        const auto found = wanted.find(rows->integer(5));
        if (found != wanted.end())
            offerOfEnd(latest, found->second, {rows->natural(4), readValue(*rows)}, folded);
    }
    latest.lookedThrough(seen);
    for (const auto &[id, each] : wanted) {
        if (each.newestOfEnd)
            latest.offer(each.key, each.unit, *each.newestOfEnd);
    }
    return {};
}

void SliceReader::offerOfEnd(LatestValues &latest, WantedSeries &each, const LatestRow &row, std::uint64_t folded)
{
    const bool isFolded = row.sequence <= folded;
    if (each.rowsOfEnd < LatestValues::kLastRows && !(each.isKnown && isFolded))
        latest.offer(each.key, each.unit, row);
    else if (!isFolded && row.value.timestampMs <= latest.notAfterMs()
             && (!each.newestOfEnd || row.value.timestampMs > each.newestOfEnd->value.timestampMs))
        each.newestOfEnd = row;
    ++each.rowsOfEnd;
}

Result<void> SliceReader::offerFolded(LatestValues &latest, std::int64_t id, const WantedSeries &each)
{
    auto newest = rowOf(m_newestPoint.bind(id).bind(latest.notAfterMs()));
    if (newest && !*newest)
        newest = rowOf(m_newestPoint.bind(id).bind(std::numeric_limits<std::int64_t>::max()));
    if (!newest)
        return Unexpected(newest.error());
    if (!*newest)
        return {};
    latest.offer(each.key, each.unit, **newest);
    return each.isKnown || each.rowsOfEnd > 0 ? Result<void>() : offerLast(latest, id, each, **newest);
}

Result<void> SliceReader::offerLast(LatestValues &latest, std::int64_t id, const WantedSeries &each,
                                    const LatestRow &newest)
{
    const auto last = rowOf(m_lastPoint.bind(id));
    if (!last || !*last)
        return last ? Result<void>() : Unexpected(last.error());
    if ((*last)->sequence == newest.sequence)
        return {};
    if (auto done = m_lastPoints.bind(id).bind(std::uint64_t{LatestValues::kLastRows}).execute(); !done)
        return done;
    while (m_lastPoints.next())
        latest.offer(each.key, each.unit, {m_lastPoints.natural(4), readValue(m_lastPoints)});
    m_lastPoints.finish();
    return {};
}

Result<std::optional<LatestRow>> SliceReader::rowOf(Statement &statement)
{
    if (auto done = statement.execute(); !done)
        return Unexpected(done.error());
    auto row = statement.next() ? std::optional(LatestRow{statement.natural(4), readValue(statement)}) : std::nullopt;
    statement.finish();
    return row;
}

} // namespace lineside
