// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lineside {

/// The patterns of LIKE … ESCAPE '\' by which a text is found within another, in any case of letters. LIKE knows the
/// two cases of ASCII alone: of other letters it is asked for both. Pure. Thread: any.
[[nodiscard]] std::vector<std::string> likePatterns(const std::string &text);

} // namespace lineside
