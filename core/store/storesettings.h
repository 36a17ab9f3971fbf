// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace lineside {

/// [store] in the configuration.
struct StoreSettings
{
    std::string directory; ///< STORAGE_PATH
    std::uint64_t quotaBytes = 8ULL << 30; ///< all slices together; the oldest is unlinked first
    std::chrono::hours retention {24 * 90}; ///< raw readings; rollups are kept in state.db for years
    bool fullSync = false; ///< synchronous=FULL: each commit reaches the disk before the next (power-safe)
};

} // namespace lineside
