// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"

#include "base/asciitext.h"

namespace lineside {

std::size_t utf8SequenceLength(std::string_view text)
{
    const auto byte = [text](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
    const auto follows = [byte](std::size_t at) { return (byte(at) & 0xc0U) == 0x80U; };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead <= 0xdf)
        return follows(1) ? 2 : 0;
    if (lead >= 0xe0 && lead <= 0xef) {
        const bool isAllowed = (lead != 0xe0 || byte(1) >= 0xa0) && (lead != 0xed || byte(1) < 0xa0); // no surrogates
        return isAllowed && follows(1) && follows(2) ? 3 : 0;
    }
    const bool isAllowed = lead >= 0xf0 && lead <= 0xf4 && (lead != 0xf0 || byte(1) >= 0x90)
        && (lead != 0xf4 || byte(1) < 0x90); // up to U+10FFFF
    return isAllowed && follows(1) && follows(2) && follows(3) ? 4 : 0;
}

bool isC1Control(std::string_view sequence)
{
    return sequence.size() == 2 && sequence[0] == '\xc2' && static_cast<unsigned char>(sequence[1]) < 0xa0;
}

std::string shortened(std::string_view text, std::size_t maxBytes)
{
    if (text.size() <= maxBytes)
        return std::string(text);
    std::size_t end = maxBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return std::string(text.substr(0, end)) + "…";
}

std::optional<std::size_t> plainTextCharacters(std::string_view text)
{
    std::size_t characters = 0;
    for (; !text.empty(); ++characters) {
        const std::size_t length = utf8SequenceLength(text);
        const bool isEndOrTab = text[0] == '\n' || text[0] == '\t' || text.starts_with("\r\n");
        if (length == 0 || (isAsciiControl(text[0]) && !isEndOrTab) || isC1Control(text.substr(0, length)))
            return std::nullopt;
        text.remove_prefix(length);
    }
    return characters;
}

} // namespace lineside
