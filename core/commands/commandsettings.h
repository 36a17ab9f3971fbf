// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace lineside {

/// [commands] in the configuration.
struct CommandSettings
{
    std::chrono::seconds expiry{30}; ///< from the request to the last moment an answer counts
};

} // namespace lineside
