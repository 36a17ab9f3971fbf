// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/auditentry.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// Which lines of the record are wanted. What is left as it is asks nothing.
struct AuditQuery
{
    std::int64_t fromMs = std::numeric_limits<std::int64_t>::min(); ///< UTC, included
    std::int64_t toMs = std::numeric_limits<std::int64_t>::max(); ///< UTC, excluded
    std::string actor{}; ///< stands in who did it, in any case of letters
    std::string action{}; ///< is the action, as verbOf() has it
    std::string category{}; ///< is the category, as categoryOf() has it
    std::string result{}; ///< the result begins so: "ok", "refused", "no effect"
    /// Stands in the target, the detail, the reason, who, their role or where; in any case of letters.
    std::string text{};
    std::optional<std::int64_t> before{}; ///< the page behind this line
    int limit = 100;
};

/// Newest first.
struct AuditPage
{
    std::vector<AuditEntry> entries;
    std::optional<std::int64_t> next; ///< AuditQuery::before of the page behind; none: it ends here
};

} // namespace lineside
