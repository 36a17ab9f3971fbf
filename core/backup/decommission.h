// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lineside {

struct DecommissionReport
{
    std::vector<std::string> overwritten; ///< keys, and what held secrets: written over before they were removed
    std::uint64_t removed = 0; ///< files in all
    std::vector<std::string> left; ///< names in the store's folder that are none of ours
};

/// Ends a gateway's storage: keys and what holds secrets are written over, flushed and removed first, then readings and
/// journal are removed. A break-off in the middle leaves nothing that can be read by a key that is gone, and is gone on
/// with by running it again. Links are removed and not followed. What flash memory keeps of blocks that were written
/// over, and what a filesystem copied on write, nobody can promise: for that the whole disk is encrypted.
/// Thread: any one. Errors: Unavailable while an engine runs there; NotFound; Io, with what was removed so far gone.
/// Source: IEC 62443-4-2 CR 4.2; NIST SP 800-88 Rev. 1 (overwriting does not reach all of flash).
[[nodiscard]] Result<DecommissionReport> decommission(const std::string &storeDirectory,
                                                      const std::string &journalDirectory);

} // namespace lineside
