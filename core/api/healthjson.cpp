// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/healthjson.h"

#include "api/jsonparts.h"
#include "api/jsonwriter.h"

namespace lineside {

namespace {

constexpr double kBucketsAnHour = 6;
constexpr double kBucketsADay = 144;

void writeNumberOrNull(JsonWriter &json, std::optional<double> value, double factor = 1)
{
    if (value)
        json.number(*value * factor);
    else
        json.raw("null");
}

std::optional<double> secondsOf(std::optional<std::int64_t> ms)
{
    return ms ? std::optional(static_cast<double>(*ms) / 1000) : std::nullopt;
}

std::optional<double> shareOf(std::size_t part, std::size_t whole)
{
    return whole == 0 ? std::nullopt : std::optional(static_cast<double>(part) / static_cast<double>(whole));
}

void writeRate(JsonWriter &json, const AlarmHealth &health)
{
    json.beginObject();
    json.key("buckets").count(health.buckets);
    writeNumberOrNull(json.key("per_10_minutes"), health.average);
    writeNumberOrNull(json.key("per_hour"), health.average, kBucketsAnHour);
    writeNumberOrNull(json.key("per_day"), health.average, kBucketsADay);
    json.key("peak");
    if (health.peak)
        json.count(*health.peak);
    else
        json.raw("null");
    writeNumberOrNull(json.key("over_10_percent"), health.shareOver, 100);
    json.key("bands").beginObject();
    json.key("at_most_1").count(health.bands[0]).key("at_most_2").count(health.bands[1]);
    json.key("at_most_10").count(health.bands[2]).key("more").count(health.bands[3]);
    json.endObject().endObject();
}

void writeCounted(JsonWriter &json, const std::vector<CountedAlarm> &alarms)
{
    json.beginArray();
    for (const CountedAlarm &each : alarms)
        json.beginObject().key("id").text(each.key.id()).key("count").count(each.count).endObject();
    json.endArray();
}

void writeFlood(JsonWriter &json, const AlarmFlood &flood)
{
    json.beginObject();
    json.key("first_at").time(flood.firstMs).key("start").time(flood.startMs).key("end").timeOrNull(flood.endMs);
    json.key("count").count(flood.count).key("peak").count(flood.peak);
    json.key("in_first_10_minutes").count(flood.inFirstTenMinutes);
    json.key("first").text(flood.first.id());
    writeCounted(json.key("top"), flood.topFive);
    json.endObject();
}

void writeFloods(JsonWriter &json, const AlarmHealth &health)
{
    json.beginObject();
    json.key("percent").number(health.shareInFlood * 100);
    writeNumberOrNull(json.key("longest_s"), secondsOf(health.longestFloodMs));
    json.key("episodes").beginArray();
    for (const AlarmFlood &flood : health.floods)
        writeFlood(json, flood);
    json.endArray().endObject();
}

void writeNuisances(JsonWriter &json, const AlarmHealth &health)
{
    json.key("chattering").beginArray();
    for (const ChatteringAlarm &each : health.chattering)
        json.beginObject()
            .key("id")
            .text(each.key.id())
            .key("psi")
            .number(each.psi)
            .key("count")
            .count(each.count)
            .endObject();
    json.endArray().key("fleeting").count(health.fleeting).key("stale").beginArray();
    for (const StaleAlarm &each : health.stale)
        json.beginObject()
            .key("id")
            .text(each.key.id())
            .key("activated_at")
            .time(each.activatedMs)
            .key("standing")
            .boolean(each.isStanding)
            .endObject();
    json.endArray();
    writeCounted(json.key("top"), health.topTen);
}

void writeCounts(JsonWriter &json, const AlarmHealth &health)
{
    json.key("count").count(health.count).key("put_aside").beginObject();
    json.key("shelved").count(health.shelvedActivations).key("suppressed").count(health.suppressedActivations);
    json.key("out_of_service").count(health.outOfServiceActivations).endObject();
    json.key("priorities").beginObject();
    for (std::size_t i = 0; i < health.countByPriority.size(); ++i)
        json.key(toString(static_cast<Priority>(i + 1))).count(health.countByPriority[i]);
    json.endObject();
}

void writeAcknowledgements(JsonWriter &json, const AlarmHealth &health)
{
    json.beginObject().key("count").count(health.acknowledgements).key("blind").count(health.blindAcknowledgements);
    writeNumberOrNull(json.key("blind_percent"), shareOf(health.blindAcknowledgements, health.acknowledgements), 100);
    writeNumberOrNull(json.key("median_s"), secondsOf(health.medianAcknowledgeMs));
    json.endObject();
}

void writeOpcUaNames(JsonWriter &json, const AlarmHealth &health)
{
    json.key("AlarmCount").count(health.count).key("StartTime").time(health.span.fromMs);
    json.key("MaximumActiveState").integer(health.maximumActiveMs);
    json.key("MaximumUnAck").integer(health.maximumUnacknowledgedMs);
    json.key("Rate").integer(10);
    json.key("CurrentAlarmRate").count(health.currentRate).key("MaximumAlarmRate").count(health.maximumRate);
    writeNumberOrNull(json.key("AverageAlarmRate"), health.average);
    json.key("MaximumReAlarmCount").integer(health.maximumReAlarms);
}

/// Null is the whole site.
void writePosition(JsonWriter &json, const AlarmHealth &health)
{
    json.key("position");
    if (health.position.empty())
        json.raw("null");
    else
        json.text(health.position);
}

void writeMetrics(JsonWriter &json, const AlarmHealth &health)
{
    json.beginObject();
    writePosition(json, health);
    json.key("time").time(health.span.toMs);
    writeOpcUaNames(json, health);
    json.endObject();
}

} // namespace

std::string alarmMetricsJson(const AlarmHealth &health, const std::string &node)
{
    JsonWriter json;
    json.beginObject().key("node").text(node);
    writePosition(json, health);
    json.key("time").time(health.span.toMs);
    writeOpcUaNames(json, health);
    return json.endObject().take();
}

std::string alarmMetricsListJson(const std::vector<AlarmHealth> &figures)
{
    return listJson("positions", figures, writeMetrics);
}

std::string alarmHealthJson(const AlarmHealth &health)
{
    JsonWriter json;
    json.beginObject().key("from").time(health.span.fromMs).key("to").time(health.span.toMs);
    writePosition(json, health);
    json.key("positions").beginArray();
    for (const std::string &each : health.positions)
        json.text(each);
    json.endArray();
    json.key("coverage_percent").number(health.coverage * 100);
    writeCounts(json, health);
    writeRate(json.key("rate"), health);
    writeFloods(json.key("floods"), health);
    writeNuisances(json, health);
    writeAcknowledgements(json.key("acknowledgements"), health);
    writeOpcUaNames(json, health);
    return json.endObject().take();
}

std::string alarmFloodsJson(const std::vector<AlarmFlood> &floods)
{
    return listJson("floods", floods, writeFlood);
}

} // namespace lineside
