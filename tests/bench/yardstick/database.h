// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <chrono>
#include <memory>
#include <string>

namespace yardstick {

/// A row as the wire brought it, value and unit normalised.
struct Row
{
    std::string device;
    std::string type;
    std::string unit;
    std::string location;
    std::string timestamp;
    std::string metadata;
    double value = 0;
};

/// One table, one prepared statement, transactions of a thousand rows or a tenth of a second. Ends the program on any
/// error: a yardstick has no recovery. Owner: main. Thread: the only one.
class Database
{
public:
    explicit Database(const std::string &file);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    void insert(const Row &row);
    void commitWhenDue();
    void commit();

private:
    struct Closer
    {
        void operator()(sqlite3 *database) const { sqlite3_close(database); }
        void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
    };

    void run(const char *sql);
    void check(int code) const;
    void bindText(int column, const std::string &text);

    std::unique_ptr<sqlite3, Closer> m_database;
    std::unique_ptr<sqlite3_stmt, Closer> m_insert;
    int m_open = 0; ///< rows in the present transaction
    std::chrono::steady_clock::time_point m_begun;
};

} // namespace yardstick
