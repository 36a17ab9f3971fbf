// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/config.h"

namespace lineside {

std::vector<SourceSettings> Config::sourcesToServe() const
{
    if (!sources.empty())
        return sources;
    return {SourceSettings{.speaks = mqtt}};
}

MqttSettings Config::controlConnection() const
{
    MqttSettings control = mqtt;
    control.clientId += "-control";
    return control;
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
