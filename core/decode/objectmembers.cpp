// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/objectmembers.h"

#include "base/blanks.h"
#include "decode/payloadbytes.h"

#include <algorithm>

namespace lineside {

ObjectMembers::ObjectMembers(std::string_view object)
    : m_rest(trimmed(object.substr(1, object.size() - 2), kJsonBlanks))
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
    const auto taken = trimmed(m_rest.substr(0, size), kJsonBlanks);
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

std::size_t countMembers(std::string_view object)
{
    ObjectMembers members(objectBytes(object));
    std::size_t count = 0;
    while (members.next())
        ++count;
    return count;
}

} // namespace lineside
