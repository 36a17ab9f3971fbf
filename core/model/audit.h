// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace lineside {

/// Who did what, from where, and how it went: one line of the audit trail.
struct AuditRecord
{
    std::int64_t timeMs = 0; ///< UTC
    std::string actor; ///< user or role
    std::string source; ///< "panel", "api", …
    std::string action; ///< "command", "acknowledge", "login", …
    std::string target; ///< device, alarm or file acted on
    std::string detail;
    std::string result; ///< "ok", or why not
};

} // namespace lineside
