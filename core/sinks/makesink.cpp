// SPDX-License-Identifier: GPL-3.0-or-later
#include "sinks/makesink.h"

#include "sinks/mqttsink.h"

#include <utility>

namespace lineside {

namespace {

std::unique_ptr<CloudSink> makeMqttSink(const SinkSettings &settings, const SinkParts &parts)
{
    auto client = makeMqttClient(settings.mqtt, parts.clock, parts.seed);
    if (parts.watchClient)
        parts.watchClient(*client);
    return std::make_unique<MqttSink>(std::move(client), settings.topic);
}

} // namespace

std::unique_ptr<CloudSink> makeSink(const SinkSettings &settings, const SinkParts &parts)
{
    switch (settings.type) {
    case SinkType::Mqtt:
        return makeMqttSink(settings, parts);
    }
    return nullptr;
}

} // namespace lineside
