// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace lineside {

/// What gives way when the quota is full of rows no sink has confirmed yet.
enum class UnsentPolicy : std::uint8_t {
    KeepUnsent, ///< the quota is exceeded, and said so; at last the disk is full and the sockets stop being read
    KeepNewest, ///< the oldest slice goes all the same; its unsent rows are counted as dropped
};

/// [store] in the configuration.
struct StoreSettings
{
    std::string directory; ///< STORAGE_PATH
    std::uint64_t quotaBytes = 8ULL << 30; ///< all slices together; the oldest is unlinked first
    std::chrono::hours retention{24 * 90}; ///< raw readings; hourly rollups are kept in state.db for years
    bool fullSync = false; ///< synchronous=FULL: each commit reaches the disk before the next (power-safe)
    UnsentPolicy unsent = UnsentPolicy::KeepUnsent;
};

} // namespace lineside
