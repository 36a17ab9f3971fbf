// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>

namespace lineside {

/// The open connections of a server, those first that have shown no complete request for longest, each with the moment
/// by which it must have got on. Cutting means shutting the socket down: whoever owns the descriptor sees its end and
/// cleans up as after any client that left.
/// Owner: HttpServer. Thread: api.
class ConnectionTable
{
public:
    struct Entry
    {
        int fd = -1;
        std::int64_t deadlineMs = 0; ///< monotonic
        bool cut = false;
    };
    using Handle = std::list<Entry>::iterator;

    [[nodiscard]] Handle add(int fd, std::int64_t deadlineMs);
    void remove(Handle connection) { m_entries.erase(connection); }
    /// It has got on: the next step is due by `deadlineMs`, and it is the last to be cut in a crowd.
    void renew(Handle connection, std::int64_t deadlineMs);

    /// Both return how many were cut by this call.
    std::size_t cutOverdue(std::int64_t nowMs);
    std::size_t cutOldestBeyond(std::size_t limit);

    /// The nearest deadline; -1: no connection waits for one.
    [[nodiscard]] std::int64_t nextDeadlineMs() const;
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

private:
    static void cut(Entry &entry);

    std::list<Entry> m_entries;
};

} // namespace lineside
