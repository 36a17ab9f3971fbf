// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace lineside {

/// What gives way when the quota is full of rows no sink has confirmed yet.
enum class UnsentPolicy : std::uint8_t {
    KeepUnsent, ///< the quota is exceeded, and said so; at last the disk is full and the sockets stop being read
    KeepNewest, ///< the oldest slice goes all the same; its unsent rows are counted as dropped
};

/// Where a sink begins that was never there before.
enum class SinkStart : std::uint8_t {
    Oldest, ///< with all that is stored
    Now, ///< with what is stored from now on
};

/// What one sink may ask of the store.
struct StoreSink
{
    SinkStart from = SinkStart::Oldest;
    std::optional<UnsentPolicy> unsent; ///< of the rows it has not got; nullopt: as StoreSettings say
    bool isServed = true; ///< false: nothing is sent to it now; it keeps its place, and no rows
};

/// [store] in the configuration.
struct StoreSettings
{
    std::string directory; ///< STORAGE_PATH
    std::uint64_t quotaBytes = 8ULL << 30; ///< all slices together; the oldest is unlinked first
    std::chrono::hours retention{24 * 90}; ///< raw readings; hourly rollups are kept in state.db for years
    bool fullSync = false; ///< synchronous=FULL: each commit reaches the disk before the next (power-safe)
    UnsentPolicy unsent = UnsentPolicy::KeepUnsent;
    std::int64_t auditLines = 1'000'000; ///< there is room for, some 400 MB; none goes by itself, four fifths are told
};

} // namespace lineside
