// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace lineside {

/// Fields of messages that were taken, though not understood or not kept in full.
struct DecodeDoubts
{
    std::uint64_t unknownQualities = 0; ///< a quality nobody knows: the reading is uncertain
    std::uint64_t unknownStatuses = 0; ///< a device status nobody knows: kept as it came
    std::uint64_t roundedValues = 0; ///< a value with more digits than a double holds: Reading::valueRounded

    DecodeDoubts &operator+=(const DecodeDoubts &other)
    {
        unknownQualities += other.unknownQualities;
        unknownStatuses += other.unknownStatuses;
        roundedValues += other.roundedValues;
        return *this;
    }
};

} // namespace lineside
