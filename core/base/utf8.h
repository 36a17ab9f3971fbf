// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lineside {

// UTF-8 as The Unicode Standard's table 3-7 has it. Pure, nothing allocates. Thread: any.

/// Bytes of the sequence that `text` begins with; 0: there is none.
[[nodiscard]] std::size_t utf8SequenceLength(std::string_view text);

/// Whether a sequence of two bytes is a control character, U+0080 to U+009F.
[[nodiscard]] bool isC1Control(std::string_view sequence);

/// At most that many bytes of it, cut between characters, "…" for what is cut.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t maxBytes);

/// How many characters a text for people has: UTF-8 in which tabs and ends of lines are the only control characters.
/// nullopt: it is no such text.
[[nodiscard]] std::optional<std::size_t> plainTextCharacters(std::string_view text);

} // namespace lineside
