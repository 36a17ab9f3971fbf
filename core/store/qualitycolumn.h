// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading.h"

namespace lineside {

// What is to be said of a reading stands in the one column `readings.quality`: the value's quality in bits 0 to 3, the
// time's in bits 4 to 7, flags above. A row costs no byte more, slices of before know good times alone, and a good
// reading is still 0. The view readings_named parts them.

inline constexpr std::int64_t kUnitUnknownBit = 1 << 8;
inline constexpr std::int64_t kValueRoundedBit = 1 << 9;

[[nodiscard]] constexpr std::int64_t toQualityColumn(const Reading &reading)
{
    return static_cast<std::int64_t>(reading.quality) | static_cast<std::int64_t>(reading.timeQuality) << 4
        | (reading.unitUnknown ? kUnitUnknownBit : 0) | (reading.valueRounded ? kValueRoundedBit : 0);
}

[[nodiscard]] constexpr TimeQuality timeQualityOf(std::int64_t column)
{
    return static_cast<TimeQuality>(column >> 4 & 15);
}

constexpr void readQualityColumn(std::int64_t column, Reading &reading)
{
    reading.quality = static_cast<Quality>(column & 15);
    reading.timeQuality = timeQualityOf(column);
    reading.unitUnknown = (column & kUnitUnknownBit) != 0;
    reading.valueRounded = (column & kValueRoundedBit) != 0;
}

} // namespace lineside
