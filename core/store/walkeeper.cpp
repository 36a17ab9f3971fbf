// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/walkeeper.h"

#include "base/logging.h"
#include "store/database.h"
#include "store/storefiles.h"

namespace lineside {

void WalKeeper::checkpointIfDue(Database &database)
{
    const auto bytes = fileBytes(database.path() + "-wal");
    if (bytes < kLimitBytes)
        m_dueBytes = kLimitBytes;
    if (bytes < m_dueBytes)
        return;
    m_dueBytes = bytes + kRetryBytes;
    // A failed checkpoint loses nothing, the WAL keeps it all; if it goes on failing, commit() will be the one to say
    // so.
    if (auto done = database.execute("PRAGMA wal_checkpoint(PASSIVE)"); !done)
        qCWarning(lcStore, "checkpoint: %s", done.error().text().c_str());
}

} // namespace lineside
