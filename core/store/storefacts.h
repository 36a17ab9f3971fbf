// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>

namespace lineside {

class Database;

// What the files of a store say of themselves, for backup, restore and check. Thread: that of the database.

/// Of state.db.
struct StateFacts
{
    std::int64_t schema = 0; ///< user_version
    std::uint64_t devices = 0;
    std::uint64_t alarms = 0; ///< those not normal
};

/// Of a slice.
struct SliceFacts
{
    std::uint64_t base = 0;
    std::uint64_t rows = 0;
    std::uint64_t lastSequence = 0; ///< base - 1: no row
    std::uint64_t journalPosition = 0;

    /// Rows are numbered base, base + 1, … without a gap.
    [[nodiscard]] bool isContiguous() const { return lastSequence + 1 == base + rows; }
};

/// Errors: as Database.
[[nodiscard]] Result<StateFacts> readStateFacts(Database &state);
/// An engine has kept in it when it ran. Errors: as Database.
[[nodiscard]] Result<bool> hasRuns(Database &state);
/// One snapshot. Errors: NotFound for a slice still being made; as Database.
[[nodiscard]] Result<SliceFacts> readSliceFacts(Database &slice);
/// Where a store had read the journal to; nullopt: no readable slice tells.
[[nodiscard]] std::optional<std::uint64_t> journalPositionIn(const std::string &storeDirectory);

} // namespace lineside
