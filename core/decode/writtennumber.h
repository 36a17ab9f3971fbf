// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace lineside {

/// True for one number of RFC 8259 §6, of any size. Thread: any.
[[nodiscard]] bool isJsonNumber(std::string_view token);

/// The double nearest to a JSON number of any length; nullopt: larger than every double. Too small for one is nought.
/// simdjson 3.0.1 is quicker up to 19 characters and wrong beyond: it reads 0.1 and the 54 digits that make up the
/// double 0.1 as 1.8e-36. Allocates nothing. Thread: any.
[[nodiscard]] std::optional<double> doubleOf(std::string_view jsonNumber);

/// `value` is the double nearest to the JSON number `token`, and prints with other digits when as many are asked for:
/// 9007199254740993, 3.14159265358979323846, 1e-400. False for 21.300000000000001, which is how 21.3 is printed with 17
/// digits. Up to 15 digits always come back (IEEE 754), so such tokens cost one pass. Allocates nothing. Thread: any.
[[nodiscard]] bool losesDigits(std::string_view token, double value);

} // namespace lineside
