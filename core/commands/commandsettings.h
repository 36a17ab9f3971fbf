// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/commandrules.h"

#include <chrono>

namespace lineside {

/// [commands] and the [[command]] in the configuration.
struct CommandSettings
{
    std::chrono::seconds expiry{30}; ///< from the request to the last moment an answer counts
    std::chrono::seconds approval{60}; ///< so long an order waits for a second person
    CommandRules rules{};
};

} // namespace lineside
