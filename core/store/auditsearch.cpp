// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auditsearch.h"

#include "store/auditrows.h"
#include "store/database.h"
#include "store/liketext.h"

#include <string>
#include <vector>

namespace lineside {

namespace {

/// " AND (column LIKE ? OR …)", the patterns behind `values`.
std::string holds(std::initializer_list<const char *> columns, const std::string &text,
                  std::vector<std::string> &values)
{
    std::string sql;
    for (const char *column : columns) {
        for (std::string &pattern : likePatterns(text)) {
            sql += std::string(sql.empty() ? " AND (" : " OR ") + column + " LIKE ? ESCAPE '\\'";
            values.push_back(std::move(pattern));
        }
    }
    return sql + ")";
}

Result<std::vector<AuditEntry>> read(Statement &rows)
{
    if (auto done = rows.execute(); !done)
        return Unexpected(done.error());
    std::vector<AuditEntry> entries;
    while (rows.next())
        entries.push_back(readAuditEntry(rows));
    return entries;
}

} // namespace

// By number, not by time: the order of writing is the one that is proved. A clock that was set back hides nothing.
Result<AuditPage> searchAudit(Database &state, const AuditQuery &query)
{
    std::vector<std::string> values;
    std::string sql = "SELECT " + std::string(kAuditColumns) + " FROM audit WHERE id < ? AND time >= ? AND time < ?";
    if (!query.action.empty()) {
        sql += " AND action = ?";
        values.push_back(query.action);
    }
    if (!query.category.empty()) {
        sql += " AND category = ?";
        values.push_back(query.category);
    }
    if (!query.result.empty()) {
        sql += " AND substr(result, 1, length(?)) = ?";
        values.insert(values.end(), 2, query.result);
    }
    if (!query.actor.empty())
        sql += holds({"actor"}, query.actor, values);
    if (!query.text.empty())
        sql += holds({"target", "detail", "reason", "actor", "role", "seat"}, query.text, values);
    auto rows = state.prepare(sql + " ORDER BY id DESC LIMIT ?");
    if (!rows)
        return Unexpected(rows.error());
    rows->bind(query.before.value_or(std::numeric_limits<std::int64_t>::max())).bind(query.fromMs).bind(query.toMs);
    for (const std::string &value : values)
        rows->bind(value);
    rows->bind(query.limit + 1); // one more tells whether there is another page
    auto entries = read(*rows);
    if (!entries)
        return Unexpected(entries.error());
    AuditPage page{.entries = std::move(*entries), .next = {}};
    if (std::ssize(page.entries) > query.limit) {
        page.entries.pop_back();
        page.next = page.entries.back().number;
    }
    return page;
}

Result<std::vector<AuditEntry>> auditLines(Database &state, std::int64_t after, std::int64_t upTo, int limit)
{
    auto rows = state.prepare("SELECT " + std::string(kAuditColumns)
                              + " FROM audit WHERE id > ? AND id <= ? ORDER BY id LIMIT ?");
    if (!rows)
        return Unexpected(rows.error());
    rows->bind(after).bind(upTo).bind(limit);
    return read(*rows);
}

Result<std::int64_t> lastAuditLine(Database &state)
{
    return state.integer("SELECT max(id) FROM audit");
}

} // namespace lineside
