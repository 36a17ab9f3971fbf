// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/percent.h"

#include <charconv>

namespace lineside {

namespace {

std::optional<char> hexByte(std::string_view digits)
{
    unsigned byte = 0;
    const char *end = digits.data() + digits.size();
    const auto [stopped, problem] = std::from_chars(digits.data(), end, byte, 16);
    if (digits.size() != 2 || problem != std::errc{} || stopped != end)
        return std::nullopt;
    return static_cast<char>(byte);
}

} // namespace

std::optional<std::string> percentDecode(std::string_view text)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        const auto byte = hexByte(text.substr(i + 1, 2));
        if (!byte)
            return std::nullopt;
        decoded += *byte;
        i += 2;
    }
    return decoded;
}

} // namespace lineside
