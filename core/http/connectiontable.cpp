// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/connectiontable.h"

#include <algorithm>
#include <sys/socket.h>

namespace lineside {

ConnectionTable::Handle ConnectionTable::add(int fd, std::int64_t deadlineMs)
{
    return m_entries.insert(m_entries.end(), Entry{fd, deadlineMs, false});
}

void ConnectionTable::renew(Handle connection, std::int64_t deadlineMs)
{
    connection->deadlineMs = deadlineMs;
    m_entries.splice(m_entries.end(), m_entries, connection);
}

std::size_t ConnectionTable::cutOverdue(std::int64_t nowMs)
{
    std::size_t count = 0;
    for (Entry &entry : m_entries) {
        if (entry.cut || entry.deadlineMs > nowMs)
            continue;
        cut(entry);
        ++count;
    }
    return count;
}

std::size_t ConnectionTable::cutOldestBeyond(std::size_t limit)
{
    const auto alive = [](const Entry &entry) { return !entry.cut; };
    auto open = static_cast<std::size_t>(std::count_if(m_entries.begin(), m_entries.end(), alive));
    std::size_t count = 0;
    for (auto entry = m_entries.begin(); entry != m_entries.end() && open > limit; ++entry) {
        if (entry->cut)
            continue;
        cut(*entry);
        ++count;
        --open;
    }
    return count;
}

std::int64_t ConnectionTable::nextDeadlineMs() const
{
    std::int64_t nearest = -1;
    for (const Entry &entry : m_entries) {
        if (!entry.cut && (nearest < 0 || entry.deadlineMs < nearest))
            nearest = entry.deadlineMs;
    }
    return nearest;
}

void ConnectionTable::cut(Entry &entry)
{
    entry.cut = true;
    ::shutdown(entry.fd, SHUT_RDWR);
}

} // namespace lineside
