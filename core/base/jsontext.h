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

} // namespace lineside
