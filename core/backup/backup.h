// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "security/secret.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// Last file of a backup: lines "<sha256>  <name>" as sha256sum writes them, behind comment lines for a person.
inline constexpr std::string_view kBackupSums = "SHA256SUMS";
inline constexpr std::string_view kBackupFormat = "# lineside backup, format 1";

struct BackedUpFile
{
    std::string name;
    std::uint64_t bytes = 0;
    std::string sha256; ///< hexadecimal
};

/// What a backup holds: state.db as it stood at its beginning, then each slice as it stood when its turn came, so all
/// rows stored before the backup began and some of those after. What was only in the journal is not in it.
struct BackupReport
{
    std::vector<BackedUpFile> files;
    std::uint64_t rows = 0;
    std::uint64_t firstSequence = 0; ///< 0: no row
    std::uint64_t lastSequence = 0;
    std::uint64_t journalPosition = 0; ///< all messages before it are in
};

/// Copies the store of a running or stopped engine into one tar archive. The writer is not disturbed: each file is read
/// in one snapshot of its own, a second at most for a slice, and nothing is checkpointed. `file` is complete or, after
/// any failure, as it was before; beside it there must be room for the largest file once more while this runs.
/// Thread: any one. Errors: NotFound when there is no store; Corrupt for a damaged one; Full, Io, Unavailable.
/// `key`: it is sealed with it, and nothing of it lies outside the store in the clear, not even for a moment.
[[nodiscard]] Result<BackupReport> backUp(const std::string &storeDirectory, const std::string &file,
                                          std::int64_t nowMs, const Secret *key = nullptr);

} // namespace lineside
