// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/parametercheck.h"
#include "base/result.h"
#include "model/auditquery.h"

#include <cstdint>

namespace lineside {

struct AuditExportRequest
{
    std::int64_t after = 0; ///< number of a line
    int atMost = 0; ///< lines
};

// Thread: any. Errors: InvalidInput, the parameter as context.

/// ?from=&to=&actor=&action=&result=&text=&limit=&before=, all optional; `limit` defaults to 100, at most 1000.
[[nodiscard]] Result<AuditQuery> readAuditRequest(const Parameters &parameters);
/// ?after=&limit=; from the first line on, 10,000 at most.
[[nodiscard]] Result<AuditExportRequest> readAuditExportRequest(const Parameters &parameters);

} // namespace lineside
