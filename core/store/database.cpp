// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include "base/directory.h"
#include "store/storefiles.h"

#include <QSqlError>

#include <array>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace lineside {

namespace {

constexpr int kBusyTimeoutMs = 250; // one writer, WAL: only a TRUNCATE checkpoint and recovery ever meet a lock

QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString freshConnectionName()
{
    static std::atomic<std::uint64_t> counter{0};
    return QStringLiteral("lineside-%1").arg(++counter);
}

// The primary result code is the low byte: https://www.sqlite.org/rescode.html
ErrorCode toErrorCode(int sqliteCode)
{
    switch (sqliteCode & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
    case 14: // SQLITE_CANTOPEN
        return ErrorCode::Unavailable;
    case 8: // SQLITE_READONLY
    case 10: // SQLITE_IOERR
        return ErrorCode::Io;
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return ErrorCode::Corrupt;
    case 13: // SQLITE_FULL
        return ErrorCode::Full;
    default:
        return ErrorCode::Internal;
    }
}

Unexpected toUnexpected(const QSqlError &error, std::string context)
{
    return unexpected(toErrorCode(error.nativeErrorCode().toInt()), error.text().toStdString(), std::move(context));
}

// SQLite would create the file by the umask; its WAL and shared memory then inherit the file's mode. An existing file
// must not be opened here: closing it would drop the POSIX locks of every connection this process has on it.
Result<void> createFile(const std::string &path)
{
    const int descriptor = ::open(path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, kFileMode);
    if (descriptor >= 0)
        ::close(descriptor);
    else if (errno != EEXIST)
        return unexpected(errno == ENOSPC ? ErrorCode::Full : ErrorCode::Io, "cannot create the file", path);
    return {};
}

} // namespace

Statement &Statement::bind(std::string_view utf8)
{
    return bindVariant(utf8.empty() ? QStringLiteral("") : toQString(utf8)); // an empty view may be null, text is not
}

Statement &Statement::bindVariant(const QVariant &value)
{
    m_query.bindValue(m_bound++, value);
    return *this;
}

Result<void> Statement::execute()
{
    m_bound = 0;
    if (!m_query.exec())
        return toUnexpected(m_query.lastError(), m_query.lastQuery().left(60).toStdString());
    return {};
}

Result<Database> Database::open(const std::string &path, const Options &options)
{
    if (options.mode == Mode::Write) {
        if (auto created = createFile(path); !created)
            return Unexpected(created.error());
    }
    Database database(path, freshConnectionName());
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), database.m_name);
    connection.setDatabaseName(QString::fromStdString(path));
    QString connectOptions = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(kBusyTimeoutMs);
    if (options.mode == Mode::Read)
        connectOptions += QStringLiteral(";QSQLITE_OPEN_READONLY");
    connection.setConnectOptions(connectOptions);
    if (!connection.open())
        return toUnexpected(connection.lastError(), path);
    auto ready = database.configure(options);
    if (ready)
        ready = database.prepareAll({{&database.m_transaction.beginImmediate, "BEGIN IMMEDIATE"},
                                     {&database.m_transaction.beginDeferred, "BEGIN"},
                                     {&database.m_transaction.commit, "COMMIT"},
                                     {&database.m_transaction.rollback, "ROLLBACK"}});
    if (ready && options.mode == Mode::Write)
        ready = database.tryToWrite();
    if (!ready)
        return Unexpected(ready.error());
    return database;
}

// A file that SQLite cannot open for writing it opens read-only without a word, and so it stays. Nothing is committed.
Result<void> Database::tryToWrite()
{
    auto transaction = Transaction::begin(*this);
    return transaction ? execute("PRAGMA user_version=0") : Unexpected(transaction.error());
}

Result<void> Database::configure(const Options &options)
{
    const std::string common = "PRAGMA cache_size=-" + std::to_string(options.cacheKiB);
    const std::array<std::string, 3> forAll{"PRAGMA trusted_schema=OFF", "PRAGMA mmap_size=0", common};

    const std::array<std::string, 4> forWriting{
        "PRAGMA journal_mode=WAL",
        "PRAGMA wal_autocheckpoint=0",
        "PRAGMA journal_size_limit=8388608", // twice what waits for a checkpoint: see WalKeeper
        options.fullSync ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL",
    };
    for (const auto &pragma : forAll) {
        if (auto done = execute(pragma); !done)
            return done;
    }
    if (options.mode == Mode::Read)
        return {};
    for (const auto &pragma : forWriting) {
        if (auto done = execute(pragma); !done)
            return done;
    }
    return {};
}

Database::~Database()
{
    close();
}

Database::Database(Database &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_name(std::exchange(other.m_name, {}))
    , m_transaction(std::move(other.m_transaction))
{
}

Database &Database::operator=(Database &&other) noexcept
{
    if (this != &other) {
        close();
        m_path = std::move(other.m_path);
        m_name = std::exchange(other.m_name, {});
        m_transaction = std::move(other.m_transaction);
    }
    return *this;
}

void Database::close()
{
    m_transaction = {}; // statements go before their connection
    if (!m_name.isEmpty())
        QSqlDatabase::removeDatabase(m_name);
    m_name.clear();
}

Result<void> Database::execute(std::string_view sql)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    if (!query.exec(toQString(sql)))
        return toUnexpected(query.lastError(), m_path);
    return {};
}

Result<Statement> Database::prepare(std::string_view sql)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    query.setForwardOnly(true);
    if (!query.prepare(toQString(sql)))
        return toUnexpected(query.lastError(), m_path);
    return Statement(std::move(query));
}

Result<void> Database::prepareAll(std::initializer_list<std::pair<Statement *, std::string_view>> statements)
{
    for (const auto &[statement, sql] : statements) {
        auto prepared = prepare(sql);
        if (!prepared)
            return Unexpected(prepared.error());
        *statement = std::move(*prepared);
    }
    return {};
}

Result<std::int64_t> Database::integer(std::string_view sql)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    if (!query.exec(toQString(sql)))
        return toUnexpected(query.lastError(), m_path);
    return query.next() ? query.value(0).toLongLong() : 0;
}

Result<std::uint64_t> Database::schema()
{
    const auto version = integer("PRAGMA user_version");
    return version ? Result<std::uint64_t>(static_cast<std::uint64_t>(*version)) : Unexpected(version.error());
}

Result<std::string> Database::quickCheck(std::string_view table)
{
    const std::string argument = table.empty() ? "1" : std::string(table);
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    if (!query.exec(toQString("PRAGMA quick_check(" + argument + ")")))
        return toUnexpected(query.lastError(), m_path);
    const std::string verdict = query.next() ? query.value(0).toString().toStdString() : "no answer";
    return verdict == "ok" ? std::string() : verdict;
}

// The WAL alone: what has left it was flushed by the checkpoint. Opening and closing it drops no lock of SQLite's, they
// are on the file itself and on its shared memory.
Result<void> Database::flush()
{
    auto flushed = syncFile(m_path + "-wal");
    return !flushed && flushed.error().code == ErrorCode::NotFound ? Result<void>() : flushed;
}

Result<void> Database::copyTo(const std::string &path)
{
    auto statement = prepare("VACUUM INTO ?");
    return statement ? statement->bind(path).execute() : Unexpected(statement.error());
}

Result<Transaction> Transaction::begin(Database &database, Kind kind)
{
    auto &statements = database.m_transaction;
    if (auto begun = (kind == Kind::Immediate ? statements.beginImmediate : statements.beginDeferred).execute(); !begun)
        return Unexpected(begun.error());
    return Transaction(database);
}

Transaction::~Transaction()
{
    if (m_database == nullptr)
        return;
    // SQLite has already rolled back by itself after some errors; then this fails, and nothing is left to undo.
    [[maybe_unused]] const auto rolledBack = m_database->m_transaction.rollback.execute();
}

Result<void> Transaction::commit()
{
    if (auto committed = m_database->m_transaction.commit.execute(); !committed)
        return committed;
    m_database = nullptr;
    return {};
}

} // namespace lineside
