// SPDX-License-Identifier: GPL-3.0-or-later
#include "sinks/makesink.h"

#include "sinks/mqttsink.h"

#include <utility>

namespace lineside {

namespace {

// One overload a type: the compiler stops at a missing one.

std::unique_ptr<CloudSink> make(const MqttSinkSettings &broker, const SinkParts &parts)
{
    auto client = makeMqttClient(broker.mqtt, parts.clock, parts.seed);
    if (parts.watchClient)
        parts.watchClient(*client);
    return std::make_unique<MqttSink>(std::move(client), broker.topic);
}

} // namespace

std::unique_ptr<CloudSink> makeSink(const SinkSettings &settings, const SinkParts &parts)
{
    return std::visit([&parts](const auto &type) { return make(type, parts); }, settings.speaks);
}

} // namespace lineside
