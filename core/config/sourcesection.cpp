// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/sectionreaders.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

void readMqttSource(ConfigSection &section, const Config &config, SourceSettings &source)
{
    source.mqtt = config.mqtt;
    readOtherBroker(section, source.mqtt);
    readSession(section, source.mqtt);
    const bool isThatOfMqtt = source.name == kDefaultSourceName; // its session, with what waits there
    source.mqtt.clientId = config.mqtt.clientId + (isThatOfMqtt ? std::string() : "-from-" + source.name);
    if (section.text("client_id", source.mqtt.clientId) && source.mqtt.clientId.empty())
        section.fail("client_id", "must not be empty");
    checkClientId(section, source.mqtt, "the connection for commands", config.controlConnection());
    for (const SourceSettings &other : config.sources)
        checkClientId(section, source.mqtt, "the source " + other.name, other.mqtt);
}

/// Both hear every message, unless they share them.
void warnOfTwins(ConfigSection &section, const Config &config, const MqttSettings &mqtt)
{
    for (const SourceSettings &other : config.sources) {
        const bool isSame = other.mqtt.host == mqtt.host && other.mqtt.port == mqtt.port;
        if (isSame && (mqtt.sharedGroup.empty() || mqtt.sharedGroup != other.mqtt.sharedGroup))
            section.warn("broker", "is that of the source " + other.name + ": what both may read is kept twice");
    }
}

/// Devices answer where they were asked.
void warnOfUnheardAnswers(ConfigSection &root, const Config &config)
{
    const auto isHeard = [&config](const SourceSettings &source) {
        return source.mqtt.host == config.mqtt.host && source.mqtt.port == config.mqtt.port;
    };
    if (!config.sources.empty() && std::ranges::none_of(config.sources, isHeard))
        root.warn("source", "names brokers other than [mqtt] alone: commands go there, and no answer is heard");
}

} // namespace

void readSources(ConfigSection &root, Config &config)
{
    std::vector<std::string> names;
    for (ConfigSection &each : root.sections("source")) {
        SourceSettings known;
        readEntryName(each, names, known.name);
        names.push_back(known.name);
        each.choice<SourceType>("type", known.type, {{"mqtt", SourceType::Mqtt}});
        readMqttSource(each, config, known);
        warnOfTwins(each, config, known.mqtt);
        each.reportUnknown();
        config.sources.push_back(std::move(known));
    }
    warnOfUnheardAnswers(root, config);
}

} // namespace lineside
