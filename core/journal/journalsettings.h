// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace lineside {

/// What an acknowledgement promises (core/FACTS.md, "Acknowledged").
enum class JournalMode {
    CrashSafe, ///< acknowledged once appended: survives kill -9 and a program crash in full; on disk a few ms later
    PowerSafe, ///< acknowledged only after the flush to disk: survives a power cut too
};

/// [journal] in the configuration.
struct JournalSettings
{
    std::string directory; ///< STORAGE_PATH/journal
    JournalMode mode = JournalMode::CrashSafe;
    std::uint64_t capacityBytes = 256ULL << 20; ///< full: the sources stop reading (back-pressure)
    std::uint64_t segmentBytes = 8ULL << 20; ///< one file; a record is never longer than that
    std::chrono::milliseconds flushInterval{10}; ///< longest time data waits in memory in crash-safe mode
};

} // namespace lineside
