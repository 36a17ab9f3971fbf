// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/mqttsettings.h"

#include <cstdint>
#include <string>

namespace lineside {

/// What a sink speaks. One more is one more case here, in makeSink() and in config/sinksection.cpp.
enum class SinkType : std::uint8_t {
    Mqtt, ///< a broker
};

/// The sink the keys of before [[sink]] mean.
inline constexpr const char *kDefaultSinkName = "mqtt";
inline constexpr const char *kDefaultSinkTopic = "cloud/sensors";

/// One way upstream. Validated by config; immutable afterwards.
struct SinkSettings
{
    std::string name = kDefaultSinkName; ///< its cursor's in the store, and the label of its metrics
    SinkType type = SinkType::Mqtt;
    MqttSettings mqtt; ///< the client id is the sink's own
    std::string topic = kDefaultSinkTopic; ///< what stands before /{device_id}
};

} // namespace lineside
