// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lineside {

/// What a program brings instead of a login, over HTTP. The token itself is shown once and kept by nobody.
struct ApiToken
{
    std::uint64_t number = 0; ///< from 1
    std::string name{}; ///< "historian": "token historian" in records; never given again
    std::string role{}; ///< one of the five, or one of [[role]]
    std::vector<std::string> areas{}; ///< where the role counts; empty: everywhere
    std::string hash{}; ///< SHA-256 of the token, in hex: 256 random bits need no slower one
    std::int64_t createdMs = 0; ///< UTC
    std::int64_t expiresMs = 0; ///< UTC; 0: never
    std::int64_t revokedMs = 0; ///< UTC; 0: it counts

    bool operator==(const ApiToken &) const = default;
};

} // namespace lineside
