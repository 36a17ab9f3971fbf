// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace lineside {

/// The text when it is exactly one JSON object (RFC 8259, valid UTF-8; blanks around it are allowed). Byte order marks
/// and NULs around it are cut off, as in messages from devices, so that no device gets them. nullopt: it holds
/// something else. Thread: any.
[[nodiscard]] std::optional<std::string_view> jsonObjectIn(std::string_view text);

} // namespace lineside
