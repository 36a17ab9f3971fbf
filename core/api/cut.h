// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string_view>

namespace lineside {

/// The part before the sign, which is taken off the text with it; all of it when there is no such sign. Thread: any.
[[nodiscard]] inline std::string_view cutAt(std::string_view &text, char sign)
{
    const auto end = std::min(text.find(sign), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

} // namespace lineside
