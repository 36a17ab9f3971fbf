// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/walkeeper.h"

#include "base/logging.h"
#include "store/database.h"
#include "store/storefiles.h"

namespace lineside {

namespace {

constexpr std::uint64_t kLimitBytes = 4ULL << 20;
constexpr std::uint64_t kRetryBytes = 1ULL << 20;
constexpr std::uint64_t kCommitBytes = 2ULL * 4096;

} // namespace

WalKeeper::WalKeeper(const Database &database)
    : m_waitingBytes(fileBytes(database.path() + "-wal"))
    , m_databaseBytes(fileBytes(database.path()))
{
}

void WalKeeper::noteCommit(Database &database, std::uint64_t bytes)
{
    m_waitingBytes += kCommitBytes + bytes;
    if (m_waitingBytes >= kLimitBytes)
        checkpoint(database);
}

// One that fails or is held back loses nothing, the WAL keeps it all; if writing itself fails, commit() will say so.
void WalKeeper::checkpoint(Database &database)
{
    m_waitingBytes = kLimitBytes - kRetryBytes;
    auto statement = database.prepare("PRAGMA wal_checkpoint(PASSIVE)");
    const auto done = statement ? statement->execute() : Unexpected(statement.error());
    if (!done) {
        qCWarning(lcStore, "checkpoint: %s", done.error().text().c_str());
        return;
    }
    const bool isComplete = statement->next() && statement->integer(1) == statement->integer(2);
    if (isComplete)
        m_waitingBytes = 0;
    m_databaseBytes = fileBytes(database.path());
}

} // namespace lineside
