// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/database.h"

#include <cstdint>
#include <string_view>

namespace lineside {

inline constexpr std::uint64_t kSliceWithPlaces = 3; ///< the layout from which readings have a place of their own

/// What to select, of `readings r`, for the place of a row; NULL: that of its series. Closed slices keep the layout
/// they were written with. Thread: that of the database. Errors: as Database.
[[nodiscard]] inline Result<std::string_view> placeColumn(Database &slice)
{
    const auto layout = slice.schema();
    if (!layout)
        return Unexpected(layout.error());
    return std::string_view(*layout < kSliceWithPlaces ? "NULL" : "r.location");
}

} // namespace lineside
