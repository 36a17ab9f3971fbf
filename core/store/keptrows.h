// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/reading.h"
#include "store/database.h"
#include "store/slicewriter.h"

#include <cstdint>
#include <list>
#include <unordered_map>
#include <vector>

namespace lineside {

/// Answers for a reading that may have come before whether it is a row already: same series, time, value and metadata.
/// Looks in the slices it was given; what is appended to them later is found too.
/// Owner: SliceSet, which makes a new one when its slices change. Thread: that of the databases.
/// Errors: as Database; the question can be asked again.
class KeptRows
{
public:
    /// Still written or folded; outlives this object.
    [[nodiscard]] Result<void> addSlice(SliceWriter &slice);
    /// At rest. One that is gone or damaged holds nothing.
    [[nodiscard]] Result<void> addResting(const std::string &path);

    [[nodiscard]] Result<bool> holds(const Reading &reading);

private:
    struct Slice
    {
        SliceWriter *writer = nullptr; ///< nullptr: at rest
        Statement folded;
        Statement series;
        Statement row;
        std::unordered_multimap<std::uint64_t, SlicePoint> pending; ///< by keyOf(): rows that were not folded
        std::uint64_t indexedUpTo = 0; ///< the sequence up to which they are in `pending`
    };
    [[nodiscard]] Result<void> prepare(Slice &slice, Database &database);
    static void indexPending(Slice &slice);
    [[nodiscard]] static Result<std::vector<std::int64_t>> seriesOf(Slice &slice, const Reading &reading);
    [[nodiscard]] static Result<bool> isRow(Slice &slice, const Reading &reading, std::int64_t seriesId);
    [[nodiscard]] static Result<bool> isFolded(Slice &slice, const Reading &reading);
    [[nodiscard]] static Result<bool> isPending(Slice &slice, const Reading &reading);

    std::list<Database> m_resting; // before the statements, which go first
    std::list<Slice> m_slices;
};

} // namespace lineside
