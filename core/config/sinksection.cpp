// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/sectionreaders.h"

#include "model/topics.h"

#include <utility>

namespace lineside {

namespace {

constexpr std::size_t kMaxTopic = 256;

/// A topic that devices or alerts use.
bool isOurs(const std::string &topic)
{
    return topic.starts_with(kDeviceTopics) || topic.starts_with(kAlertTopics);
}

void readTopic(ConfigSection &section, std::string &topic)
{
    if (!section.text("topic", topic))
        return;
    const bool isSound = !topic.empty() && topic.size() <= kMaxTopic && topic.front() != '$'
        && topic.find_first_of(std::string("+#\0", 3)) == std::string::npos && topic.back() != '/';
    if (!isSound)
        section.fail("topic", "must be what stands before /{device_id}, without '+', '#' and a '/' at its end");
    else if (isOurs(topic + '/'))
        section.fail("topic", "must not be one the devices or alerts use");
}

void checkConnection(ConfigSection &section, const Config &config, const MqttSettings &mqtt)
{
    if (config.sources.empty())
        checkClientId(section, mqtt, "[mqtt]", config.mqtt);
    checkClientId(section, mqtt, "the connection for commands", config.controlConnection());
    for (const SourceSettings &source : config.sources)
        checkClientId(section, mqtt, "the source " + source.name, source.mqtt);
    for (const SinkConfig &other : config.sinks)
        checkClientId(section, mqtt, "the sink " + other.sink.name, other.sink.mqtt);
}

void readMqttSink(ConfigSection &section, const Config &config, SinkSettings &sink)
{
    sink.mqtt = config.mqtt;
    const std::string ownId = config.mqtt.clientId + (sink.name == kDefaultSinkName ? "-cloud" : "-" + sink.name);
    readOtherBroker(section, sink.mqtt);
    section.integer<std::uint16_t>("send_window", sink.mqtt.sendWindow, 1, 65535);
    sink.mqtt.clientId = ownId;
    if (section.text("client_id", sink.mqtt.clientId) && sink.mqtt.clientId.empty())
        section.fail("client_id", "must not be empty");
    readTopic(section, sink.topic);
    checkConnection(section, config, sink.mqtt);
}

} // namespace

void readSinks(ConfigSection &root, Config &config)
{
    std::vector<std::string> names;
    for (ConfigSection &each : root.sections("sink")) {
        SinkConfig known;
        readEntryName(each, names, known.sink.name);
        names.push_back(known.sink.name);
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
