// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lineside {

/// Undoes percent-encoding (RFC 3986 §2.1) of one path segment or query value; '+' is left alone.
/// nullopt: a '%' not followed by two hexadecimal digits. Thread: any.
[[nodiscard]] std::optional<std::string> percentDecode(std::string_view text);

} // namespace lineside
