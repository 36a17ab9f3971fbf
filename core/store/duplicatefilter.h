// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/reading.h"
#include "store/database.h"
#include "store/rollup.h"

#include <cstdint>
#include <limits>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace lineside {

/// Finds out, for readings the broker marked as redelivered, whether the very same one is already kept: same series,
/// time, value and metadata. Others are never checked: two readings of one series may bear the same time.
/// Looks in the slices it is given, and among the readings it was asked about before.
/// Owner: a commit of the store. Thread: that of the databases.
class DuplicateFilter
{
public:
    /// `batch`: what it will be asked about, one pass through what is pending for all of it.
    explicit DuplicateFilter(std::span<const Reading> batch);

    /// `pending`: the rows of the slice not yet in its points; nullptr: there are none. The slice outlives this object.
    [[nodiscard]] Result<void> addSlice(Database &slice, const Rollup *pending);

    /// Call it for every reading of the batch, in order; each must live as long as this object.
    [[nodiscard]] Result<bool> isKept(const Reading &reading);

private:
    struct Slice
    {
        Statement folded;
        Statement row;
        std::unordered_multimap<std::int64_t, SlicePoint> pending; // by timestamp, of those the batch has
    };
    [[nodiscard]] bool isInBatch(const Reading &reading) const;
    [[nodiscard]] static Result<bool> isFolded(Slice &slice, const Reading &reading);
    [[nodiscard]] static Result<bool> isPending(Slice &slice, const Reading &reading);

    std::unordered_set<std::int64_t> m_timestamps; // of what was redelivered
    std::int64_t m_firstMs = std::numeric_limits<std::int64_t>::max(); // of them
    std::int64_t m_lastMs = std::numeric_limits<std::int64_t>::min();
    std::vector<Slice> m_slices;
    std::unordered_multimap<std::int64_t, const Reading *> m_batch; // by timestamp
};

} // namespace lineside
