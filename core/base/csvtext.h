// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lineside {

// Cells of a table as spreadsheets read it (RFC 4180). Pure. Thread: any.

/// Quoted where it must be.
[[nodiscard]] std::string csvCell(std::string text);
/// The same for a word that came from outside: what a spreadsheet would take for a formula has an apostrophe before it.
/// Source: OWASP, CSV injection.
[[nodiscard]] std::string csvWord(const std::string &word);
/// What such a word was.
[[nodiscard]] std::string_view fromCsvWord(std::string_view cell);

} // namespace lineside
