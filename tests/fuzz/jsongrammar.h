// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace lineside {

/// A judge for fuzzing, as plain as the grammar (RFC 8259) itself: true when the text is one object and nothing else.
/// Written apart from the parsers it judges, which each have an own idea of numbers: Qt refuses 1e-400, simdjson's DOM
/// integers beyond 64 bits. Does not look at UTF-8 or surrogates.
[[nodiscard]] bool isJsonObject(std::string_view text);

} // namespace lineside
