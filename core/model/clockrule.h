// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace lineside {

/// How the site says a device's timestamps are to be read ([[devices.clock]]); without a rule they are as they say.
struct ClockRule
{
    enum class Kind : std::uint8_t {
        Arrival, ///< not at all: the device has no clock worth the name, its arrival counts
        Zone, ///< the hands of a clock in `zone`, sent without a zone or wrongly as UTC ("Z"); other offsets count
    };
    Kind kind = Kind::Arrival;
    std::string zone; ///< "Europe/Berlin" (IANA) or "+02:00"
};

using ClockRules = std::map<std::string, ClockRule, std::less<>>; ///< by device

} // namespace lineside
