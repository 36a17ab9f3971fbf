// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/reading.h"
#include "store/database.h"
#include "store/slicewriter.h"

#include <cstdint>
#include <list>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace lineside {

/// Counts the rows that are the same reading: same series, time, value and metadata. Looks in the slices it was given;
/// what is appended to them later is found too. Owner: SliceSet, which makes a new one when its slices change. Thread:
/// that of the databases. Errors: as Database; the question can be asked again.
class KeptRows
{
public:
    /// Still written or folded; outlives this object.
    [[nodiscard]] Result<void> addSlice(SliceWriter &slice);
    /// At rest. One that is gone or damaged holds nothing.
    [[nodiscard]] Result<void> addResting(const std::string &path);

    /// Of what the journal brought up to the position `upTo`.
    [[nodiscard]] Result<std::uint64_t> count(const Reading &reading, std::uint64_t upTo);

private:
    using Rows = std::unordered_set<std::int64_t>; ///< their sequence numbers

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
    [[nodiscard]] static Result<void> addPending(Rows &rows, Slice &slice, const Reading &reading, std::uint64_t upTo);
    [[nodiscard]] static Result<void> addRows(Rows &rows, Slice &slice, const Reading &reading, std::int64_t seriesId,
                                              std::uint64_t upTo);

    std::list<Database> m_resting; // before the statements, which go first
    std::list<Slice> m_slices;
};

} // namespace lineside
