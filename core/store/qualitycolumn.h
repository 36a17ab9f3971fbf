// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading.h"

namespace lineside {

// Both qualities of a reading stand in the one column `readings.quality`, that of the value in the low four bits, that
// of the time above: a row costs no byte more, slices of before know good times alone, and a good reading is still 0.
// The view readings_named parts them.

[[nodiscard]] constexpr int toQualityColumn(const Reading &reading)
{
    return static_cast<int>(reading.quality) | static_cast<int>(reading.timeQuality) << 4;
}

[[nodiscard]] constexpr TimeQuality timeQualityOf(std::int64_t column)
{
    return static_cast<TimeQuality>(column >> 4);
}

constexpr void readQualityColumn(std::int64_t column, Reading &reading)
{
    reading.quality = static_cast<Quality>(column & 15);
    reading.timeQuality = timeQualityOf(column);
}

} // namespace lineside
