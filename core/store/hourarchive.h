// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/buckets.h"
#include "store/signalnames.h"

#include <cstdint>
#include <map>
#include <set>

namespace lineside {

class Database;

/// What SliceArchive keeps of one signal, of the hours that lie wholly in the stretch, in one snapshot; which of it
/// counts depends on what else is read.
struct ArchivedHours
{
    std::map<std::uint64_t, UnitBuckets> bySlice; ///< base -> hours; 0: all bygone slices together
    std::set<std::uint64_t> archived; ///< bases of the closed slices; their files hold the same, and more finely
    std::set<std::uint64_t> merged; ///< bases of slices counted under 0: their files are about to go, and do not count

    /// Adds the hours of all slices but those read from their files.
    void addTo(UnitBuckets &buckets, const std::set<std::uint64_t> &readFromFiles) const;
};

/// `bucketMs`: width of the buckets to fill. Thread: that of the database (state.db).
[[nodiscard]] Result<ArchivedHours> loadArchivedHours(Database &state, const SignalNames &signal,
                                                      const HistoryQuery &query, std::int64_t bucketMs);

} // namespace lineside
