// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sodium.h>

#include <cstdlib>

namespace lineside {

/// Before the first call into libsodium that is not a plain hash: it picks the code for this processor and opens the
/// source of randomness. Without one no key of ours is worth anything, so the program ends there. Thread: any.
inline void makeSodiumReady()
{
    if (sodium_init() < 0)
        std::abort();
}

} // namespace lineside
