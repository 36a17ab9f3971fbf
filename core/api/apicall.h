// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/httpserver.h"

#include <string_view>

namespace lineside {

/// What is said of one call of the HTTP interface: how it is served, and what /openapi.json tells of it.
struct ApiCall
{
    std::string_view method;
    std::string_view pattern; ///< "/devices/{device}": a name in braces stands for any one segment
    HttpLane lane = HttpLane::AtOnce; ///< what asks the store must not keep /health waiting (core/FACTS.md R18)
    std::string_view parameters{}; ///< of its query, parted by blanks; all may be left out but where FACTS says so
    std::string_view body{}; ///< schema of what it takes (apischemas.h), or a media type; empty: nothing
    std::string_view answer{}; ///< schema of what comes when all went well, or a media type
    std::string_view statuses = "200"; ///< that tell something of this call; 400, 401 and 403 may come of any
    std::string_view summary{};
    bool isOpen = false; ///< to everybody who reaches the port, also by way of a proxy

    [[nodiscard]] bool allows(std::string_view wanted) const
    {
        return wanted == method || (wanted == "HEAD" && method == "GET");
    }
};

} // namespace lineside
