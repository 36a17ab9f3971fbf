// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/readinginserter.h"

#include "store/qualitycolumn.h"

#include <array>
#include <string>
#include <string_view>

namespace lineside {

namespace {

constexpr std::array<std::string_view, 9> kColumns{"seq",   "series_id", "ts",       "arrival", "processed",
                                                   "value", "quality",   "metadata", "position"};

// Bound as bytes and cast to text by SQLite, metadata is spared the way through UTF-16 and back.
std::string placeholder(std::string_view column, std::size_t row)
{
    const std::string name = ':' + std::string(column) + std::to_string(row);
    return column == "metadata" ? "CAST(" + name + " AS TEXT)" : name;
}

std::string insertSql(std::size_t rows)
{
    std::string sql = "INSERT INTO readings(";
    for (const auto column : kColumns)
        sql.append(column).append(column == kColumns.back() ? ") VALUES" : ", ");
    for (std::size_t row = 0; row < rows; ++row) {
        sql += row == 0 ? "(" : ", (";
        for (const auto column : kColumns)
            sql.append(placeholder(column, row)).append(column == kColumns.back() ? ")" : ", ");
    }
    return sql;
}

QVariant integer(std::int64_t value)
{
    return QVariant::fromValue<qlonglong>(value);
}

// Borrows: the reading must live until the statement has run.
QVariant metadataOf(const Reading &reading)
{
    if (reading.metadata.empty())
        return {};
    return QByteArray::fromRawData(reading.metadata.data(), static_cast<qsizetype>(reading.metadata.size()));
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
    query.bindValue(names[6], toQualityColumn(reading));
    query.bindValue(names[7], metadataOf(reading));
    query.bindValue(names[8], integer(static_cast<std::int64_t>(reading.position)));
}

} // namespace

Result<void> ReadingInserter::prepare(Database &database)
{
    auto many = prepareBulk(database, kRowsPerStatement);
    auto one = prepareBulk(database, 1);
    if (!many || !one)
        return Unexpected(many ? one.error() : many.error());
    m_many = std::move(*many);
    m_one = std::move(*one);
    return {};
}

Result<ReadingInserter::Bulk> ReadingInserter::prepareBulk(Database &database, std::size_t rows)
{
    auto statement = database.prepare(insertSql(rows));
    if (!statement)
        return Unexpected(statement.error());
    Bulk bulk{std::move(*statement), {}};
    for (std::size_t row = 0; row < rows; ++row) {
        for (const auto column : kColumns)
            bulk.names.push_back(QString::fromStdString(':' + std::string(column) + std::to_string(row)));
    }
    return bulk;
}

Result<void> ReadingInserter::insertWith(Bulk &bulk, std::span<const NumberedReading> rows, std::uint64_t sequence)
{
    const QString *names = bulk.names.data();
    for (const auto &row : rows) {
        bindRow(bulk.statement.query(), names, row, sequence++);
        names += kColumns.size();
    }
    return bulk.statement.execute();
}

Result<void> ReadingInserter::insert(std::span<const NumberedReading> rows, std::uint64_t firstSequence)
{
    while (!rows.empty()) {
        const bool many = rows.size() >= kRowsPerStatement;
        const std::size_t count = many ? kRowsPerStatement : 1;
        if (auto done = insertWith(many ? m_many : m_one, rows.first(count), firstSequence); !done)
            return done;
        rows = rows.subspan(count);
        firstSequence += count;
    }
    return {};
}

} // namespace lineside
