// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace lineside {

/// A machine or sensor as it described itself (EdgeDevice of the contract), plus when it was last heard.
struct Device
{
    std::string id;
    std::string name;
    std::string type;
    std::string location;
    std::string status; ///< as told by the device; "online" for one known from data alone, "offline" when unseen
    std::int64_t lastSeenMs = 0; ///< UTC, set by the edge at arrival
    std::string metadata; ///< one JSON object as it came; empty: none
    bool isRemembered = false; ///< all this is from before the edge started; it was not heard since

    [[nodiscard]] bool isOffline() const { return status == "offline"; }
    bool operator==(const Device &) const = default;
};

} // namespace lineside
