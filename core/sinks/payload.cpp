// SPDX-License-Identifier: GPL-3.0-or-later
#include "sinks/payload.h"

#include "base/jsontext.h"
#include "base/rfc3339.h"
#include "sinks/jsonmembers.h"

namespace lineside {

namespace {

constexpr std::string_view kProcessedAt = "processed_at";
constexpr std::string_view kProcessor = "processor";
constexpr std::string_view kHistorical = "historical";
constexpr std::string_view kTimeQuality = "time_quality";
constexpr std::string_view kUnitUnknown = "unit_unknown";

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

/// Which marks beside ours of every reading this one gets.
struct Marks
{
    bool historical = false;
    bool timeQuality = false;
    bool unitUnknown = false;
};

Marks marksOf(const Reading &reading, Lane lane)
{
    return {lane == Lane::Backfill, reading.timeQuality != TimeQuality::Good, reading.unitUnknown};
}

/// May a key of ours stand in there? A cheap look that never misses one: names are plain or spelled with \u.
bool mayNameOurs(std::string_view metadata, Marks marks)
{
    const auto names = [metadata](std::string_view text) { return metadata.find(text) != std::string_view::npos; };
    return names("\"process") || names("\\u") || (marks.historical && names("\"historical"))
        || (marks.timeQuality && names("\"time_quality")) || (marks.unitUnknown && names("\"unit_unknown"));
}

bool isOurs(const JsonMember &member, Marks marks)
{
    return member.isNamed(kProcessedAt) || member.isNamed(kProcessor)
        || (marks.historical && member.isNamed(kHistorical)) || (marks.timeQuality && member.isNamed(kTimeQuality))
        || (marks.unitUnknown && member.isNamed(kUnitUnknown));
}

/// The members but for ours, each followed by a comma.
void appendForeignMembers(std::string &out, std::string_view metadata, Marks marks)
{
    JsonMembers members(metadata);
    while (const auto member = members.next()) {
        if (isOurs(*member, marks))
            continue;
        out += member->text;
        out += ',';
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
    const Marks marks = marksOf(reading, lane);
    out += R"(,"metadata":{)";
    if (mayNameOurs(reading.metadata, marks))
        appendForeignMembers(out, reading.metadata, marks);
    else
        appendAllMembers(out, reading.metadata);
    appendTime(out, R"("processed_at":)", reading.processedMs);
    out += R"(,"processor":"edge-processor")";
    if (marks.historical)
        out += R"(,"historical":true)";
    if (marks.timeQuality)
        appendText(out, R"(,"time_quality":)", toString(reading.timeQuality));
    if (marks.unitUnknown)
        out += R"(,"unit_unknown":true)";
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
