// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading.h"

#include <optional>
#include <string_view>

namespace lineside {

// What a reading says of its own quality, in the words and numbers of OPC UA, OPC DA, Sparkplug, IEC 61850,
// IEC 60870-5, BACnet and SNMP (core/FACTS.md, "Quality and state words"). nullopt: not known, which nobody may take
// for good. Nothing here allocates. Thread: any.

/// A text, unescaped: "Bad_NoCommunication", "bad, not connected", "192", "0x80000000".
[[nodiscard]] std::optional<Quality> qualityOfText(std::string_view text);
/// The same without numbers: words alone.
[[nodiscard]] std::optional<Quality> wordOfQuality(std::string_view text);
/// One valid JSON value that is no text, as it came: a number, a truth value, or an object, which is judged by its
/// members name, symbol, text, quality, value, code, status and validity, a word before a number.
[[nodiscard]] std::optional<Quality> qualityOfJson(std::string_view json);

// The same for OPC UA's own "StatusCode", where 0 is good. Other words and numbers in a field of that name mean
// something else than quality: nullopt.

[[nodiscard]] std::optional<Quality> statusCodeOfText(std::string_view text);
[[nodiscard]] std::optional<Quality> statusCodeOfJson(std::string_view json);

} // namespace lineside
