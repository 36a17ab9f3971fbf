// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/jsonviews.h"

#include "api/jsonwriter.h"
#include "decode/rejectreason.h"

namespace lineside {

namespace {

/// Of what the edge's own clock never shows: there 0 is "not yet".
std::optional<std::int64_t> everOf(std::int64_t utcMs)
{
    return utcMs == 0 ? std::nullopt : std::optional(utcMs);
}

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

void writeAside(JsonWriter &json, const Alarm &alarm)
{
    json.key("shelved");
    if (alarm.shelf) {
        json.beginObject().key("mode").text(toString(alarm.shelf->mode)).key("until").time(alarm.shelf->untilMs);
        json.key("since").time(alarm.shelf->sinceMs).key("by").text(alarm.shelf->by);
        json.key("reason").text(alarm.shelf->reason).endObject();
    } else {
        json.raw("null");
    }
    json.key("suppressed").beginArray();
    for (const Suppression &each : alarm.suppressed)
        json.text(each.cause);
    json.endArray().key("first_out").boolean(alarm.firstOut).key("re_alarms").integer(alarm.reAlarms);
    json.key("out_of_service");
    if (alarm.outOfService) {
        json.beginObject().key("by").text(alarm.outOfService->by).key("since").time(alarm.outOfService->sinceMs);
        json.key("reason").text(alarm.outOfService->reason).endObject();
    } else {
        json.raw("null");
    }
}

void writeIf(JsonWriter &json, bool isThere, double number)
{
    if (isThere)
        json.number(number);
    else
        json.raw("null");
}

void writeAlarm(JsonWriter &json, const Alarm &alarm)
{
    json.beginObject();
    json.key("id").text(alarm.key.id());
    json.key("device_id").text(alarm.key.series.deviceId);
    json.key("sensor_type").text(alarm.key.series.sensorType);
    json.key("limit").text(toString(alarm.key.limit));
    json.key("priority").text(toString(alarm.priority));
    json.key("state").text(toString(alarm.state()));
    writeIf(json.key("value"), hasValue(alarm.key.limit), alarm.value);
    writeIf(json.key("threshold"), isLimit(alarm.key.limit), alarm.limit);
    if (isTimed(alarm.key.limit))
        json.key("after_seconds").number(alarm.limit);
    json.key("unit").text(alarm.unit);
    json.key("location").text(alarm.location);
    json.key("activated_at").timeOrNull(alarm.activatedMs);
    json.key("returned_at").timeOrNull(alarm.returnedMs);
    json.key("acknowledged_at").timeOrNull(alarm.acknowledgedMs);
    json.key("acknowledged_by").text(alarm.acknowledgedBy);
    json.key("comment").text(alarm.comment);
    if (alarm.sourceMs)
        json.key("source_time").time(*alarm.sourceMs);
    json.key("latched").boolean(alarm.latched);
    writeAside(json, alarm);
    json.endObject();
}

void writeStep(JsonWriter &json, const AlarmTransition &step)
{
    json.beginObject();
    json.key("time").time(step.timeMs);
    json.key("event").text(toString(step.event));
    json.key("by").text(step.by);
    json.key("said").text(step.said);
    json.key("calls").boolean(step.calls);
    writeAlarm(json.key("alarm"), step.alarm);
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

void writeLinkMembers(JsonWriter &json, const LinkStatus &link)
{
    json.key("state").text(toString(link.state));
    json.key("peer").text(link.peer);
    json.key("reason").text(link.reason);
    json.key("since").timeOrNull(everOf(link.sinceMs));
    if (!link.protocol.empty()) {
        json.key("protocol").text(link.protocol);
        json.key("refusals_visible").boolean(link.protocol != "3.1.1"); // which has no word for "refused"
    }
    if (!link.lessThanAsked.empty())
        json.key("less_than_asked").text(link.lessThanAsked);
    if (!link.lastError.empty()) {
        json.key("last_error").beginObject();
        json.key("reason").text(link.lastError);
        json.key("at").time(link.lastErrorMs);
        json.endObject();
    }
}

void writeLink(JsonWriter &json, const LinkStatus &link)
{
    json.beginObject();
    writeLinkMembers(json, link);
    json.endObject();
}

void writeSource(JsonWriter &json, const SourceStatus &source)
{
    json.beginObject();
    json.key("name").text(source.name);
    writeLinkMembers(json, source.link);
    json.endObject();
}

void writeSink(JsonWriter &json, const SinkStatus &sink, std::int64_t startedMs)
{
    json.beginObject();
    json.key("name").text(sink.name);
    writeLinkMembers(json, sink.link);
    json.key("position").count(sink.position);
    json.key("sent_per_second").number(sink.sentPerSecond);
    json.key("unsent_rows").count(sink.unsentRows);
    json.key("oldest_unsent").timeOrNull(everOf(sink.oldestUnsentMs));
    json.key("live_waiting").count(sink.liveWaiting);
    json.key("backfilling").boolean(sink.isBackfilling);
    json.key("backfill_per_second").number(sink.backfillPerSecond);
    json.key("quarantined").count(sink.quarantined);
    json.key("dropped").count(sink.dropped);
    json.key("dropped_since").time(startedMs);
    json.endObject();
}

void writeUnknownUnits(JsonWriter &json, const BookEntries &books)
{
    json.key("unknown_units").beginObject();
    for (const auto &[unit, known] : books.unknownUnits) {
        json.key(unit).beginObject();
        json.key("readings").count(known.count);
        json.key("devices").beginArray();
        for (const std::string &device : known.devices)
            json.text(device);
        json.endArray();
        json.endObject();
    }
    json.endObject();
}

void writeAlerts(JsonWriter &json, const AlertStatus &alerts)
{
    json.beginObject();
    json.key("waiting").count(alerts.waiting);
    json.key("refused").count(alerts.refused);
    json.key("reason").text(alerts.reason);
    json.key("refused_since").timeOrNull(everOf(alerts.refusedSinceMs));
    json.endObject();
}

void writeRefusals(JsonWriter &json, const std::vector<RefusalCount> &refusals)
{
    json.beginArray();
    for (const RefusalCount &refusal : refusals) {
        json.beginObject();
        json.key("what").text(refusal.what);
        json.key("reason").text(refusal.reason);
        json.key("target").text(refusal.target);
        json.key("count").count(refusal.count);
        json.key("first").timeOrNull(everOf(refusal.firstMs));
        json.key("last").timeOrNull(everOf(refusal.lastMs));
        json.endObject();
    }
    json.endArray();
}

void writeBooks(JsonWriter &json, const BookEntries &books, std::int64_t startedMs)
{
    json.beginObject();
    json.key("since").time(startedMs);
    json.key("received").count(books.received);
    json.key("stored").count(books.stored);
    json.key("duplicate").count(books.duplicate);
    json.key("rejected").beginObject();
    for (const auto &[reason, count] : books.rejected)
        json.key(reason).count(count);
    json.endObject();
    json.key("dropped").beginObject();
    for (const auto &[reason, count] : books.dropped)
        json.key(reason).count(count);
    json.endObject();
    json.key("in_flight").count(books.inFlight);
    json.key("corrected").count(books.corrected);
    writeUnknownUnits(json, books);
    json.endObject();
}

/// What was taken with a doubt, or not for its size: all of it in one place, zeros too, so that nobody has to guess.
void writeDoubts(JsonWriter &json, const EngineStatus &status)
{
    const auto tooLarge = status.books.rejected.find(std::string(toString(RejectReason::TooLarge)));
    json.beginObject();
    json.key("time_late").count(status.doubts.lateTimes);
    json.key("time_future").count(status.doubts.futureTimes);
    json.key("time_unset").count(status.doubts.unsetTimes);
    json.key("quality_unknown").count(status.doubts.unknownQualities);
    json.key("status_unknown").count(status.doubts.unknownStatuses);
    json.key("unit_unknown").count(status.books.unknownUnitsTotal());
    json.key("value_rounded").count(status.doubts.roundedValues);
    json.key("too_large").count(tooLarge == status.books.rejected.end() ? 0 : tooLarge->second);
    json.key("devices_over_limit").count(status.devicesOverTotal);
    json.endObject();
}

void writeConfiguration(JsonWriter &json, const EngineStatus &status)
{
    json.beginObject();
    json.key("problem").text(status.configProblem);
    json.key("since").timeOrNull(everOf(status.configProblemSinceMs));
    json.endObject();
}

void writeStorage(JsonWriter &json, const EngineStatus &status)
{
    json.beginObject();
    json.key("problem").text(status.storageProblem);
    json.key("damaged_files").count(status.damagedFiles);
    json.key("last_damage").text(status.lastDamage);
    json.key("store_bytes").count(status.storeBytes);
    json.key("disk_free_bytes").count(status.diskFreeBytes);
    json.key("journal_bytes").count(status.journalBytes);
    json.key("journal_capacity_bytes").count(status.journalCapacityBytes);
    json.key("unsent_rows").count(status.unsentRows);
    json.key("oldest_unsent").timeOrNull(everOf(status.oldestUnsentMs));
    json.endObject();
}

void writeSync(JsonWriter &json, const EngineStatus &status)
{
    json.beginObject();
    json.key("live_waiting").count(status.liveWaiting);
    json.key("backfilling").boolean(status.isBackfilling);
    json.key("backfill_per_second").number(status.backfillPerSecond);
    json.key("quarantined").count(status.quarantined);
    json.endObject();
}

/// {"<name>":[…],"count":n}
template <typename T, typename Write>
std::string listJson(std::string_view name, const std::vector<T> &values, Write write)
{
    JsonWriter json;
    json.beginObject().key(name).beginArray();
    for (const T &value : values)
        write(json, value);
    json.endArray().key("count").count(values.size()).endObject();
    return json.take();
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

std::string healthJson(const EngineStatus &status, std::int64_t nowMs)
{
    JsonWriter json;
    json.beginObject();
    json.key("status").text("healthy");
    json.key("timestamp").time(nowMs);
    json.key("cloud_connected").boolean(status.cloud.state == LinkState::Up);
    json.key("broker_connected").boolean(status.broker.state == LinkState::Up);
    return json.endObject().take();
}

std::string statusJson(const EngineStatus &status, std::int64_t nowMs)
{
    JsonWriter json;
    json.beginObject();
    json.key("timestamp").time(nowMs);
    json.key("version").text(status.version);
    json.key("location").text(status.location);
    json.key("started_at").time(status.startedMs);
    writeLink(json.key("broker"), status.broker);
    writeLink(json.key("cloud"), status.cloud);
    writeLink(json.key("control"), status.control);
    json.key("sources").beginArray();
    for (const SourceStatus &source : status.sources)
        writeSource(json, source);
    json.endArray();
    json.key("sinks").beginArray();
    for (const SinkStatus &sink : status.sinks)
        writeSink(json, sink, status.startedMs);
    json.endArray();
    writeAlerts(json.key("alerts"), status.alerts);
    writeRefusals(json.key("refused"), status.refusals);
    writeBooks(json.key("messages"), status.books, status.startedMs);
    writeDoubts(json.key("doubts"), status);
    writeConfiguration(json.key("configuration"), status);
    writeStorage(json.key("storage"), status);
    writeSync(json.key("sync"), status);
    json.key("devices").beginObject();
    json.key("count").count(status.devices);
    json.key("forgotten").count(status.idsForgotten);
    json.key("alarms_forgotten").count(status.alarmsForgotten);
    json.key("at_most").count(status.devicesAtMost);
    json.key("over_limit").count(status.devicesOver);
    json.key("over_limit_total").count(status.devicesOverTotal);
    json.endObject();
    json.key("resident_bytes").count(status.residentBytes);
    return json.endObject().take();
}

std::string alarmJson(const Alarm &alarm)
{
    JsonWriter json;
    writeAlarm(json, alarm);
    return json.take();
}

std::string alarmsJson(const std::vector<Alarm> &alarms)
{
    return listJson("alarms", alarms, writeAlarm);
}

std::string alarmStepJson(const AlarmTransition &step)
{
    JsonWriter json;
    writeStep(json, step);
    return json.take();
}

std::string alarmHistoryJson(const AlarmHistoryPage &page)
{
    JsonWriter json;
    json.beginObject().key("steps").beginArray();
    for (const AlarmTransition &step : page.steps)
        writeStep(json, step);
    json.endArray().key("count").count(page.steps.size()).key("next");
    if (page.next)
        json.text(page.next->text());
    else
        json.raw("null");
    return json.endObject().take();
}

std::string sinksJson(const EngineStatus &status)
{
    return listJson("sinks", status.sinks, [since = status.startedMs](JsonWriter &json, const SinkStatus &sink) {
        writeSink(json, sink, since);
    });
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
