// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace lineside {

/// [devices] in the configuration; defaults from the contract §2.
struct DeviceSettings
{
    std::chrono::seconds checkInterval{30};
    std::chrono::seconds offlineAfter{300};
};

} // namespace lineside
