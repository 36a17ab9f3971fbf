// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/randomtoken.h"

#include "security/auditchain.h"
#include "security/secret.h"

#include <cstddef>

namespace lineside {

std::string randomToken()
{
    constexpr std::size_t kBytes = 32;
    return toHex(Secret::random(kBytes).bytes());
}

} // namespace lineside
