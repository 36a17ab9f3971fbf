// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/config.h"

#include "config/sectionreaders.h"

#include <variant>

namespace lineside {

std::vector<SourceSettings> Config::sourcesToServe() const
{
    std::vector<SourceSettings> all = sources;
    if (all.empty())
        all.push_back({.speaks = mqtt});
    if (coap.enabled)
        all.push_back({.name = kCoapSourceName, .speaks = coap});
    return all;
}

MqttSettings Config::controlConnection() const
{
    MqttSettings control = mqtt;
    control.clientId += "-control";
    return control;
}

std::vector<SourceSettings> Config::controlsOfSources() const
{
    std::vector<SourceSettings> controls;
    for (const SourceSettings &each : sources) {
        const auto *broker = std::get_if<MqttSettings>(&each.speaks);
        if (!broker || isSameBroker(*broker, mqtt))
            continue;
        MqttSettings control = *broker;
        control.clientId += "-control";
        controls.push_back({.name = each.name, .speaks = std::move(control)});
    }
    return controls;
}

std::vector<SinkConfig> Config::sinksToServe() const
{
    return sync.enabled ? sinksConfigured() : std::vector<SinkConfig>();
}

std::vector<SinkConfig> Config::sinksConfigured() const
{
    if (!sinks.empty())
        return sinks;
    MqttSinkSettings cloud{.mqtt = mqtt};
    cloud.mqtt.clientId += "-cloud";
    return {SinkConfig{.sink = {.speaks = cloud}, .place = {}}};
}

} // namespace lineside
