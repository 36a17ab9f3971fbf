// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lineside {

/// Makes a token for a program. Errors: Conflict when the name is, or was, another's; InvalidInput.
struct AddToken
{
    std::string name;
    std::string role;
    std::vector<std::string> areas{}; ///< empty: everywhere
    std::int64_t expiresMs = 0; ///< UTC; 0: never
};

/// It does not count from now on. Its name is never given again.
struct RevokeToken
{
    std::string name;
};

} // namespace lineside
