// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace lineside {

/// One prepared statement, kept open and executed again and again.
/// Owner: whoever prepared it; must go before its Database. Thread: that of its Database.
class Statement
{
public:
    Statement() = default;
    explicit Statement(QSqlQuery query)
        : m_query(std::move(query))
    {
    }

    // Values in the order of the question marks; the first one after an execute() starts anew.
    Statement &bind(std::int64_t value) { return bindVariant(QVariant::fromValue<qlonglong>(value)); }
    Statement &bind(std::uint64_t value) { return bind(static_cast<std::int64_t>(value)); }
    Statement &bind(int value) { return bind(static_cast<std::int64_t>(value)); }
    Statement &bind(bool value) { return bind(static_cast<std::int64_t>(value)); }
    Statement &bind(double value) { return bindVariant(value); }
    Statement &bind(std::optional<std::int64_t> value) { return value ? bind(*value) : bindVariant(QVariant()); }
    Statement &bind(std::string_view utf8);
    Statement &bind(const std::string &utf8) { return bind(std::string_view(utf8)); }

    [[nodiscard]] Result<void> execute();
    /// Steps to the next row of the answer; false after the last one.
    [[nodiscard]] bool next() { return m_query.next(); }
    /// Gives back the snapshot the answer holds. Call it when next() was not run to its end.
    void finish() { m_query.finish(); }

    [[nodiscard]] bool isNull(int column) const { return m_query.isNull(column); }
    [[nodiscard]] std::int64_t integer(int column) const { return m_query.value(column).toLongLong(); }
    [[nodiscard]] std::optional<std::int64_t> integerOrNull(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(integer(column));
    }
    [[nodiscard]] std::uint64_t natural(int column) const { return static_cast<std::uint64_t>(integer(column)); }
    [[nodiscard]] double real(int column) const { return m_query.value(column).toDouble(); }
    [[nodiscard]] std::string text(int column) const { return m_query.value(column).toString().toStdString(); }
    /// Of a column selected as CAST(… AS BLOB): spares the way through UTF-16.
    [[nodiscard]] std::string bytes(int column) const { return m_query.value(column).toByteArray().toStdString(); }
    [[nodiscard]] std::uint64_t changedRows() const { return static_cast<std::uint64_t>(m_query.numRowsAffected()); }

    /// For bulk binding by name, which Qt does several times faster than by position.
    [[nodiscard]] QSqlQuery &query() { return m_query; }

private:
    Statement &bindVariant(const QVariant &value);

    QSqlQuery m_query;
    int m_bound = 0;
};

/// One connection to one SQLite file, over Qt SQL.
/// Owner: whoever opened it. Thread: the one it was opened on; Qt's rule, and the connection's name stays in here.
/// Errors: Corrupt, Full, Io, Unavailable (busy, cannot open), as SQLite says; the context is the file.
class Database
{
public:
    enum class Mode : std::uint8_t {
        Write, ///< creates the file (0640) when missing; WAL, checkpoints by hand
        Read, ///< fails when the file is missing
    };
    struct Options
    {
        Mode mode = Mode::Read;
        bool fullSync = false;
        int cacheKiB = 512;
    };

    [[nodiscard]] static Result<Database> open(const std::string &path, const Options &options);
    ~Database();
    Database(Database &&other) noexcept;
    Database &operator=(Database &&other) noexcept;

    [[nodiscard]] const std::string &path() const { return m_path; }
    [[nodiscard]] Result<void> execute(std::string_view sql);
    [[nodiscard]] Result<Statement> prepare(std::string_view sql);
    [[nodiscard]] Result<void> prepareAll(std::initializer_list<std::pair<Statement *, std::string_view>> statements);
    /// First column of the first row; 0 when there is none or it is NULL.
    [[nodiscard]] Result<std::int64_t> integer(std::string_view sql);
    /// How many of its migrations the file has (user_version).
    [[nodiscard]] Result<std::uint64_t> schema();
    /// Value: what quick_check found wrong; empty when sound. `table` empty: the whole file.
    [[nodiscard]] Result<std::string> quickCheck(std::string_view table = {});
    /// Brings what is committed to the disk, which without fullSync only a checkpoint does.
    [[nodiscard]] Result<void> flush();
    /// Writes the file as of now, compact and without a WAL, to `path`, where nothing may be. One snapshot long.
    [[nodiscard]] Result<void> copyTo(const std::string &path);

private:
    friend class Transaction;
    // Prepared once, as every commit of a lone reading pays for them.
    struct TransactionStatements
    {
        Statement beginImmediate;
        Statement beginDeferred;
        Statement commit;
        Statement rollback;
    };

    Database(std::string path, QString name)
        : m_path(std::move(path))
        , m_name(std::move(name))
    {
    }
    [[nodiscard]] Result<void> configure(const Options &options);
    [[nodiscard]] Result<void> tryToWrite();
    void close();

    std::string m_path;
    QString m_name; // empty: moved from
    TransactionStatements m_transaction;
};

/// Rolls back at the end of its scope unless commit() succeeded. Thread: that of its Database.
class Transaction
{
public:
    enum class Kind : std::uint8_t {
        Immediate, ///< takes the file's write lock at once
        Deferred, ///< one snapshot for several reads; locks what is written when it is written
    };
    [[nodiscard]] static Result<Transaction> begin(Database &database, Kind kind = Kind::Immediate);
    ~Transaction();
    Transaction(Transaction &&other) noexcept
        : m_database(std::exchange(other.m_database, nullptr))
    {
    }
    Transaction &operator=(Transaction &&) = delete;

    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(Database &database)
        : m_database(&database)
    {
    }

    Database *m_database; // nullptr: over
};

} // namespace lineside
