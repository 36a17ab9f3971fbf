// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/reading.h"
#include "store/database.h"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace lineside {

/// Finds out, for readings the broker marked as redelivered, whether the very same one is already kept: same series,
/// time, value and metadata. Others are never checked: two readings of one series may bear the same time.
/// Looks in the slices it is given, which must be folded, and among the readings it was asked about before.
/// Owner: a commit of the store. Thread: that of the databases.
class DuplicateFilter
{
public:
    [[nodiscard]] static Result<DuplicateFilter> over(std::span<Database *const> slices);

    /// Call it for every reading of the batch, in order; each must live as long as this object.
    [[nodiscard]] Result<bool> isKept(const Reading &reading);

private:
    DuplicateFilter() = default;
    [[nodiscard]] bool isInBatch(const Reading &reading) const;

    std::vector<Statement> m_lookUps; // one a slice
    std::unordered_multimap<std::int64_t, const Reading *> m_batch; // by timestamp
};

} // namespace lineside
