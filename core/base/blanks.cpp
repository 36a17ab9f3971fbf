// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/blanks.h"

#include "base/asciitext.h"

#include <algorithm>
#include <iterator>

namespace lineside {

namespace {

/// In the bytes of UTF-8, which are in the order of the characters.
struct Range
{
    std::string_view first;
    std::string_view last;
};

// Unicode 15: White_Space, categories Cc and Cf, variation selectors. In order.
constexpr Range kUnseen[] = {
    {"\xc2\x80", "\xc2\xa0"}, // C1, no-break space
    {"\xc2\xad", "\xc2\xad"}, // soft hyphen
    {"\xd8\x9c", "\xd8\x9c"}, // Arabic letter mark
    {"\xe1\x9a\x80", "\xe1\x9a\x80"}, // Ogham space
    {"\xe1\xa0\x8b", "\xe1\xa0\x8f"}, // Mongolian selectors
    {"\xe2\x80\x80", "\xe2\x80\x8f"}, // spaces of all widths, zero-width ones, directions
    {"\xe2\x80\xa8", "\xe2\x80\xaf"}, // line separators, directions
    {"\xe2\x81\x9f", "\xe2\x81\xa4"}, // mathematical space, word joiner, invisible operators
    {"\xe2\x81\xa6", "\xe2\x81\xaf"}, // isolates
    {"\xe3\x80\x80", "\xe3\x80\x80"}, // ideographic space
    {"\xef\xb8\x80", "\xef\xb8\x8f"}, // variation selectors
    {"\xef\xbb\xbf", "\xef\xbb\xbf"}, // byte order mark
    {"\xef\xbf\xb9", "\xef\xbf\xbb"}, // interlinear marks
    {"\xf3\xa0\x80\x80", "\xf3\xa0\x87\xaf"}, // tags, more selectors
};

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Where the last character begins.
std::size_t lastCharacter(std::string_view text)
{
    std::size_t at = text.size() - 1;
    while (at > 0 && text.size() - at < 4 && isContinuation(text[at]))
        --at;
    return at;
}

} // namespace

std::size_t blankBytes(std::string_view text)
{
    if (text.empty())
        return 0;
    if (text.front() == ' ' || isAsciiControl(text.front()))
        return 1;
    if (static_cast<unsigned char>(text.front()) < 0x80)
        return 0;
    const auto isIn = [text](const Range &range) {
        const auto character = text.substr(0, range.first.size());
        return character >= range.first && character <= range.last;
    };
    const auto *const found = std::find_if(std::begin(kUnseen), std::end(kUnseen), isIn);
    return found == std::end(kUnseen) ? 0 : found->first.size();
}

std::string_view withoutBlanks(std::string_view text)
{
    while (const auto blank = blankBytes(text))
        text.remove_prefix(blank);
    while (!text.empty()) {
        const auto last = text.substr(lastCharacter(text));
        if (blankBytes(last) != last.size())
            break;
        text.remove_suffix(last.size());
    }
    return text;
}

bool isSameWord(std::string_view one, std::string_view other)
{
    return equalsIgnoringAsciiCase(withoutBlanks(one), withoutBlanks(other));
}

} // namespace lineside
