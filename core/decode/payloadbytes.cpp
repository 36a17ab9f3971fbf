// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/payloadbytes.h"

namespace lineside {

namespace {

using namespace std::string_view_literals;

constexpr auto kMark = "\xEF\xBB\xBF"sv;

bool isAround(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0';
}

} // namespace

std::string_view objectBytes(std::string_view payload)
{
    for (;;) {
        if (!payload.empty() && isAround(payload.front()))
            payload.remove_prefix(1);
        else if (payload.starts_with(kMark))
            payload.remove_prefix(kMark.size());
        else
            break;
    }
    for (;;) {
        if (!payload.empty() && isAround(payload.back()))
            payload.remove_suffix(1);
        else if (payload.ends_with(kMark))
            payload.remove_suffix(kMark.size());
        else
            break;
    }
    return payload;
}

bool isOtherUnicode(std::string_view payload)
{
    return payload.starts_with("\xFE\xFF"sv) || payload.starts_with("\xFF\xFE"sv) // UTF-16, and UTF-32 little endian
        || payload.starts_with("\0\0\xFE\xFF"sv);
}

} // namespace lineside
