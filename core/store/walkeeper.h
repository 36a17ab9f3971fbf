// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace lineside {

class Database;

/// Keeps a file's WAL bounded: a PASSIVE checkpoint by the writer whenever some megabytes wait (core/FACTS.md, "The
/// store's files"). What waits is estimated from what was written and set right at each checkpoint. The WAL's size on
/// disk does not tell: the file is kept and written over, which spares the system half of a small commit's work. A
/// reader's snapshot can hold the WAL back; then the next try comes only after it has grown again. Owner: the writer of
/// the file. Thread: that of its Database.
class WalKeeper
{
public:
    /// A file left by a crash has all of its WAL waiting, for all that is known.
    explicit WalKeeper(const Database &database);

    /// Call after each commit with about what it wrote, beside the one or two pages every commit writes.
    void noteCommit(Database &database, std::uint64_t bytes);

    /// Of the file and what waits in its WAL, about.
    [[nodiscard]] std::uint64_t bytes() const { return m_databaseBytes + m_waitingBytes; }

private:
    void checkpoint(Database &database);

    std::uint64_t m_waitingBytes;
    std::uint64_t m_databaseBytes; // as of the last checkpoint
};

} // namespace lineside
