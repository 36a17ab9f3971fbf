// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace lineside {

/// One line of the record of who did what: never changed, never evicted by telemetry.
/// Source: IEC 62443-3-3 SR 2.8 (time, source, category, event, result).
struct AuditRecord
{
    std::int64_t timeMs = 0; ///< UTC
    std::string actor; ///< user or role who asked for it
    std::string source; ///< where they asked: "panel", "api"; of what came by message the source's name
    std::string action; ///< "command", "acknowledge", "reset", … as verbOf() has them
    std::string target; ///< device id or alarm id
    std::string detail; ///< what exactly, for a person; holds no secret
    std::string result; ///< how it came out: a state, "ok" or "refused"
    std::string category{}; ///< categoryOf(action), where a person asked
    std::string role{}; ///< of who asked
    std::string seat{}; ///< where they stood
    std::string reason{}; ///< why, in their words

    bool operator==(const AuditRecord &) const = default;
};

} // namespace lineside
