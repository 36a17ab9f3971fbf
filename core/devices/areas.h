// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/areasettings.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// Where in the plant a machine is: a path of names, "hall 1/line 2". The site's word counts; of a machine it does not
/// name, the machine's own location does, parted at '/'.
/// Owner: engine. Thread: pipeline. A value.
class Areas
{
public:
    /// Parents are names of the list, and nobody's own ancestor (core/config/peoplesection.cpp).
    explicit Areas(const std::vector<AreaSettings> &settings = {});

    /// Empty: nobody knows.
    [[nodiscard]] std::string pathOf(std::string_view deviceId, std::string_view location) const;
    /// All the site names, as paths, sorted.
    [[nodiscard]] const std::vector<std::string> &paths() const { return m_paths; }

private:
    std::vector<std::string> m_paths;
    std::map<std::string, std::string, std::less<>> m_ofDevice; ///< id -> path
    std::map<std::string, std::string, std::less<>> m_ofName; ///< name -> path
};

/// "hall 1 / line 2" as "hall 1/line 2": without blanks around its parts, and without empty ones.
[[nodiscard]] std::string areaPath(std::string_view location);

/// The first part of a path: "hall 1".
[[nodiscard]] std::string_view topOf(std::string_view path);

} // namespace lineside
