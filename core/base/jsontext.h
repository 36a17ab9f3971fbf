// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lineside {

/// Appends `text` (valid UTF-8) as a JSON string, quotes and escapes included. For the hot path, where building a
/// QJsonDocument costs ten times the parsing (core/FACTS.md, "JSON"); elsewhere use QJsonDocument. Thread: any.
void appendJsonString(std::string &out, std::string_view text);

/// Appends the shortest decimal that reads back as the same double. NaN and infinity have no JSON form: "null".
void appendJsonNumber(std::string &out, double value);

/// Whether an escape of half a surrogate pair stands alone somewhere in JSON, valid or not. RFC 8259 lets it pass the
/// grammar, but it is no character: each program makes something else of it. For what simdjson does not read, which
/// refuses them.
[[nodiscard]] bool holdsLoneSurrogate(std::string_view json);

} // namespace lineside
