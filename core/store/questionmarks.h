// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace lineside {

/// "?, ?, ?": the places of so many values in a statement.
[[nodiscard]] inline std::string questionMarks(std::size_t count)
{
    std::string marks;
    for (std::size_t i = 0; i < count; ++i)
        marks += i == 0 ? "?" : ", ?";
    return marks;
}

} // namespace lineside
