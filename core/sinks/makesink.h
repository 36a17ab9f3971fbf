// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "mqtt/mqttclient.h"
#include "sinks/sinksettings.h"
#include "transport/cloudsink.h"

#include <cstdint>
#include <functional>
#include <memory>

namespace lineside {

/// What a sink is made with.
struct SinkParts
{
    const Clock &clock;
    std::uint64_t seed = 0; ///< of its reconnect pauses
    std::function<void(const MqttClient &client)> watchClient; ///< of a sink that has one, before it starts
};

/// The one place that knows which class speaks which type. Owner: the caller. Thread: the one the sink will run on.
[[nodiscard]] std::unique_ptr<CloudSink> makeSink(const SinkSettings &settings, const SinkParts &parts);

} // namespace lineside
