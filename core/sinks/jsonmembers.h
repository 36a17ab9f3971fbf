// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace lineside {

/// One member of a JSON object, both parts as they stand in the text.
struct JsonMember
{
    std::string_view key; ///< between its quotes, escapes not resolved
    std::string_view text; ///< key, colon and value

    /// True when the key spells `name`, which must be plain ASCII; "\u0061" is an "a".
    [[nodiscard]] bool isNamed(std::string_view name) const;
};

/// Walks the top-level members of a JSON object without looking at, or changing, what is inside them: numbers beyond
/// double and the order of members survive, which a round trip through QJsonDocument would lose.
/// Owner: the caller, for as long as the text lives. Thread: any.
/// Errors: the text must be valid JSON (decode has checked it); of any other text the walk ends early, within bounds.
class JsonMembers
{
public:
    explicit JsonMembers(std::string_view object);

    /// nullopt: no more.
    [[nodiscard]] std::optional<JsonMember> next();

private:
    void skipSpace();
    std::string_view takeString();
    void skipValue();

    std::string_view m_rest;
};

} // namespace lineside
