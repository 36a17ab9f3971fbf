// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/auditentry.h"
#include "store/database.h"

#include <string_view>

namespace lineside {

/// What is selected of a line of the record, in the order readAuditEntry() takes it. Texts as their bytes, so that none
/// is mended on the way; a value of another kind than it was written as reads as "no".
inline constexpr std::string_view kAuditColumns
    = "id, time, CAST(actor AS BLOB), CAST(source AS BLOB), CAST(action AS BLOB), CAST(target AS BLOB),"
      " CAST(detail AS BLOB), CAST(result AS BLOB), CAST(category AS BLOB), CAST(role AS BLOB), CAST(seat AS BLOB),"
      " CAST(reason AS BLOB), CAST(hash AS BLOB), typeof(time) = 'integer' AND typeof(actor) = 'text'"
      " AND typeof(source) = 'text' AND typeof(action) = 'text' AND typeof(target) = 'text' AND typeof(detail) = 'text'"
      " AND typeof(result) = 'text' AND typeof(category) = 'text' AND typeof(role) = 'text' AND typeof(seat) = 'text'"
      " AND typeof(reason) = 'text' AND typeof(hash) = 'text'";
inline constexpr int kAuditKindsColumn = 13; ///< 1: all are of the kind they were written as

[[nodiscard]] inline AuditEntry readAuditEntry(const Statement &row)
{
    return {.number = row.integer(0),
            .record = {.timeMs = row.integer(1),
                       .actor = row.bytes(2),
                       .source = row.bytes(3),
                       .action = row.bytes(4),
                       .target = row.bytes(5),
                       .detail = row.bytes(6),
                       .result = row.bytes(7),
                       .category = row.bytes(8),
                       .role = row.bytes(9),
                       .seat = row.bytes(10),
                       .reason = row.bytes(11)},
            .hash = row.bytes(12)};
}

/// In the order readAuditHead() takes them.
inline constexpr std::string_view kAuditHeadColumns = "number, time, hash, public_key, signature";

[[nodiscard]] inline AuditHead readAuditHead(const Statement &row)
{
    return {.number = row.integer(0),
            .timeMs = row.integer(1),
            .hash = row.text(2),
            .key = row.text(3),
            .signature = row.text(4)};
}

} // namespace lineside
