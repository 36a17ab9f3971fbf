// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jsonviews.h"

#include "api/jsonparts.h"

namespace lineside {

namespace {

/// By which rule its times are read, and whether the last one is to be doubted: null before the first. Nothing for a
/// clock without a rule that nobody doubts.
void writeClock(JsonWriter &json, const Device &device, const ClockRules &clocks)
{
    const auto known = clocks.find(device.id);
    const bool isZone = known != clocks.end() && known->second.kind == ClockRule::Kind::Zone;
    const auto quality = device.timeQuality;
    if (known == clocks.end() && quality.value_or(TimeQuality::Good) == TimeQuality::Good)
        return;
    json.key("clock").beginObject();
    json.key("rule").text(known == clocks.end() ? "as_sent" : isZone ? "zone" : "arrival");
    if (isZone)
        json.key("zone").text(known->second.zone);
    json.key("doubtful");
    if (quality)
        json.boolean(*quality != TimeQuality::Good).key("time_quality").text(toString(*quality));
    else
        json.raw("null");
    json.endObject();
}

void writeDevice(JsonWriter &json, const Device &device, const ClockRules &clocks)
{
    json.beginObject();
    json.key("id").text(device.id);
    json.key("name").text(device.name);
    json.key("type").text(device.type);
    json.key("location").text(device.location);
    json.key("status").text(device.status);
    if (!device.toldBeside().empty())
        json.key("told_status").text(device.toldBeside());
    writeClock(json, device, clocks);
    json.key("last_seen").timeOrNull(everOf(device.lastSeenMs));
    json.key("metadata").raw(device.metadata.empty() ? std::string_view("{}") : device.metadata);
    json.endObject();
}

void writeRejected(JsonWriter &json, const RejectedMessage &message)
{
    json.beginObject();
    json.key("received_at").time(message.arrivalMs);
    json.key("topic").text(message.topic);
    json.key("reason").text(message.reason);
    json.key("detail").text(message.detail);
    json.key("first_bytes").text(message.firstBytes);
    json.endObject();
}

void writeQuarantined(JsonWriter &json, const QuarantinedRow &row)
{
    json.beginObject();
    json.key("sink").text(row.sink);
    json.key("sequence").count(row.sequence);
    json.key("quarantined_at").time(row.timeMs);
    json.key("reason").text(row.reason);
    json.key("tries").integer(row.tries);
    json.key("device_id").text(row.reading.deviceId);
    json.key("sensor_type").text(row.reading.sensorType);
    json.key("value").number(row.reading.value);
    json.key("unit").text(row.reading.unit);
    json.key("location").text(row.reading.location);
    json.key("timestamp").time(row.reading.timestampMs);
    json.endObject();
}

// A unit at each point only where there are several: then nobody may take the points for one line.
void writePoint(JsonWriter &json, const HistoryPoint &point, const std::vector<std::string> &units)
{
    json.beginObject();
    json.key("timestamp").time(point.timeMs);
    json.key("min").number(point.min);
    json.key("max").number(point.max);
    json.key("mean").number(point.mean);
    json.key("count").count(point.count);
    if (point.timeQuality != TimeQuality::Good)
        json.key("time_quality").text(toString(point.timeQuality));
    if (units.size() > 1)
        json.key("unit").text(units[point.unit]);
    if (point.unitUnknown)
        json.key("unit_unknown").boolean(true);
    if (point.valueRounded)
        json.key("value_rounded").boolean(true);
    json.endObject();
}

} // namespace

std::string errorJson(std::string_view message)
{
    return JsonWriter().beginObject().key("error").text(message).endObject().take();
}

std::string deviceJson(const Device &device, const ClockRules &clocks)
{
    JsonWriter json;
    writeDevice(json, device, clocks);
    return json.take();
}

std::string devicesJson(const std::vector<Device> &devices, const ClockRules &clocks)
{
    return listJson("devices", devices,
                    [&clocks](JsonWriter &json, const Device &device) { writeDevice(json, device, clocks); });
}

std::string deviceStatusJson(const Device &device)
{
    JsonWriter json;
    json.beginObject();
    json.key("device_id").text(device.id);
    json.key("status").text(device.status);
    json.key("last_seen").timeOrNull(everOf(device.lastSeenMs));
    return json.endObject().take();
}

std::string rejectedJson(const std::vector<RejectedMessage> &messages)
{
    return listJson("rejected", messages, writeRejected);
}

std::string quarantineJson(const ApiQuarantine &quarantine)
{
    JsonWriter json;
    json.beginObject().key("quarantine").beginArray();
    for (const QuarantinedRow &row : quarantine.rows)
        writeQuarantined(json, row);
    json.endArray();
    json.key("count").count(quarantine.rows.size());
    json.key("total").count(quarantine.total);
    return json.endObject().take();
}

std::string historyJson(const History &history)
{
    JsonWriter json;
    json.beginObject();
    json.key("device_id").text(history.query.series.deviceId);
    json.key("sensor_type").text(history.query.series.sensorType);
    json.key("from").time(history.query.fromMs);
    json.key("to").time(history.query.toMs);
    json.key("bucket_ms").integer(history.bucketMs);
    json.key("units").beginArray();
    for (const std::string &unit : history.units)
        json.text(unit);
    json.endArray();
    if (history.units.size() == 1)
        json.key("unit").text(history.units.front());
    json.key("points").beginArray();
    for (const HistoryPoint &point : history.points)
        writePoint(json, point, history.units);
    return json.endArray().endObject().take();
}

} // namespace lineside
