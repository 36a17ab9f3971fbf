// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/config.h"

namespace lineside {

std::vector<SourceSettings> Config::sourcesToServe() const
{
    if (!sources.empty())
        return sources;
    SourceSettings only;
    only.mqtt = mqtt;
    return {only};
}

MqttSettings Config::controlConnection() const
{
    MqttSettings control = mqtt;
    control.clientId += "-control";
    return control;
}

std::vector<SinkConfig> Config::sinksToServe() const
{
    if (!sync.enabled)
        return {};
    if (!sinks.empty())
        return sinks;
    SinkConfig only;
    only.sink.mqtt = mqtt;
    only.sink.mqtt.clientId += "-cloud";
    return {only};
}

} // namespace lineside
