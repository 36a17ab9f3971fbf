// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/randomtoken.h"

#include "security/secret.h"

#include <cstddef>
#include <string_view>

namespace lineside {

std::string randomToken()
{
    constexpr std::size_t kBytes = 32;
    constexpr std::string_view kDigits = "0123456789abcdef";
    const Secret random = Secret::random(kBytes);
    std::string token;
    for (const unsigned char byte : random.bytes()) {
        token += kDigits[byte >> 4];
        token += kDigits[byte & 15];
    }
    return token;
}

} // namespace lineside
