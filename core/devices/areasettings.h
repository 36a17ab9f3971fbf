// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lineside {

/// One [[area]]: a part of the plant, with machines of its own.
struct AreaSettings
{
    std::string name; ///< no '/', so that paths can be read
    std::string parent{}; ///< the name of the area it lies in; empty: of none
    std::vector<std::string> devices{}; ///< ids; they are here, wherever they say they are
};

} // namespace lineside
