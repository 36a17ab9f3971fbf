// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/name.h"

#include "base/asciitext.h"
#include "base/blanks.h"
#include "base/utf8.h"

#include <algorithm>

namespace lineside {

namespace {

bool isAscii(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool isPrintableUtf8(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t length = utf8SequenceLength(text);
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
    return isSameWord(one, other);
}

std::string sensorTypeWord(std::string_view sensorType)
{
    return asciiLowered(withoutBlanks(sensorType));
}

} // namespace lineside
