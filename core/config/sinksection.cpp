// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/sectionreaders.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

constexpr std::size_t kMaxTopic = 256;

void readName(ConfigSection &section, const std::vector<SinkConfig> &others, std::string &name)
{
    name.clear();
    if (!section.text("name", name))
        section.fail("name", section.has("name") ? "must be a text" : "is missing");
    else if (cleanNodeId(name) != name)
        section.fail("name", "must be 1 to 64 letters, digits, '.', '_' and '-'");
    else if (std::ranges::any_of(others, [&name](const SinkConfig &other) { return other.sink.name == name; }))
        section.fail("name", "is given twice");
}

void readTopic(ConfigSection &section, std::string &topic)
{
    if (!section.text("topic", topic))
        return;
    const bool isSound = !topic.empty() && topic.size() <= kMaxTopic && topic.front() != '$'
        && topic.find_first_of(std::string("+#\0", 3)) == std::string::npos && topic.back() != '/';
    if (!isSound)
        section.fail("topic", "must be what stands before /{device_id}, without '+', '#' and a '/' at its end");
    else if (topic == "devices" || topic.starts_with("devices/") || topic == "alerts" || topic.starts_with("alerts/"))
        section.fail("topic", "must not be one the devices or alerts use");
}

/// A broker ends the older of two connections of one name, again and again.
void checkClientId(ConfigSection &section, const Config &config, const MqttSettings &mqtt)
{
    const auto clashes = [&mqtt](const MqttSettings &other) {
        return other.host == mqtt.host && other.port == mqtt.port && other.clientId == mqtt.clientId;
    };
    if (clashes(config.mqtt))
        section.fail("client_id", "is that of [mqtt], on the same broker");
    for (const SinkConfig &other : config.sinks) {
        if (clashes(other.sink.mqtt))
            section.fail("client_id", "is that of the sink " + other.sink.name + ", on the same broker");
    }
}

void readMqttSink(ConfigSection &section, const Config &config, SinkSettings &sink)
{
    sink.mqtt = config.mqtt;
    const std::string ownId = config.mqtt.clientId + (sink.name == kDefaultSinkName ? "-cloud" : "-" + sink.name);
    readOtherBroker(section, sink.mqtt);
    sink.mqtt.clientId = ownId;
    if (section.text("client_id", sink.mqtt.clientId) && sink.mqtt.clientId.empty())
        section.fail("client_id", "must not be empty");
    readTopic(section, sink.topic);
    checkClientId(section, config, sink.mqtt);
}

} // namespace

void readSinks(ConfigSection &root, Config &config)
{
    for (ConfigSection &each : root.sections("sink")) {
        SinkConfig known;
        readName(each, config.sinks, known.sink.name);
        each.choice<SinkType>("type", known.sink.type, {{"mqtt", SinkType::Mqtt}});
        each.choice<SinkStart>("from", known.place.from, {{"oldest", SinkStart::Oldest}, {"now", SinkStart::Now}});
        UnsentPolicy unsent{};
        if (each.choice<UnsentPolicy>(
                "unsent", unsent,
                {{"keep-unsent", UnsentPolicy::KeepUnsent}, {"keep-newest", UnsentPolicy::KeepNewest}}))
            known.place.unsent = unsent;
        readMqttSink(each, config, known.sink);
        each.reportUnknown();
        config.sinks.push_back(std::move(known));
    }
}

} // namespace lineside
