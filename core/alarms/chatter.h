// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace lineside {

inline constexpr std::size_t kChatterCalls = 3; ///< fewer are no chatter
inline constexpr double kChatterPsi = 0.05; ///< three a minute

/// Mean of 1/r over the seconds r between one call and the next, r at least 1; rising UTC ms. Fewer than two: 0.
/// Source: the paper on run lengths (2013), core/FACTS.md. Thread: any.
[[nodiscard]] inline double chatterIndex(const std::vector<std::int64_t> &times)
{
    double sum = 0;
    for (std::size_t i = 1; i < times.size(); ++i)
        sum += 1 / std::max(1.0, static_cast<double>(times[i] - times[i - 1]) / 1000);
    return times.size() < 2 ? 0 : sum / static_cast<double>(times.size() - 1);
}

} // namespace lineside
