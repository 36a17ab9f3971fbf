// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/auditentry.h"
#include "security/signingkey.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lineside {

class Database;

struct RenewedAudit
{
    AuditHead head; ///< over all lines, the new one included
    std::vector<std::string> faults; ///< of the record as it was
};

/// Goes on with the record of a restored state.db: reads it through, writes a line that says what was restored, what
/// was found wrong and whose signatures it bore, takes signatures of other keys away, and signs it with this gateway's.
/// Thread: that of the database. Errors: as Database.
[[nodiscard]] Result<RenewedAudit> renewAudit(Database &state, SigningKey key, const std::string &file,
                                              std::int64_t nowMs);

} // namespace lineside
