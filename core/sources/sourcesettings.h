// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coap/coapsettings.h"
#include "mqtt/mqttsettings.h"

#include <string>
#include <variant>

namespace lineside {

/// The source that [mqtt] alone means.
inline constexpr const char *kDefaultSourceName = "mqtt";

/// What a source speaks: the settings of its type. One more type is one more alternative here, one overload in
/// sources/makesource.cpp and one reader in config/sourcesection.cpp.
using SourceProtocol = std::variant<MqttSettings, CoapSettings>;

/// One way in: what all types have, and what its own needs. Validated by config; immutable afterwards.
struct SourceSettings
{
    std::string name = kDefaultSourceName; ///< its place in the status, and the label of its metrics
    SourceProtocol speaks{}; ///< the client id of a broker's is the source's own
};

} // namespace lineside
