// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/auditstate.h"
#include "store/sinkloss.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace lineside {

/// Why rows are given up unsent.
inline constexpr std::array<std::string_view, 3> kDropReasons{"quota", "age", "quarantine_full"};

/// How full and how well the store is, as maintain() last saw it.
struct StoreStats
{
    std::uint64_t bytes = 0; ///< all slices with their WALs: what the quota counts
    std::uint64_t stateBytes = 0; ///< state.db with its WAL
    std::uint64_t walBytes = 0; ///< all WALs together
    std::uint64_t diskFreeBytes = 0;
    std::uint64_t slices = 0;
    std::uint64_t pendingRows = 0; ///< not yet in minutes and hours; in memory
    std::int64_t oldestArrivalMs = 0; ///< UTC, where raw readings begin; 0: none
    bool quotaExceeded = false; ///< because unsent rows are protected
    std::map<std::string, std::uint64_t> dropped; ///< rows given up unsent since open(), by kDropReasons
    std::map<std::string, SinkLoss> losses; ///< the same rows, by each sink that lacks them; without the last reason
    std::uint64_t damagedFiles = 0; ///< set aside since open()
    std::string lastDamage; ///< a sentence about the last of them
    std::int64_t clockSteppedMs = 0; ///< UTC, when the wall clock last jumped; 0: it did not since open()
    AuditState audit{}; ///< how the record stands
    std::string problem; ///< a sentence for the operator; empty: all is well
};

} // namespace lineside
