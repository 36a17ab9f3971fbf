// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/configissue.h"

namespace lineside {

std::string ConfigIssue::text() const
{
    std::string text = source;
    if (line > 0)
        text += ':' + std::to_string(line);
    if (!key.empty())
        text += ": " + key;
    return text + ": " + reason;
}

} // namespace lineside
