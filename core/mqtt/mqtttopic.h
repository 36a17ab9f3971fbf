// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace lineside {

/// Whether a name can stand as one level of a topic we publish to. Source: MQTT 5.0 §4.7.
[[nodiscard]] inline bool fitsTopicLevel(std::string_view name)
{
    return !name.empty() && name.find_first_of(std::string_view("/+#\0", 4)) == std::string_view::npos;
}

} // namespace lineside
