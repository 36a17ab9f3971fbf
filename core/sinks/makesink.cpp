// SPDX-License-Identifier: GPL-3.0-or-later
#include "sinks/makesink.h"

#include "mqtt/mqttlink.h"
#include "sinks/mqttsink.h"

#include <variant>

namespace lineside {

namespace {

// One overload a type: the compiler stops at a missing one.

std::unique_ptr<CloudSink> make(const MqttSinkSettings &broker, const ConnectionParts &parts)
{
    return std::make_unique<MqttSink>(makeMqttClient(broker.mqtt, parts), broker.topic);
}

} // namespace

std::unique_ptr<CloudSink> makeSink(const SinkSettings &settings, const ConnectionParts &parts)
{
    return std::visit([&parts](const auto &type) { return make(type, parts); }, settings.speaks);
}

} // namespace lineside
