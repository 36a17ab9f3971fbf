// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/sectionreaders.h"

#include "model/topics.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace lineside {

namespace {

constexpr std::size_t kMaxTopic = 256;

/// A topic that the hall or this program uses.
bool isOurs(const std::string &topic)
{
    return std::ranges::any_of(kOwnTopics, [&](std::string_view own) { return topic.starts_with(own); });
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
        section.fail("topic", "must not be one that devices, alerts, alarms or the edge itself use");
}

void warnOfTwins(ConfigSection &section, const Config &config, const MqttSinkSettings &own)
{
    for (const SinkConfig &other : config.sinks) {
        const auto *broker = std::get_if<MqttSinkSettings>(&other.sink.speaks);
        if (broker && broker->topic == own.topic && isSameBroker(broker->mqtt, own.mqtt))
            section.warn("topic",
                         "is that of the sink " + other.sink.name
                             + ", on the same broker: each reading goes there twice");
    }
}

SinkProtocol readMqttSink(ConfigSection &section, const Config &config, const std::string &name)
{
    MqttSinkSettings own{.mqtt = config.mqtt};
    readOtherBroker(section, own.mqtt);
    section.integer<std::uint16_t>("send_window", own.mqtt.sendWindow, 1, 65535);
    const bool isThatOfMqtt = name == kDefaultSinkName;
    readOwnClientId(section, config, config.mqtt.clientId + (isThatOfMqtt ? "-cloud" : "-" + name), own.mqtt);
    readTopic(section, own.topic);
    warnOfTwins(section, config, own);
    return own;
}

} // namespace

void readSinks(ConfigSection &root, Config &config)
{
    std::vector<std::string> names;
    for (ConfigSection &each : root.sections("sink")) {
        SinkConfig known;
        readEntryName(each, names, known.sink.name);
        names.push_back(known.sink.name);
        each.choice<SinkStart>("from", known.place.from, {{"oldest", SinkStart::Oldest}, {"now", SinkStart::Now}});
        UnsentPolicy unsent{};
        if (each.choice<UnsentPolicy>(
                "unsent", unsent,
                {{"keep-unsent", UnsentPolicy::KeepUnsent}, {"keep-newest", UnsentPolicy::KeepNewest}}))
            known.place.unsent = unsent;
        auto *read = &readMqttSink;
        each.choice<decltype(read)>("type", read, {{"mqtt", readMqttSink}});
        known.sink.speaks = read(each, config, known.sink.name);
        each.reportUnknown();
        config.sinks.push_back(std::move(known));
    }
}

} // namespace lineside
