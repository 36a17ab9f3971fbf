// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace lineside {

/// True for exactly one JSON object (RFC 8259, valid UTF-8, white space around it allowed). Thread: any.
[[nodiscard]] bool isJsonObject(std::string_view text);

} // namespace lineside
