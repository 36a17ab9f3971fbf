// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/auditquery.h"

namespace lineside {

class Database;

/// Thread: that of the database. Errors: as Database.

[[nodiscard]] Result<AuditPage> searchAudit(Database &state, const AuditQuery &query);
/// Lines behind that number, oldest first, as an export has them.
[[nodiscard]] Result<std::vector<AuditEntry>> auditLines(Database &state, std::int64_t after, std::int64_t upTo,
                                                         int limit);
/// Number of the last line; 0: there is none.
[[nodiscard]] Result<std::int64_t> lastAuditLine(Database &state);

} // namespace lineside
