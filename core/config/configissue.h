// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lineside {

/// What is wrong, or doubtful, with one setting, and where it stands.
struct ConfigIssue
{
    std::string source; ///< path of the file, or "environment"
    int line = 0; ///< 0: no line, as in the environment or for a key that is missing
    std::string key; ///< "mqtt.broker", "PORT"; empty when the file as such is meant
    std::string reason; ///< a sentence; never holds a secret

    /// "lineside.toml:12: mqtt.broker: must begin with …"
    [[nodiscard]] std::string text() const;
};

struct ConfigIssues
{
    std::vector<ConfigIssue> errors; ///< all of them, not just the first
    std::vector<ConfigIssue> warnings; ///< accepted, but not as somebody may think
};

} // namespace lineside
