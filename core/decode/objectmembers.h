// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace lineside {

/// Walks the members of an object that is known to be valid JSON, its own level alone, without a parser's memory.
/// Owner: its maker; borrows the text. Thread: its caller's.
class ObjectMembers
{
public:
    explicit ObjectMembers(std::string_view object);

    /// To the next member; false after the last one.
    [[nodiscard]] bool next();

    std::string_view key; ///< as it came, in its quotes
    std::string_view value; ///< as it came

private:
    [[nodiscard]] std::string_view takeUpTo(char end);
    [[nodiscard]] std::size_t lengthUpTo(char end) const;

    std::string_view m_rest;
};

/// Of valid JSON of one object; what is around it and no part of it (decode/payloadbytes.h) may be there. More than a
/// parser's map holds: it gives a member twice. Thread: any.
[[nodiscard]] std::size_t countMembers(std::string_view object);

} // namespace lineside
