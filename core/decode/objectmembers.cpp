// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/objectmembers.h"

#include <algorithm>

namespace lineside {

std::string_view withoutBlanks(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

ObjectMembers::ObjectMembers(std::string_view object)
    : m_rest(withoutBlanks(object.substr(1, object.size() - 2)))
{
}

bool ObjectMembers::next()
{
    if (m_rest.empty())
        return false;
    key = takeUpTo(':');
    value = takeUpTo(',');
    return true;
}

std::string_view ObjectMembers::takeUpTo(char end)
{
    const auto size = lengthUpTo(end);
    const auto taken = withoutBlanks(m_rest.substr(0, size));
    m_rest.remove_prefix(std::min(size + 1, m_rest.size()));
    return taken;
}

std::size_t ObjectMembers::lengthUpTo(char end) const
{
    int depth = 0;
    bool isText = false;
    for (std::size_t i = 0; i < m_rest.size(); ++i) {
        const char c = m_rest[i];
        if (isText && c == '\\')
            ++i;
        else if (c == '"')
            isText = !isText;
        else if (!isText && (c == '{' || c == '['))
            ++depth;
        else if (!isText && (c == '}' || c == ']'))
            --depth;
        else if (!isText && depth == 0 && c == end)
            return i;
    }
    return m_rest.size();
}

} // namespace lineside
