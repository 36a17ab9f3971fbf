// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace lineside {

// What stands around a word and is no part of it. A protocol names its blanks itself; a word that a device or a person
// wrote may have whatever is not seen around it. Pure, nothing allocates. Thread: any.

inline constexpr std::string_view kJsonBlanks = " \t\r\n"; ///< RFC 8259 §2
inline constexpr std::string_view kHttpBlanks = " \t"; ///< OWS of RFC 9110 §5.6.3

/// Without the protocol's blanks at both ends.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text, std::string_view blanks)
{
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// Bytes of the unseen character that the text begins with: Unicode's blanks, control and format characters and
/// variation selectors, NUL and the byte order mark among them. 0: it begins with something seen.
[[nodiscard]] std::size_t blankBytes(std::string_view text);

/// Without unseen characters at both ends.
[[nodiscard]] std::string_view withoutBlanks(std::string_view text);

/// Whether two words that people wrote are one: they may differ in ASCII case and in blanks around them.
[[nodiscard]] bool isSameWord(std::string_view one, std::string_view other);

} // namespace lineside
