// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/sectionreaders.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace lineside {

namespace {

/// Null: the source has no broker.
const MqttSettings *brokerOf(const SourceSettings &source)
{
    return std::get_if<MqttSettings>(&source.speaks);
}

/// Both hear every message, unless they share them.
void warnOfTwins(ConfigSection &section, const Config &config, const MqttSettings &mqtt)
{
    for (const SourceSettings &other : config.sources) {
        const MqttSettings *broker = brokerOf(other);
        if (!broker || !isSameBroker(*broker, mqtt))
            continue;
        if (mqtt.sharedGroup.empty() || mqtt.sharedGroup != broker->sharedGroup)
            section.warn("broker", "is that of the source " + other.name + ": what both may read is kept twice");
    }
}

SourceProtocol readMqttSource(ConfigSection &section, const Config &config, const std::string &name)
{
    MqttSettings mqtt = config.mqtt;
    readOtherBroker(section, mqtt);
    readSession(section, mqtt);
    const bool isThatOfMqtt = name == kDefaultSourceName; // its session, with what waits there
    readOwnClientId(section, config, config.mqtt.clientId + (isThatOfMqtt ? std::string() : "-from-" + name), mqtt);
    warnOfTwins(section, config, mqtt);
    return mqtt;
}

/// Devices answer where they were asked.
void warnOfUnheardAnswers(ConfigSection &root, const Config &config)
{
    const auto isHeard = [&config](const SourceSettings &source) {
        const MqttSettings *broker = brokerOf(source);
        return broker && isSameBroker(*broker, config.mqtt);
    };
    if (!config.sources.empty() && std::ranges::none_of(config.sources, isHeard))
        root.warn("source",
                  "names brokers other than [mqtt] alone: a command to a device not heard yet goes there, and no "
                  "answer is heard");
}

} // namespace

void readSources(ConfigSection &root, Config &config)
{
    std::vector<std::string> names;
    if (config.coap.enabled)
        names.emplace_back(kCoapSourceName);
    for (ConfigSection &each : root.sections("source")) {
        SourceSettings known;
        readEntryName(each, names, known.name);
        names.push_back(known.name);
        auto *read = &readMqttSource;
        each.choice<decltype(read)>("type", read, {{"mqtt", readMqttSource}});
        known.speaks = read(each, config, known.name);
        each.reportUnknown();
        config.sources.push_back(std::move(known));
    }
    warnOfUnheardAnswers(root, config);
}

} // namespace lineside
