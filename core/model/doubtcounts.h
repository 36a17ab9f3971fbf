// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace lineside {

/// Readings and messages that were taken although something about them is in doubt, since the start. Units nobody knows
/// and messages refused for their size stand in the books. A value.
struct DoubtCounts
{
    std::uint64_t lateTimes = 0; ///< readings, by TimeQuality
    std::uint64_t futureTimes = 0;
    std::uint64_t unsetTimes = 0;
    std::uint64_t unknownQualities = 0; ///< messages, by DecodeDoubts
    std::uint64_t unknownStatuses = 0;
    std::uint64_t roundedValues = 0;
};

} // namespace lineside
