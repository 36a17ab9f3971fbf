// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/fieldwords.h"

namespace lineside {

bool FoldedWord::isBetweenWords(char c)
{
    constexpr std::string_view kBetween = " \t\r\n_-,.;:/|()[]'\"";
    return kBetween.find(c) != std::string_view::npos;
}

FoldedWord::FoldedWord(std::string_view word)
{
    for (const char c : word) {
        if (isBetweenWords(c))
            continue;
        if (m_size == kMaxBytes) {
            m_isCut = true;
            return;
        }
        m_text[m_size++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
}

} // namespace lineside
