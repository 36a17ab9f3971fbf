// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>

namespace lineside {

class Database;

/// What a slice says of itself, for backup, restore and check.
struct SliceFacts
{
    std::int64_t schema = 0; ///< user_version
    std::uint64_t base = 0;
    std::uint64_t rows = 0;
    std::uint64_t lastSequence = 0; ///< base - 1: no row
    std::uint64_t journalPosition = 0;

    /// Rows are numbered base, base + 1, … without a gap.
    [[nodiscard]] bool isContiguous() const { return lastSequence + 1 == base + rows; }
};

/// One snapshot. Thread: that of the database. Errors: NotFound for a slice still being made; as Database.
[[nodiscard]] Result<SliceFacts> readSliceFacts(Database &slice);

} // namespace lineside
