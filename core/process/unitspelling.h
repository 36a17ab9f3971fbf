// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// One spelling for what people and standards write differently. Pure; allocates, so not for each reading.
/// For process and the check of the configuration.
/// Thread: any. Errors: none, a text that is no unit stays one that is no unit.
namespace lineside {

/// The spelling without what does not tell units apart; case stays. Blanks and underscores go, º ˚ ∘ become °, µ and μ
/// become u, superscripts digits, dots and slashes of every shape become '.' and '/'; "unit:" of QUDT's addresses
/// stays.
[[nodiscard]] std::string tidied(std::string_view spelling);

/// What two spellings of one name have in common: tidied(), in lower case when it is longer than a letter.
[[nodiscard]] std::string foldedUnit(std::string_view spelling);

/// A name in words as people write it: its words one by one in the plural, "metre" and "litre" as Americans do.
[[nodiscard]] std::vector<std::string> variantsOf(const std::string &words);

} // namespace lineside
