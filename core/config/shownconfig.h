// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <functional>
#include <string>
#include <string_view>

namespace lineside {

/// What may not be seen of a configuration (security/redaction.h).
struct HiddenInConfig
{
    std::function<bool(std::string_view key)> isSecret; ///< all that stands under such a key
    std::function<std::string(std::string_view text)> shown; ///< any other text, without the secrets in it
};

/// A configuration for others to read: written anew from what was understood of it, so that it does not matter how a
/// secret was spelled. Comments are gone, as they may hold anything. Pure. Thread: any.
/// Errors: Corrupt, with the line, when it cannot be understood; nothing of it may be shown then.
[[nodiscard]] Result<std::string> shownConfig(std::string_view toml, const HiddenInConfig &hidden);

} // namespace lineside
