// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/name.h"

#include <string_view>

namespace lineside {

/// Whether a device's id can stand as one level of a topic we publish to. Source: MQTT 5.0 §4.7.
[[nodiscard]] inline bool fitsTopicLevel(std::string_view name)
{
    return isDeviceId(name);
}

} // namespace lineside
