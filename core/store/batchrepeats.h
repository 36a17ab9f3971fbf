// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>

namespace lineside {

/// Answers whether a reading stands earlier in its own batch, which no slice holds yet.
/// Owner: who fills the batch. Thread: any, one at a time. Costs nothing before the first question.
class BatchRepeats
{
public:
    /// `before`: the batch up to this reading; since the last question it has only grown.
    [[nodiscard]] bool holds(std::span<const Reading> before, const Reading &reading);
    /// A new batch begins.
    void clear();

private:
    std::unordered_multimap<std::int64_t, std::size_t> m_places; ///< by timestamp: where in the batch
    std::size_t m_indexed = 0;
};

} // namespace lineside
