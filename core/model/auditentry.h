// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/audit.h"

#include <cstdint>
#include <string>

namespace lineside {

/// A line of the record as it is kept: with its number, and with the hash that chains it to all before it.
struct AuditEntry
{
    std::int64_t number = 0; ///< rises by one from 1
    AuditRecord record{};
    std::string hash{}; ///< 64 hexadecimal digits, security/auditchain.h; empty: never chained

    bool operator==(const AuditEntry &) const = default;
};

/// A line in which an engine told that it found the record damaged.
[[nodiscard]] bool tellsOfDamage(const AuditRecord &record);

/// How far the record had come when the gateway signed it (security/audithead.h).
struct AuditHead
{
    std::int64_t number = 0; ///< of the last line
    std::int64_t timeMs = 0; ///< UTC, when it was signed
    std::string hash{}; ///< of that line
    std::string key{}; ///< the public half, 64 hexadecimal digits
    std::string signature{}; ///< 128 hexadecimal digits

    bool operator==(const AuditHead &) const = default;
};

/// One JSON object on one line, as exports and the log have it: times RFC 3339, members of no content left out.
[[nodiscard]] std::string toJson(const AuditEntry &entry);
[[nodiscard]] std::string toJson(const AuditHead &head);

} // namespace lineside
