// SPDX-License-Identifier: GPL-3.0-or-later
#include "sinks/jsonmembers.h"

#include <algorithm>
#include <charconv>

namespace lineside {

namespace {

constexpr std::string_view kSpace = " \t\n\r";

/// The ASCII character at the start of an escaped text, taken off it; '\0' for any other.
char takeAscii(std::string_view &text)
{
    const char first = text.front();
    text.remove_prefix(1);
    if (first != '\\')
        return first;
    if (text.size() < 5 || text.front() != 'u')
        return '\0';
    unsigned code = 0;
    std::from_chars(text.data() + 1, text.data() + 5, code, 16);
    text.remove_prefix(5);
    return code < 0x80 ? static_cast<char>(code) : '\0';
}

} // namespace

bool JsonMember::isNamed(std::string_view name) const
{
    auto rest = key;
    for (const char expected : name) {
        if (rest.empty() || takeAscii(rest) != expected)
            return false;
    }
    return rest.empty();
}

JsonMembers::JsonMembers(std::string_view object)
    : m_rest(object)
{
    skipSpace();
    m_rest.remove_prefix(std::min<std::size_t>(1, m_rest.size())); // the opening brace
}

std::optional<JsonMember> JsonMembers::next()
{
    skipSpace();
    if (m_rest.empty() || m_rest.front() != '"')
        return std::nullopt;
    const auto start = m_rest;
    const auto key = takeString();
    skipValue();
    const JsonMember member{key, start.substr(0, start.size() - m_rest.size())};
    m_rest.remove_prefix(std::min<std::size_t>(1, m_rest.size())); // the comma or the closing brace
    return member;
}

void JsonMembers::skipSpace()
{
    m_rest.remove_prefix(std::min(m_rest.find_first_not_of(kSpace), m_rest.size()));
}

std::string_view JsonMembers::takeString()
{
    const auto start = m_rest;
    std::size_t at = 1;
    while (at < start.size() && start[at] != '"')
        at += start[at] == '\\' ? 2 : 1;
    at = std::min(at, start.size());
    m_rest.remove_prefix(std::min(at + 1, start.size()));
    return start.substr(1, at - 1);
}

/// Up to the comma or brace that ends the member on this level.
void JsonMembers::skipValue()
{
    int depth = 0;
    while (!m_rest.empty()) {
        const char c = m_rest.front();
        if (c == '"') {
            takeString();
            continue;
        }
        if (depth == 0 && (c == ',' || c == '}'))
            return;
        depth += (c == '{' || c == '[') ? 1 : (c == '}' || c == ']') ? -1 : 0;
        m_rest.remove_prefix(1);
    }
}

} // namespace lineside
