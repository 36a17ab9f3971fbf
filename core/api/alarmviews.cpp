// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/alarmviews.h"

#include "api/jsonparts.h"
#include "api/notejson.h"
#include "base/csvtext.h"
#include "base/rfc3339.h"

namespace lineside {

namespace {

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
    if (alarm.escalatedMs)
        json.key("escalated_at").time(*alarm.escalatedMs);
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
    writeIf(json.key("value"), hasValue(alarm.key), alarm.value);
    const LimitKind kind = alarm.key.limit;
    writeIf(json.key("threshold"), isLimit(kind) || kind == LimitKind::Rate || kind == LimitKind::Deviation,
            alarm.limit);
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
    json.key("role").text(step.role);
    json.key("seat").text(step.seat);
    json.key("said").text(step.said);
    json.key("calls").boolean(step.calls);
    writeAlarm(json.key("alarm"), step.alarm);
    json.endObject();
}

void writeTexts(JsonWriter &json, const std::vector<std::string> &texts)
{
    json.beginArray();
    for (const std::string &each : texts)
        json.text(each);
    json.endArray();
}

} // namespace

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

std::string alarmHistoryCsv(const AlarmHistoryPage &page)
{
    std::string csv = "time,event,device,signal,kind,priority,value,limit,unit,location,by,role,seat,said,calls\r\n";
    for (const AlarmTransition &step : page.steps) {
        const Alarm &alarm = step.alarm;
        const AlarmKey &key = alarm.key;
        JsonWriter value; // numbers as everywhere
        JsonWriter limit;
        csv += formatRfc3339(step.timeMs) + ',' + std::string(toString(step.event)) + ',' + csvWord(key.series.deviceId)
            + ',' + csvWord(key.series.sensorType) + ',' + std::string(toString(key.limit)) + ','
            + std::string(toString(alarm.priority)) + ','
            + (hasValue(key.limit) ? value.number(alarm.value).take() : std::string()) + ','
            + (isLimit(key.limit) ? limit.number(alarm.limit).take() : std::string()) + ',' + csvWord(alarm.unit) + ','
            + csvWord(alarm.location) + ',' + csvWord(step.by) + ',' + csvWord(step.role) + ',' + csvWord(step.seat)
            + ',' + csvWord(step.said) + ',' + (step.calls ? "true" : "false") + "\r\n";
    }
    return csv;
}

std::string alarmStepJson(const AlarmTransition &step)
{
    JsonWriter json;
    writeStep(json, step);
    return json.take();
}

std::string alarmCardJson(const AlarmKey &key, const AlarmCard &card)
{
    const AlarmGuide &guide = card.guide;
    JsonWriter json;
    json.beginObject().key("id").text(key.id());
    writeTexts(json.key("causes"), guide.causes);
    writeTexts(json.key("confirm"), guide.confirm);
    json.key("consequence").text(guide.consequence);
    writeTexts(json.key("actions"), guide.actions);
    const auto within = guide.respondWithin;
    writeIf(json.key("respond_within_s"), within.has_value(), within ? static_cast<double>(within->count()) : 0);
    json.key("contact").text(guide.contact);
    json.key("page").text(guide.page);
    json.key("picture").boolean(!guide.picture.empty());
    json.key("severity").text(guide.severity ? toString(*guide.severity) : std::string_view());
    json.key("class").text(guide.alarmClass).key("basis").text(guide.basis);
    const auto every = guide.testInterval;
    writeIf(json.key("test_interval_s"), every.has_value(), every ? static_cast<double>(every->count()) : 0);
    json.key("owner").text(guide.owner).key("reviewed").text(guide.reviewed);
    json.key("steps").beginArray();
    for (const AlarmTransition &step : card.steps)
        writeStep(json, step);
    json.endArray().key("notes").beginArray();
    for (const Note &note : card.notes)
        writeNote(json, note);
    json.endArray().endObject();
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

} // namespace lineside
