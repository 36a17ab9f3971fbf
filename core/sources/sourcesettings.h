// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/mqttsettings.h"

#include <cstdint>
#include <string>

namespace lineside {

/// What a source speaks. One more is one more case here, in makeSource() and in config/sourcesection.cpp.
enum class SourceType : std::uint8_t {
    Mqtt, ///< a broker
};

/// The source that [mqtt] alone means.
inline constexpr const char *kDefaultSourceName = "mqtt";

/// One way in. Validated by config; immutable afterwards.
struct SourceSettings
{
    std::string name = kDefaultSourceName; ///< its place in the status, and the label of its metrics
    SourceType type = SourceType::Mqtt;
    MqttSettings mqtt{}; ///< the client id is the source's own
};

} // namespace lineside
