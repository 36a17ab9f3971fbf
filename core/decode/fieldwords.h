// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace lineside {

/// A word of a small vocabulary as the field writes it, brought to one form: ASCII letters in lower case, digits and
/// other bytes as they are, what stands between words (blanks, '_', '-', ',', '.', brackets, …) or is not seen left
/// out. "Bad, Not Connected", "BAD_NOT_CONNECTED" and "BadNotConnected" become "badnotconnected"; "good?" and "!ok"
/// stay something else than "good" and "ok". The locale is not asked.
/// Owner: its maker, a value without memory of its own. Thread: any.
class FoldedWord
{
public:
    /// Longer than any word of the standards named where this is used.
    static constexpr std::size_t kMaxBytes = 64;

    explicit FoldedWord(std::string_view word);
    /// Bytes of what `text` begins with, when that is no part of a word; 0: it is.
    [[nodiscard]] static std::size_t bytesBetweenWords(std::string_view text);

    /// The first kMaxBytes of the form.
    [[nodiscard]] std::string_view text() const { return {m_text.data(), m_size}; }
    /// The form is longer than text().
    [[nodiscard]] bool isCut() const { return m_isCut; }

private:
    std::array<char, kMaxBytes> m_text;
    std::size_t m_size = 0;
    bool m_isCut = false;
};

} // namespace lineside
