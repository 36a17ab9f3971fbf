// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace lineside {

class Database;

/// Keeps a file's WAL bounded: a PASSIVE checkpoint by the writer whenever some megabytes wait (ENGINE.md §3).
/// With journal_size_limit=0 the WAL's size on disk is what waits. A reader's snapshot can hold the WAL back; then the
/// next try comes only after it has grown again.
/// Owner: the writer of the file. Thread: that of its Database.
class WalKeeper
{
public:
    /// Call after each commit; costs one stat() when nothing is due.
    void checkpointIfDue(Database &database);

    [[nodiscard]] std::uint64_t walBytes() const { return m_walBytes; }
    /// As of the last checkpoint: in between the file does not grow.
    [[nodiscard]] std::uint64_t databaseBytes() const { return m_databaseBytes; }

private:
    std::uint64_t m_walBytes = 0;
    std::uint64_t m_databaseBytes = 0;
    std::uint64_t m_dueBytes = kLimitBytes;

    static constexpr std::uint64_t kLimitBytes = 4ULL << 20;
    static constexpr std::uint64_t kRetryBytes = 1ULL << 20;
};

} // namespace lineside
