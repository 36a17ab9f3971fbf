// SPDX-License-Identifier: GPL-3.0-or-later
#include "sinks/payload.h"

#include "base/jsontext.h"
#include "base/rfc3339.h"
#include "sinks/jsonmembers.h"

#include <algorithm>
#include <array>

namespace lineside {

namespace {

/// What the edge says in metadata, and nobody else; core/FACTS.md, "Marks of the edge".
constexpr std::array<std::string_view, 7> kMarks{"processed_at", "processor",     "historical",  "time_quality",
                                                 "unit_unknown", "value_rounded", "unit_as_sent"};
constexpr std::string_view kUnitAsSent = kMarks.back();
constexpr std::string_view kOfDevice = "device_";

void appendText(std::string &out, std::string_view key, std::string_view text)
{
    out += key;
    appendJsonString(out, text);
}

void appendTime(std::string &out, std::string_view key, std::int64_t utcMs)
{
    out += key;
    out += '"';
    appendRfc3339(out, utcMs);
    out += '"';
}

void appendNumber(std::string &out, std::string_view key, double value)
{
    out += key;
    appendJsonNumber(out, value);
}

/// May a mark's name stand in there? A cheap look that never misses one: names are plain or spelled with \u.
bool mayNameMark(std::string_view metadata)
{
    for (auto at = metadata.find('"'); at != std::string_view::npos; at = metadata.find('"', at + 1)) {
        const std::string_view rest = metadata.substr(at + 1);
        if (std::ranges::any_of(kMarks, [rest](std::string_view mark) { return rest.starts_with(mark); }))
            return true;
    }
    return metadata.find("\\u") != std::string_view::npos;
}

/// The name that a member spells; empty: none of ours.
std::string_view markNamedBy(const JsonMember &member)
{
    const auto mark = std::ranges::find_if(kMarks, [&member](std::string_view each) { return member.isNamed(each); });
    return mark == kMarks.end() ? std::string_view() : *mark;
}

bool hasMember(std::string_view metadata, std::string_view name)
{
    JsonMembers members(metadata);
    while (const auto member = members.next()) {
        if (member->isNamed(name))
            return true;
    }
    return false;
}

/// "device_historical"; once more in front when the device has that name too.
void appendOfDevice(std::string &out, std::string_view metadata, std::string_view mark, const JsonMember &member)
{
    std::string name = std::string(kOfDevice).append(mark);
    while (hasMember(metadata, name))
        name.insert(0, kOfDevice);
    out += '"';
    out += name;
    out += '"';
    out += member.text.substr(member.key.size() + 2); // behind the quotes of its name
}

/// The device's members, each followed by a comma; those that bear a mark's name under one of their own.
void appendDeviceMembers(std::string &out, const Reading &reading)
{
    bool mayBeOurs = reading.unitUnknown && reading.unit == kOtherUnit; // the first is, then
    JsonMembers members(reading.metadata);
    while (const auto member = members.next()) {
        const std::string_view mark = markNamedBy(*member);
        if (mark.empty() || (mayBeOurs && mark == kUnitAsSent))
            out += member->text;
        else
            appendOfDevice(out, reading.metadata, mark, *member);
        out += ',';
        mayBeOurs = false;
    }
}

/// All members, as they stand, followed by a comma if there is one.
void appendAllMembers(std::string &out, std::string_view metadata)
{
    constexpr std::string_view kOutside = "{} \t\n\r";
    const auto first = metadata.find_first_not_of(kOutside);
    if (first == std::string_view::npos)
        return;
    const auto start = metadata.find('{') + 1;
    out += metadata.substr(start, metadata.rfind('}') - start);
    out += ',';
}

void appendMetadata(std::string &out, const Reading &reading, Lane lane)
{
    out += R"(,"metadata":{)";
    if (mayNameMark(reading.metadata))
        appendDeviceMembers(out, reading);
    else
        appendAllMembers(out, reading.metadata);
    appendTime(out, R"("processed_at":)", reading.processedMs);
    out += R"(,"processor":"edge-processor")";
    if (lane == Lane::Backfill)
        out += R"(,"historical":true)";
    if (reading.timeQuality != TimeQuality::Good)
        appendText(out, R"(,"time_quality":)", toString(reading.timeQuality));
    if (reading.unitUnknown)
        out += R"(,"unit_unknown":true)";
    if (reading.valueRounded)
        out += R"(,"value_rounded":true)";
    out += '}';
}

} // namespace

void encodeSensorData(std::string &out, const Reading &reading, Lane lane)
{
    appendText(out, R"({"device_id":)", reading.deviceId);
    appendTime(out, R"(,"timestamp":)", reading.timestampMs);
    appendText(out, R"(,"sensor_type":)", reading.sensorType);
    appendNumber(out, R"(,"value":)", reading.value);
    appendText(out, R"(,"unit":)", reading.unit);
    appendText(out, R"(,"location":)", reading.location);
    appendMetadata(out, reading, lane);
    out += '}';
}

void encodeAlert(std::string &out, const AlarmTransition &transition)
{
    const Alarm &alarm = transition.alarm;
    appendText(out, R"({"type":"sensor_alert","device_id":)", alarm.key.series.deviceId);
    appendText(out, R"(,"sensor_type":)", alarm.key.series.sensorType);
    appendNumber(out, R"(,"value":)", alarm.value);
    appendNumber(out, R"(,"threshold":)", alarm.limit);
    appendTime(out, R"(,"timestamp":)", transition.timeMs);
    if (alarm.sourceMs)
        appendTime(out, R"(,"source_time":)", *alarm.sourceMs);
    appendText(out, R"(,"location":)", alarm.location);
    appendText(out, R"(,"priority":)", toString(alarm.priority));
    appendText(out, R"(,"limit":)", toString(alarm.key.limit));
    appendText(out, R"(,"unit":)", alarm.unit);
    appendText(out, R"(,"alarm_id":)", alarm.key.id());
    appendText(out, R"(,"event":)", toString(transition.event));
    out += '}';
}

} // namespace lineside
