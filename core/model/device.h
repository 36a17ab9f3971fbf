// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

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
    bool isPassing = false; ///< heard in one message alone so far: it may be a chance id
    std::string toldStatus = {}; ///< the device's own word about itself; empty: it told none
    std::optional<TimeQuality> timeQuality = {}; ///< of its last reading; none: no reading since the edge started
    std::uint32_t source = 0; ///< sourceNumber() of who brought it last, commands go there; 0: not known

    [[nodiscard]] bool isOffline() const { return status == "offline"; }
    /// Its own word where that is not what it is shown as; empty: it is, or there is none.
    [[nodiscard]] std::string_view toldBeside() const
    {
        return toldStatus == status ? std::string_view() : std::string_view(toldStatus);
    }
    /// As people see it: whether it is passing is for the lists to know; timeQuality and source may move with every
    /// reading.
    bool operator==(const Device &other) const
    {
        const auto seen = [](const Device &d) {
            return std::tie(d.id, d.name, d.type, d.location, d.status, d.lastSeenMs, d.metadata, d.isRemembered,
                            d.toldStatus);
        };
        return seen(*this) == seen(other);
    }
};

} // namespace lineside
