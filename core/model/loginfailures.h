// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace lineside {

/// How often in a row a user gave the wrong secret at a seat.
struct LoginFailures
{
    std::uint64_t user = 0; ///< 0: names that nobody has
    std::string seat;
    std::uint32_t count = 0; ///< 0: none since the last right one
    std::int64_t lastMs = 0; ///< UTC

    bool operator==(const LoginFailures &) const = default;
};

} // namespace lineside
