// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/name.h"

#include <simdjson.h>

#include <algorithm>

namespace lineside {

namespace {

bool isAsciiControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
}

bool isAscii(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// U+0080 to U+009F, which UTF-8 writes as C2 80 to C2 9F.
bool holdsC1Control(std::string_view utf8)
{
    for (auto at = utf8.find('\xc2'); at != std::string_view::npos; at = utf8.find('\xc2', at + 1)) {
        if (static_cast<unsigned char>(utf8[at + 1]) < 0xa0)
            return true;
    }
    return false;
}

} // namespace

bool isName(std::string_view text)
{
    if (text.empty() || text.size() > kMaxNameBytes || std::any_of(text.begin(), text.end(), isAsciiControl))
        return false;
    return isAscii(text) || (simdjson::validate_utf8(text.data(), text.size()) && !holdsC1Control(text));
}

} // namespace lineside
