// SPDX-License-Identifier: GPL-3.0-or-later
#include "database.h"

#include <cstdio>
#include <cstdlib>

namespace yardstick {

using namespace std::chrono_literals;

namespace {
constexpr int kRowsPerCommit = 1000;
constexpr auto kCommitInterval = 100ms;
} // namespace

Database::Database(const std::string &file)
{
    sqlite3 *opened = nullptr;
    const int code = sqlite3_open(file.c_str(), &opened);
    m_database.reset(opened);
    check(code);
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=NORMAL");
    run("CREATE TABLE IF NOT EXISTS readings(device TEXT, type TEXT, value REAL, unit TEXT, location TEXT,"
        " timestamp TEXT, metadata TEXT)");
    sqlite3_stmt *prepared = nullptr;
    check(sqlite3_prepare_v2(opened, "INSERT INTO readings VALUES(?,?,?,?,?,?,?)", -1, &prepared, nullptr));
    m_insert.reset(prepared);
}

Database::~Database()
{
    commit();
}

void Database::insert(const Row &row)
{
    if (m_open++ == 0) {
        run("BEGIN");
        m_begun = std::chrono::steady_clock::now();
    }
    bindText(1, row.device);
    bindText(2, row.type);
    check(sqlite3_bind_double(m_insert.get(), 3, row.value));
    bindText(4, row.unit);
    bindText(5, row.location);
    bindText(6, row.timestamp);
    bindText(7, row.metadata);
    sqlite3_step(m_insert.get());
    check(sqlite3_reset(m_insert.get()));
}

void Database::commitWhenDue()
{
    if (m_open >= kRowsPerCommit || (m_open > 0 && std::chrono::steady_clock::now() - m_begun >= kCommitInterval))
        commit();
}

void Database::commit()
{
    if (m_open > 0)
        run("COMMIT");
    m_open = 0;
}

void Database::run(const char *sql)
{
    check(sqlite3_exec(m_database.get(), sql, nullptr, nullptr, nullptr));
}

void Database::check(int code) const
{
    if (code == SQLITE_OK)
        return;
    std::fprintf(stderr, "sqlite: %s\n", sqlite3_errmsg(m_database.get()));
    std::exit(1);
}

void Database::bindText(int column, const std::string &text)
{
    check(sqlite3_bind_text(m_insert.get(), column, text.data(), static_cast<int>(text.size()), SQLITE_STATIC));
}

} // namespace yardstick
