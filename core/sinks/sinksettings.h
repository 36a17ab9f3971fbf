// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/mqttsettings.h"

#include <string>
#include <variant>

namespace lineside {

/// The sink the keys of before [[sink]] mean.
inline constexpr const char *kDefaultSinkName = "mqtt";
inline constexpr const char *kDefaultSinkTopic = "cloud/sensors";

/// A broker that readings go to.
struct MqttSinkSettings
{
    MqttSettings mqtt{}; ///< the client id is the sink's own
    std::string topic = kDefaultSinkTopic; ///< what stands before /{device_id}
};

/// What a sink speaks: the settings of its type. One more type is one more alternative here, one overload in
/// sinks/makesink.cpp and one reader in config/sinksection.cpp.
using SinkProtocol = std::variant<MqttSinkSettings>;

/// One way upstream: what all types have, and what its own needs. Validated by config; immutable afterwards.
struct SinkSettings
{
    std::string name = kDefaultSinkName; ///< its cursor's in the store, and the label of its metrics
    SinkProtocol speaks{};
};

} // namespace lineside
