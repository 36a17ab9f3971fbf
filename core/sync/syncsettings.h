// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace lineside {

/// [sync] in the configuration.
struct SyncSettings
{
    bool enabled = true; ///< false: keep readings here only
    std::chrono::milliseconds lastTry {2000}; ///< at stop: how long to wait for outstanding confirmations
};

} // namespace lineside
