// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/name.h"

#include "base/asciitext.h"
#include "base/blanks.h"

#include <algorithm>

namespace lineside {

namespace {

/// Bytes of the UTF-8 sequence that `text` begins with; 0: none of The Unicode Standard's table 3-7.
std::size_t sequenceLength(std::string_view text)
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

/// U+0080 to U+009F, which UTF-8 writes as C2 80 to C2 9F.
bool isC1Control(std::string_view sequence)
{
    return sequence.size() == 2 && sequence[0] == '\xc2' && static_cast<unsigned char>(sequence[1]) < 0xa0;
}

bool isAscii(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool isPrintableUtf8(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        if (length == 0 || isC1Control(text.substr(0, length)))
            return false;
        text.remove_prefix(length);
    }
    return true;
}

} // namespace

bool isName(std::string_view text)
{
    if (text.empty() || text.size() > kMaxNameBytes || std::any_of(text.begin(), text.end(), isAsciiControl))
        return false;
    if (text.starts_with("\xef\xbb\xbf"))
        return false; // a mark and no letter: many a reader drops it, and two names fall together
    return isAscii(text) || isPrintableUtf8(text);
}

bool isDeviceId(std::string_view id)
{
    return id.find_first_of("+#/") == std::string_view::npos && isName(id);
}

bool isSameSensorType(std::string_view one, std::string_view other)
{
    return equalsIgnoringAsciiCase(withoutBlanks(one), withoutBlanks(other));
}

} // namespace lineside
