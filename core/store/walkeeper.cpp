// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/walkeeper.h"

#include "base/logging.h"
#include "store/database.h"
#include "store/storefiles.h"

namespace lineside {

void WalKeeper::checkpointIfDue(Database &database)
{
    if (m_databaseBytes == 0)
        m_databaseBytes = fileBytes(database.path());
    m_walBytes = fileBytes(database.path() + "-wal");
    if (m_walBytes < kLimitBytes)
        m_dueBytes = kLimitBytes;
    if (m_walBytes < m_dueBytes)
        return;
    m_dueBytes = m_walBytes + kRetryBytes;
    // A failed checkpoint loses nothing, the WAL keeps it all; if it goes on failing, commit() will be the one to say
    // so.
    if (auto done = database.execute("PRAGMA wal_checkpoint(PASSIVE)"); !done)
        qCWarning(lcStore, "checkpoint: %s", done.error().text().c_str());
    m_databaseBytes = fileBytes(database.path());
}

} // namespace lineside
