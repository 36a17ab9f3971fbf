// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/audit.h"

#include <string>
#include <vector>

namespace lineside {

/// Where commands beside the engine leave a line for its record, which has one writer: files in the folder
/// `audit.spool` of the store, one a line. The engine takes them within a second or at its next start. Thread: any one.
/// Errors: Full, Io.

[[nodiscard]] Result<void> leaveForRecord(const std::string &storeDirectory, const AuditRecord &record);

struct SpooledRecord
{
    std::string path;
    AuditRecord record;
};

/// Oldest first, a hundred at most. What is no such line is taken too, as one that says so.
[[nodiscard]] std::vector<SpooledRecord> spooledRecords(const std::string &storeDirectory);

} // namespace lineside
