// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/fieldwords.h"

namespace lineside {

FoldedWord::FoldedWord(std::string_view word)
{
    for (const char c : word) {
        const bool isUpper = c >= 'A' && c <= 'Z';
        const bool isPart
            = isUpper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (!isPart)
            continue;
        if (m_size == kMaxBytes) {
            m_isCut = true;
            return;
        }
        m_text[m_size++] = isUpper ? static_cast<char>(c - 'A' + 'a') : c;
    }
}

} // namespace lineside
