// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/fieldwords.h"

#include "base/asciitext.h"
#include "base/blanks.h"

namespace lineside {

std::size_t FoldedWord::bytesBetweenWords(std::string_view text)
{
    constexpr std::string_view kMarks = "_-,.;:/|()[]'\"";
    if (!text.empty() && kMarks.find(text.front()) != std::string_view::npos)
        return 1;
    return blankBytes(text);
}

FoldedWord::FoldedWord(std::string_view word)
{
    while (!word.empty()) {
        if (const auto between = bytesBetweenWords(word)) {
            word.remove_prefix(between);
            continue;
        }
        if (m_size == kMaxBytes) {
            m_isCut = true;
            return;
        }
        m_text[m_size++] = asciiLower(word.front());
        word.remove_prefix(1);
    }
}

} // namespace lineside
