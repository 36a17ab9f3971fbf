// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace lineside {

// Names of people: a tile, and a column of records that is read years later. Pure. Thread: any.

/// Plain text of one line, of one alphabet, without characters that nobody sees or that turn the line around: two names
/// that look the same are the same (Unicode UTS #39, "single script").
[[nodiscard]] bool isUserName(std::string_view name);

/// Whether people would take them for one: case and width do not count (Unicode NFKC, full case folding).
[[nodiscard]] bool isSameUserName(std::string_view one, std::string_view other);

/// What stands in records for those who are no user.
[[nodiscard]] bool isReservedUserName(std::string_view name);

} // namespace lineside
