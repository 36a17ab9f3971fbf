// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rollup.h"

#include <algorithm>
#include <array>
#include <string>

namespace lineside {

namespace {

constexpr std::size_t kRowsPerSeries = 50; // a few pages' worth of points
constexpr std::size_t kMinWindow = 5000;
constexpr std::size_t kMaxWindow = 50'000; // what a query may have to look through at the end of readings
constexpr std::size_t kStepRows = 4000;
constexpr std::size_t kPointsPerStatement = 16;
constexpr std::int64_t kMinuteMs = 60'000;

QString pointName(char column, std::size_t row)
{
    return QStringLiteral(":%1%2").arg(QLatin1Char(column)).arg(row);
}

std::string pointsSql(std::size_t rows)
{
    std::string sql = "INSERT INTO points(series_id, ts, seq, value) VALUES";
    for (std::size_t row = 0; row < rows; ++row) {
        const std::string number = std::to_string(row);
        for (const char *column : {row == 0 ? "(:a" : ", (:a", ", :b", ", :c", ", :d"})
            sql.append(column).append(number);
        sql += ')';
    }
    return sql;
}

// A sum may overflow to infinity and then, with the opposite infinity, to NULL; readers keep the mean between min and
// max whatever the sum says.
std::string rollupSql(std::string_view table)
{
    return "INSERT INTO " + std::string(table)
        + "(series_id, start, count, min, max, sum) VALUES(?, ?, ?, ?, ?, coalesce(?, 0))"
          " ON CONFLICT(series_id, start) DO UPDATE SET count = count + excluded.count, min = min(min, excluded.min),"
          " max = max(max, excluded.max), sum = coalesce(sum + excluded.sum, 0)";
}

void bindPoint(QSqlQuery &query, const QString *names, const SlicePoint &point)
{
    query.bindValue(names[0], QVariant::fromValue<qlonglong>(point.seriesId));
    query.bindValue(names[1], QVariant::fromValue<qlonglong>(point.timestampMs));
    query.bindValue(names[2], QVariant::fromValue<qlonglong>(static_cast<qlonglong>(point.sequence)));
    query.bindValue(names[3], point.value);
}

// Rows lie in order of series and time, so those of a bucket are neighbours.
Result<void> writeRollup(Statement &statement, std::span<const SlicePoint> rows, std::int64_t widthMs)
{
    for (std::size_t i = 0; i < rows.size();) {
        const auto seriesId = rows[i].seriesId;
        const auto start = bucketStart(rows[i].timestampMs, widthMs);
        Bucket bucket;
        for (; i < rows.size() && rows[i].seriesId == seriesId && rows[i].timestampMs < start + widthMs; ++i)
            bucket.add({1, rows[i].value, rows[i].value, rows[i].value});
        statement.bind(seriesId).bind(start).bind(bucket.count).bind(bucket.min).bind(bucket.max).bind(bucket.sum);
        if (auto done = statement.execute(); !done)
            return done;
    }
    return {};
}

} // namespace

Result<void> Rollup::prepare(Database &database)
{
    for (std::size_t row = 0; row < kPointsPerStatement; ++row) {
        for (const char column : {'a', 'b', 'c', 'd'})
            m_pointNames.push_back(pointName(column, row));
    }
    auto done = database.prepareAll({
        {&m_statements.progress,
         "INSERT OR REPLACE INTO meta(key, value) VALUES('folded', ?), ('window', ?), ('finished_series', ?),"
         " ('first_ms', ?), ('last_ms', ?)"},
        {&m_statements.manyPoints, pointsSql(kPointsPerStatement)},
        {&m_statements.onePoint, pointsSql(1)},
        {&m_statements.minute, rollupSql("minutes")},
        {&m_statements.hour, rollupSql("hours")},
    });
    return done ? load(database) : done;
}

Result<void> Rollup::load(Database &database)
{
    const auto number = [&](std::string_view key) {
        return database.integer("SELECT value FROM meta WHERE key = '" + std::string(key) + "'").value_or(0);
    };
    m_progress = {static_cast<std::uint64_t>(number("folded")), static_cast<std::uint64_t>(number("window")),
                  number("finished_series"), number("first_ms"), number("last_ms")};
    auto rows = database.prepare("SELECT series_id, ts, seq, value FROM readings WHERE seq > ? ORDER BY seq");
    if (!rows)
        return Unexpected(rows.error());
    if (auto done = rows->bind(m_progress.folded).execute(); !done)
        return done;
    m_gathering.clear();
    m_window.clear();
    m_next = 0;
    while (rows->next()) {
        const SlicePoint point{rows->integer(0), rows->integer(1), rows->natural(2), rows->real(3)};
        if (point.sequence > m_progress.window)
            m_gathering.push_back(point);
        else if (point.seriesId > m_progress.finishedSeries)
            m_window.push_back(point);
    }
    std::ranges::sort(m_window);
    return {};
}

bool Rollup::isDue() const
{
    if (m_next < m_window.size())
        return true;
    if (m_gathering.size() < kMinWindow)
        return false;
    const auto series = static_cast<std::size_t>(std::ranges::max(m_gathering, {}, &SlicePoint::seriesId).seriesId);
    return m_gathering.size() >= std::clamp(series * kRowsPerSeries, kMinWindow, kMaxWindow);
}

Result<void> Rollup::step(Database &database)
{
    if (m_next == m_window.size())
        openWindow();
    const auto rows = nextRows();
    if (rows.empty())
        return {};
    const Progress after = progressAfter(rows);
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return Unexpected(transaction.error());
    auto done = write(rows, after);
    if (done)
        done = transaction->commit();
    if (!done)
        return done;
    m_progress = after;
    m_next += rows.size();
    return {};
}

void Rollup::openWindow()
{
    m_window.clear();
    m_window.swap(m_gathering);
    m_next = 0;
    if (m_window.empty())
        return;
    m_progress.window = m_window.back().sequence;
    m_progress.finishedSeries = 0;
    std::ranges::sort(m_window);
}

// Whole series, as the progress names the last one finished.
std::span<const SlicePoint> Rollup::nextRows() const
{
    auto end = std::min(m_next + kStepRows, m_window.size());
    while (end > m_next && end < m_window.size() && m_window[end].seriesId == m_window[end - 1].seriesId)
        ++end;
    return std::span(m_window).subspan(m_next, end - m_next);
}

Rollup::Progress Rollup::progressAfter(std::span<const SlicePoint> rows) const
{
    Progress after = m_progress;
    after.finishedSeries = rows.back().seriesId;
    for (const auto &row : rows) {
        after.firstMs = std::min(after.firstMs, row.timestampMs);
        after.lastMs = std::max(after.lastMs, row.timestampMs);
    }
    if (m_next + rows.size() == m_window.size()) {
        after.folded = after.window;
        after.finishedSeries = 0;
    }
    return after;
}

Result<void> Rollup::write(std::span<const SlicePoint> rows, const Progress &progress)
{
    auto done = writePoints(rows);
    if (done)
        done = writeRollup(m_statements.minute, rows, kMinuteMs);
    if (done)
        done = writeRollup(m_statements.hour, rows, kHourMs);
    return done ? writeProgress(progress) : done;
}

Result<void> Rollup::writePoints(std::span<const SlicePoint> rows)
{
    while (!rows.empty()) {
        const bool many = rows.size() >= kPointsPerStatement;
        const std::size_t count = many ? kPointsPerStatement : 1;
        Statement &statement = many ? m_statements.manyPoints : m_statements.onePoint;
        for (std::size_t row = 0; row < count; ++row)
            bindPoint(statement.query(), &m_pointNames[row * 4], rows[row]);
        if (auto done = statement.execute(); !done)
            return done;
        rows = rows.subspan(count);
    }
    return {};
}

Result<void> Rollup::writeProgress(const Progress &progress)
{
    m_statements.progress.bind(progress.folded).bind(progress.window).bind(progress.finishedSeries);
    return m_statements.progress.bind(progress.firstMs).bind(progress.lastMs).execute();
}

} // namespace lineside
