// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lineside {

/// Writes JSON front to back, so that fields stand in the order the contract names them (QJsonDocument sorts them).
/// Texts that are not valid UTF-8 are mended with U+FFFD: the output always is. Thread: any; a value.
class JsonWriter
{
public:
    JsonWriter &beginObject() { return open('{'); }
    JsonWriter &endObject() { return close('}'); }
    JsonWriter &beginArray() { return open('['); }
    JsonWriter &endArray() { return close(']'); }
    JsonWriter &key(std::string_view name);

    JsonWriter &text(std::string_view value);
    JsonWriter &number(double value);
    JsonWriter &integer(std::int64_t value);
    JsonWriter &count(std::uint64_t value);
    JsonWriter &boolean(bool value);
    /// RFC 3339, UTC.
    JsonWriter &time(std::int64_t utcMs);
    /// The same, null for none.
    JsonWriter &timeOrNull(std::optional<std::int64_t> utcMs);
    /// A complete, valid JSON value as it is.
    JsonWriter &raw(std::string_view json);

    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    JsonWriter &open(char bracket);
    JsonWriter &close(char bracket);
    void separate();

    std::string m_text;
    bool m_needsComma = false;
};

} // namespace lineside
