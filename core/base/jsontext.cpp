// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsontext.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <system_error>

namespace lineside {

namespace {

/// The number behind "\u", when that is how `text` begins.
std::optional<std::uint32_t> escapedUnit(std::string_view text)
{
    if (text.size() < 6 || !text.starts_with("\\u"))
        return std::nullopt;
    std::uint32_t unit = 0;
    const char *end = text.data() + 6;
    const auto read = std::from_chars(text.data() + 2, end, unit, 16);
    return read.ec == std::errc() && read.ptr == end ? std::optional(unit) : std::nullopt;
}

} // namespace

bool holdsLoneSurrogate(std::string_view json)
{
    for (auto at = json.find('\\'); at != std::string_view::npos; at = json.find('\\', at)) {
        const std::uint32_t unit = escapedUnit(json.substr(at)).value_or(0);
        const bool isFirst = unit >= 0xD800 && unit <= 0xDBFF;
        if (unit >= 0xDC00 && unit <= 0xDFFF)
            return true;
        if (isFirst) {
            at += 6;
            const std::uint32_t second = escapedUnit(json.substr(at)).value_or(0);
            if (second < 0xDC00 || second > 0xDFFF)
                return true;
            at += 6;
        } else {
            at += 2; // what is escaped, a backslash perhaps
        }
        if (at >= json.size())
            return false;
    }
    return false;
}

void appendJsonString(std::string &out, std::string_view text)
{
    out += '"';
    for (const char c : text) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                std::array<char, 8> escape{};
                std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c));
                out += escape.data();
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

void appendJsonNumber(std::string &out, double value)
{
    if (!std::isfinite(value)) {
        out += "null";
        return;
    }
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
}

} // namespace lineside
