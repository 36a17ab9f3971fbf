// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/readinginserter.h"

#include "store/qualitycolumn.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace lineside {

namespace {

constexpr std::array<std::string_view, 10> kColumns{"seq",   "series_id", "ts",       "arrival",  "processed",
                                                    "value", "quality",   "metadata", "position", "location"};

std::span<const std::string_view> columns(bool withPlace)
{
    return std::span(kColumns).first(withPlace ? kColumns.size() : kColumns.size() - 1);
}

// Bound as bytes and cast to text by SQLite, texts are spared the way through UTF-16 and back.
std::string placeholder(std::string_view column, std::size_t row)
{
    const std::string name = ':' + std::string(column) + std::to_string(row);
    return column == "metadata" || column == "location" ? "CAST(" + name + " AS TEXT)" : name;
}

std::string insertSql(std::span<const std::string_view> columns, std::size_t rows)
{
    std::string sql = "INSERT INTO readings(";
    for (const auto column : columns)
        sql.append(column).append(column == columns.back() ? ") VALUES" : ", ");
    for (std::size_t row = 0; row < rows; ++row) {
        sql += row == 0 ? "(" : ", (";
        for (const auto column : columns)
            sql.append(placeholder(column, row)).append(column == columns.back() ? ")" : ", ");
    }
    return sql;
}

QVariant integer(std::int64_t value)
{
    return QVariant::fromValue<qlonglong>(value);
}

// Borrows: the reading must live until the statement has run.
QVariant borrowed(const std::string &text)
{
    return QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()));
}

void bindRow(QSqlQuery &query, const QString *names, const NumberedReading &row, std::uint64_t sequence)
{
    const Reading &reading = *row.reading;
    query.bindValue(names[0], integer(static_cast<std::int64_t>(sequence)));
    query.bindValue(names[1], integer(row.seriesId));
    query.bindValue(names[2], integer(reading.timestampMs));
    query.bindValue(names[3], integer(reading.arrivalMs));
    query.bindValue(names[4], integer(reading.processedMs));
    query.bindValue(names[5], reading.value);
    query.bindValue(names[6], integer(toQualityColumn(reading)));
    query.bindValue(names[7], reading.metadata.empty() ? QVariant() : borrowed(reading.metadata));
    query.bindValue(names[8], integer(static_cast<std::int64_t>(reading.position)));
}

} // namespace

Result<void> ReadingInserter::prepare(Database &database)
{
    for (const bool withPlace : {false, true}) {
        Bulks &bulks = withPlace ? m_moving : m_standing;
        auto done = prepareBulk(database, bulks.many, kRowsPerStatement, withPlace);
        if (done)
            done = prepareBulk(database, bulks.one, 1, withPlace);
        if (!done)
            return done;
    }
    return {};
}

Result<void> ReadingInserter::prepareBulk(Database &database, Bulk &bulk, std::size_t rows, bool withPlace)
{
    auto statement = database.prepare(insertSql(columns(withPlace), rows));
    if (!statement)
        return Unexpected(statement.error());
    bulk = {std::move(*statement), {}, columns(withPlace).size()};
    for (std::size_t row = 0; row < rows; ++row) {
        for (const auto column : columns(withPlace))
            bulk.names.push_back(QString::fromStdString(':' + std::string(column) + std::to_string(row)));
    }
    return {};
}

Result<void> ReadingInserter::insertWith(Bulk &bulk, std::span<const NumberedReading> rows, std::uint64_t sequence)
{
    const QString *names = bulk.names.data();
    for (const auto &row : rows) {
        bindRow(bulk.statement.query(), names, row, sequence++);
        if (bulk.columns == kColumns.size())
            bulk.statement.query().bindValue(names[9], row.isElsewhere ? borrowed(row.reading->location) : QVariant());
        names += bulk.columns;
    }
    return bulk.statement.execute();
}

Result<void> ReadingInserter::insert(std::span<const NumberedReading> rows, std::uint64_t firstSequence)
{
    while (!rows.empty()) {
        const bool many = rows.size() >= kRowsPerStatement;
        const auto group = rows.first(many ? kRowsPerStatement : 1);
        Bulks &bulks = std::ranges::any_of(group, &NumberedReading::isElsewhere) ? m_moving : m_standing;
        if (auto done = insertWith(many ? bulks.many : bulks.one, group, firstSequence); !done)
            return done;
        rows = rows.subspan(group.size());
        firstSequence += group.size();
    }
    return {};
}

} // namespace lineside
