// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace lineside {

struct AuditRecord;

/// SHA-256 of a row of the audit record and of all before it.
using AuditHash = std::array<unsigned char, 32>;
/// A column of a row as it is stored.
using AuditField = std::variant<std::int64_t, std::string_view>;

/// What stands before the first row.
inline constexpr AuditHash kFirstAuditHash{};

/// The hash of row `number` behind `before`: SHA-256 over `before`, the number, how many fields there are, and each
/// with its kind and length. So no two different rows are the same bytes. The encoding is for ever: exports are
/// verified by it. Pure. Thread: any. Source: FIPS 180-4.
[[nodiscard]] AuditHash chained(const AuditHash &before, std::int64_t number, std::span<const AuditField> fields);
/// Likewise of a record: time, actor, source, action, target, detail, result, category, role, seat, reason.
[[nodiscard]] AuditHash chained(const AuditHash &before, std::int64_t number, const AuditRecord &record);

/// 64 small hexadecimal digits.
[[nodiscard]] std::string toHex(std::span<const unsigned char> bytes);
/// Nothing when it is not exactly `into`.size() bytes in hexadecimal digits.
[[nodiscard]] bool fromHex(std::string_view hex, std::span<unsigned char> into);
[[nodiscard]] std::optional<AuditHash> auditHashOf(std::string_view hex);

} // namespace lineside
