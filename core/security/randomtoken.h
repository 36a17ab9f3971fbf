// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace lineside {

/// 256 bits that nobody guesses, as 64 hexadecimal digits: of a session, of a program. Thread: any.
[[nodiscard]] std::string randomToken();

} // namespace lineside
