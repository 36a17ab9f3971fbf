// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lineside {

/// One signal under all the ids its device has had; a value.
struct SignalNames
{
    std::vector<std::string> devices; ///< at least one
    std::string sensorType;

    /// "?, ?": one for each device.
    [[nodiscard]] std::string placeholders() const
    {
        std::string marks = "?";
        for (std::size_t i = 1; i < devices.size(); ++i)
            marks += ", ?";
        return marks;
    }
};

} // namespace lineside
