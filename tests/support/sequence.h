// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace lineside {

/// The publisher's number (metadata.sequence) of a reading or of the row made of it; nullopt: it has none. Thread: any.
inline std::optional<std::uint64_t> sequenceOf(std::string_view payload)
{
    constexpr std::string_view kKey = R"("sequence":)";
    const std::size_t at = payload.find(kKey);
    if (at == std::string_view::npos)
        return std::nullopt;
    std::uint64_t number = 0;
    const char *const digits = payload.data() + at + kKey.size();
    return std::from_chars(digits, payload.data() + payload.size(), number).ec == std::errc{} ? std::optional(number)
                                                                                              : std::nullopt;
}

} // namespace lineside
