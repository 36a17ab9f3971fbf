// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <unordered_map>

namespace lineside {

/// Whatever the journal brought; SQLite's numbers end there.
inline constexpr std::uint64_t kAnyPosition = std::numeric_limits<std::int64_t>::max();

/// Counts the same readings in the batch under way, which no slice holds yet.
/// Owner: who fills the batch. Thread: any, one at a time. Costs nothing before the first question.
class BatchRepeats
{
public:
    /// `before`: the batch up to this reading; since the last question it has only grown. Counted is what the journal
    /// brought up to the position `upTo`.
    [[nodiscard]] std::uint64_t count(std::span<const Reading> before, const Reading &reading, std::uint64_t upTo);
    /// A new batch begins.
    void clear();

private:
    std::unordered_multimap<std::int64_t, std::size_t> m_places; ///< by timestamp: where in the batch
    std::size_t m_indexed = 0;
};

} // namespace lineside
