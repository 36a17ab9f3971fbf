// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/makesource.h"

#include "mqtt/mqttsource.h"

#include <utility>

namespace lineside {

namespace {

std::unique_ptr<MessageSource> makeMqttSource(const SourceSettings &settings, const SourceParts &parts)
{
    auto client = makeMqttClient(settings.mqtt, parts.clock, parts.seed);
    if (parts.watchClient)
        parts.watchClient(*client);
    return std::make_unique<MqttSource>(std::move(client), parts.clock, settings.mqtt.sharedGroup);
}

} // namespace

std::unique_ptr<MessageSource> makeSource(const SourceSettings &settings, const SourceParts &parts)
{
    switch (settings.type) {
    case SourceType::Mqtt:
        return makeMqttSource(settings, parts);
    }
    return nullptr;
}

} // namespace lineside
