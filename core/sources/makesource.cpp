// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/makesource.h"

#include "coap/coapsource.h"
#include "mqtt/mqttlink.h"
#include "mqtt/mqttsource.h"

#include <variant>

namespace lineside {

namespace {

// One overload a type: the compiler stops at a missing one.

std::unique_ptr<MessageSource> make(const MqttSettings &mqtt, const ConnectionParts &parts)
{
    return std::make_unique<MqttSource>(makeMqttClient(mqtt, parts), parts.clock, mqtt.sharedGroup);
}

std::unique_ptr<MessageSource> make(const CoapSettings &coap, const ConnectionParts &parts)
{
    return std::make_unique<CoapSource>(coap, parts);
}

} // namespace

std::unique_ptr<MessageSource> makeSource(const SourceSettings &settings, const ConnectionParts &parts)
{
    return std::visit([&parts](const auto &type) { return make(type, parts); }, settings.speaks);
}

} // namespace lineside
