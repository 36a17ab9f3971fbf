// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/clockrule.h"
#include "model/formernames.h"

#include <chrono>
#include <cstddef>

namespace lineside {

/// [devices] in the configuration; defaults of core/CONTRACT.md §2.
struct DeviceSettings
{
    std::chrono::seconds checkInterval{30};
    std::chrono::seconds offlineAfter{300};
    ClockRules clocks; ///< [[devices.clock]]
    FormerNames renamed; ///< [[devices.renamed]]
    std::chrono::seconds forgetAfter{24 * 3600}; ///< an id heard in one message alone leaves the lists; 0: never
    std::size_t atMost = 5000; ///< ids with a lasting place; at some 4 KiB each with values and alarms
};

} // namespace lineside
