// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/sectionreaders.h"

#include "model/name.h"

namespace lineside {

namespace {

using namespace std::chrono_literals;

bool isOfSignal(LimitKind kind)
{
    return kind == LimitKind::Missing || kind == LimitKind::BadQuality || kind == LimitKind::Frozen;
}

template <typename Value, typename Read>
void take(std::optional<Value> &into, Read read)
{
    Value value{};
    if (read(value))
        into = std::move(value);
}

/// The name it goes by has another key for each kind.
void readSubject(ConfigSection &section, WatchRule &rule)
{
    const bool isOfMachines = rule.kind != LimitKind::Line && rule.kind != LimitKind::Link && !isOfGateway(rule.kind);
    if (isOfSignal(rule.kind))
        section.text("sensor_type", rule.name);
    else if (rule.kind == LimitKind::Line)
        section.text("location", rule.name);
    else if (rule.kind == LimitKind::Link)
        section.text("source", rule.name);
    else if (rule.kind == LimitKind::Backlog)
        section.text("sink", rule.name);
    else if (rule.kind == LimitKind::Certificate || rule.kind == LimitKind::Refused)
        section.text("connection", rule.name);
    if (!isOfMachines)
        return;
    section.text("device_type", rule.deviceType);
    if (section.text("device", rule.device) && !rule.device.empty() && !isDeviceId(rule.device))
        section.fail("device", kNoDeviceId);
}

void readTimes(ConfigSection &section, WatchRule &rule)
{
    const auto duration = [&](std::string_view key, std::optional<std::chrono::milliseconds> &into,
                              std::chrono::milliseconds least, std::chrono::milliseconds most) {
        take(into, [&](std::chrono::milliseconds &value) { return section.duration(key, value, least, most); });
    };
    if (isTimed(rule.kind))
        duration("after", rule.after, 5s, 30 * 24h);
    if (rule.kind == LimitKind::Missing || rule.kind == LimitKind::Frozen)
        take(rule.times, [&](double &value) { return section.number("times", value, 1, 1000); });
    duration("on_delay", rule.onDelay, 0ms, 24h);
    duration("off_delay", rule.offDelay, 0ms, 24h);
    take(rule.reAlarm, [&](std::chrono::milliseconds &value) { return readReAlarm(section, value); });
}

WatchRule readRule(ConfigSection &section)
{
    static const std::map<std::string_view, LimitKind> kKinds{
        {toString(LimitKind::Offline), LimitKind::Offline},
        {toString(LimitKind::Line), LimitKind::Line},
        {toString(LimitKind::Link), LimitKind::Link},
        {toString(LimitKind::Missing), LimitKind::Missing},
        {toString(LimitKind::BadQuality), LimitKind::BadQuality},
        {toString(LimitKind::Frozen), LimitKind::Frozen},
        {toString(LimitKind::Disk), LimitKind::Disk},
        {toString(LimitKind::Clock), LimitKind::Clock},
        {toString(LimitKind::Backlog), LimitKind::Backlog},
        {toString(LimitKind::Certificate), LimitKind::Certificate},
        {toString(LimitKind::Refused), LimitKind::Refused},
        {toString(LimitKind::Damaged), LimitKind::Damaged},
        {toString(LimitKind::Rejecting), LimitKind::Rejecting}};
    WatchRule rule;
    section.choice("kind", rule.kind, kKinds);
    if (!section.has("kind"))
        section.fail("kind", "is missing");
    readSubject(section, rule);
    readTimes(section, rule);
    take(rule.isOn, [&](bool &value) { return section.boolean("enabled", value); });
    take(rule.priority, [&](Priority &value) { return readPriority(section, value); });
    take(rule.latch, [&](bool &value) { return section.boolean("latch", value); });
    take(rule.highlyManaged, [&](bool &value) { return section.boolean("highly_managed", value); });
    take(rule.unlessStates, [&](std::vector<std::string> &value) { return section.texts("unless", value); });
    return rule;
}

} // namespace

void readWatches(ConfigSection &alarms, WatchSettings &watches)
{
    for (ConfigSection &each : alarms.sections("watch")) {
        watches.rules.push_back(readRule(each));
        each.reportUnknown();
    }
}

} // namespace lineside
