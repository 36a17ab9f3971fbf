// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace lineside {

enum class TextNeed : std::uint8_t { Required, Optional };

/// A body that is one JSON object with one text in it, {"comment": "…"}; where the text is optional, also {} or
/// nothing.
/// Errors: InvalidInput, also for a member it does not know, as a misspelt one is not to be lost.
[[nodiscard]] Result<std::string> readTextRequest(std::string_view body, std::string_view member, TextNeed need);

} // namespace lineside
