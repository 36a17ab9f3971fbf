// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace lineside {

/// [http] in the configuration.
struct ApiSettings
{
    std::uint16_t port = 8080; ///< PORT; 0: any free port (tests)
    std::string bind = "127.0.0.1"; ///< loopback only: nothing listens beyond it without authentication
    bool enabled = true;
};

} // namespace lineside
