// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/auditentry.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// What is wrong with the record.
enum class AuditFaultKind : std::uint8_t {
    LineChanged, ///< this line is not what was written, or does not follow the one before it
    SignatureWrong, ///< the signature at this line is not one of this gateway's key over what it says
    OtherKey, ///< the signature at this line is of another key: of another gateway, or made anew
    Rewritten, ///< the lines up to this one are others than those that were signed
    EndMissing, ///< it was signed up to this line, and ends earlier: cut, or an older file
    Unsigned, ///< from this line on more lines have no signature than there can be
    HeadMissing, ///< the file beside the store that says how far it had come is gone or cannot be read
    KeyMissing, ///< the key to sign with cannot be read
    NotWritten, ///< lines cannot be written and wait in memory
};

struct AuditFault
{
    AuditFaultKind kind = AuditFaultKind::LineChanged;
    std::int64_t number = 0; ///< of the line; 0: of none
    std::string detail{}; ///< what the system said, where it did

    bool operator==(const AuditFault &) const = default;
};

/// How the record stands.
struct AuditState
{
    std::int64_t lines = 0;
    std::int64_t firstMs = 0; ///< UTC, of the first line; 0: there is none, or nobody has looked
    std::int64_t checkedMs = 0; ///< UTC, when it was last read through; 0: not since the start
    std::optional<AuditHead> head{}; ///< newest signature
    std::optional<AuditHead> keptHead{}; ///< the newest whose lines are on the disk: fit to be told elsewhere
    std::string key{}; ///< public half of this gateway's key, 64 hexadecimal digits
    std::uint64_t lost = 0; ///< lines that found no room to wait, since the start
    std::int64_t linesAtMost = 0; ///< what the site has room for; 0: not said
    std::vector<AuditFault> faults{}; ///< the first ten; empty: none is known

    /// Four fifths of the room are taken.
    [[nodiscard]] bool isNearlyFull() const { return linesAtMost > 0 && lines >= linesAtMost / 5 * 4; }
    bool operator==(const AuditState &) const = default;
};

/// A sentence, for logs, commands and HTTP: "line 17 is not what was written".
[[nodiscard]] std::string text(const AuditFault &fault);

} // namespace lineside
