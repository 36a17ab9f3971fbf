// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "mqtt/mqttclient.h"
#include "sources/sourcesettings.h"
#include "transport/messagesource.h"

#include <cstdint>
#include <functional>
#include <memory>

namespace lineside {

/// What a source is made with.
struct SourceParts
{
    const Clock &clock;
    std::uint64_t seed = 0; ///< of its reconnect pauses
    std::function<void(const MqttClient &client)> watchClient; ///< of a source that has one, before it starts
};

/// The one place that knows which class speaks which type. Owner: the caller. Thread: the one the source will run on.
[[nodiscard]] std::unique_ptr<MessageSource> makeSource(const SourceSettings &settings, const SourceParts &parts);

} // namespace lineside
