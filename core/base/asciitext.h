// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace lineside {

/// The letters of protocols: what stands in headers, hosts, units and the like is ASCII, whatever language the machine
/// is set to. std::tolower and its kin ask the locale, where I can become ı (tr_TR.UTF-8); the test `architecture`
/// keeps them out of core. Bytes beyond ASCII belong to no class and stay as they are. Thread: any.

[[nodiscard]] constexpr bool isAsciiDigit(char c)
{
    return c >= '0' && c <= '9';
}

[[nodiscard]] constexpr bool isAsciiUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

[[nodiscard]] constexpr char asciiLower(char c)
{
    return isAsciiUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] constexpr bool isAsciiLetter(char c)
{
    return asciiLower(c) >= 'a' && asciiLower(c) <= 'z';
}

[[nodiscard]] constexpr bool isAsciiHexDigit(char c)
{
    return isAsciiDigit(c) || (asciiLower(c) >= 'a' && asciiLower(c) <= 'f');
}

/// C0 and DEL.
[[nodiscard]] constexpr bool isAsciiControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

[[nodiscard]] inline std::string asciiLowered(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), asciiLower);
    return lower;
}

[[nodiscard]] constexpr bool equalsIgnoringAsciiCase(std::string_view one, std::string_view other)
{
    return one.size() == other.size() && std::equal(one.begin(), one.end(), other.begin(), [](char a, char b) {
               return asciiLower(a) == asciiLower(b);
           });
}

} // namespace lineside
