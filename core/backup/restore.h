// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "security/secret.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lineside {

/// What a restore does with a store that lies there already.
enum class ExistingStore : std::uint8_t {
    Refuse, ///< nothing is touched
    SetAside, ///< its files are moved to a folder replaced-<utc> beside them; the journal stays
};

struct RestoreReport
{
    std::uint64_t files = 0;
    std::uint64_t rows = 0;
    std::uint64_t lastSequence = 0;
    std::uint64_t journalPosition = 0; ///< where the next start reads the journal from
    std::int64_t auditLines = 0; ///< of the record, the line of this restore included
    std::vector<std::string> auditFaults; ///< what was wrong with the record in the backup
    std::string setAside; ///< folder of the store that lay there; empty: there was none
};

/// Puts a backup in the place of a store. Everything is unpacked beside it and verified (each checksum, each file's
/// quick_check, schema versions) before anything is moved. Rows stored after the backup was made may have been sent: so
/// that their numbers are not given to others, the store goes on in a new slice far above them. The journal is read
/// from where the store that lay there had come to, so what that one had not taken yet is not lost; without one, from
/// where the backup had. The record of who did what goes on behind the backup's with a line of this restore, which
/// names other keys that had signed it. Thread: any one. Errors: Unavailable while an engine runs there; NotAllowed
/// when a store lies there and is not to be set aside, or when it is sealed and `key` is missing; NotFound, Corrupt,
/// Full, Io, InvalidInput (of a newer program): then the store is as it was.
[[nodiscard]] Result<RestoreReport> restoreBackup(const std::string &storeDirectory, const std::string &file,
                                                  ExistingStore existing, std::int64_t nowMs,
                                                  const Secret *key = nullptr);

} // namespace lineside
