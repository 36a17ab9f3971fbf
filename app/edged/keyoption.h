// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "security/secretfile.h"

#include <optional>

namespace lineside {

/// The key in that file; nothing when none is named. Errors: as readSecretFile().
[[nodiscard]] inline Result<std::optional<Secret>> keyIn(const std::string &file)
{
    if (file.empty())
        return std::optional<Secret>();
    auto key = readSecretFile(file);
    return key ? Result<std::optional<Secret>>(std::optional<Secret>(std::move(*key))) : Unexpected(key.error());
}

} // namespace lineside
