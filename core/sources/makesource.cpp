// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/makesource.h"

#include "mqtt/mqttsource.h"

#include <utility>

namespace lineside {

namespace {

// One overload a type: the compiler stops at a missing one.

std::unique_ptr<MessageSource> make(const MqttSettings &mqtt, const SourceParts &parts)
{
    auto client = makeMqttClient(mqtt, parts.clock, parts.seed);
    if (parts.watchClient)
        parts.watchClient(*client);
    return std::make_unique<MqttSource>(std::move(client), parts.clock, mqtt.sharedGroup);
}

} // namespace

std::unique_ptr<MessageSource> makeSource(const SourceSettings &settings, const SourceParts &parts)
{
    return std::visit([&parts](const auto &type) { return make(type, parts); }, settings.speaks);
}

} // namespace lineside
