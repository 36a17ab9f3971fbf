// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apischemas.h"

#include "api/cut.h"
#include "api/jsonwriter.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lineside {

namespace {

constexpr std::string_view kLinkMembers
    = "state:text peer:text reason:text since:time|null protocol:text refusals_visible:bool";

constexpr std::array kSchemas{
    ApiSchema{"Error", "error:text reason?:text title:text status:int"},
    ApiSchema{"Said", "message:text"},
    ApiSchema{"Nothing", ""},
    ApiSchema{"Empty", "", true},
    ApiSchema{"Health", "status:text timestamp:time cloud_connected:bool broker_connected:bool"},
    ApiSchema{"Ready", "status:text timestamp:time reason?:text broker?:text cloud?:text"},
    ApiSchema{"Device", "id:text name:text type:text location:text status:text last_seen:time|null metadata:any"},
    ApiSchema{"Devices", "devices:[Device] count:int"},
    ApiSchema{"DeviceStatus", "device_id:text status:text last_seen:time|null"},
    ApiSchema{"Command", "command:text id?:text"},
    ApiSchema{"CommandSent", "message:text device_id:text command?:object command_id:text"},
    ApiSchema{"Link", kLinkMembers},
    ApiSchema{"Sink",
              "name:text state:text peer:text reason:text since:time|null position:int unsent_rows:int"
              " oldest_unsent:time|null quarantined:int dropped:int"},
    ApiSchema{"Sinks", "sinks:[Sink] count:int"},
    ApiSchema{"Status",
              "timestamp:time version:text location:text started_at:time broker:Link cloud:Link control:Link"
              " sources:[Link] sinks:[Sink] certificates:[object] alerts:object horn:object refused:[any]"
              " messages:object doubts:object configuration:object storage:object sync:object devices:object"
              " resident_bytes:int"},
    ApiSchema{"Alarm",
              "id:text device_id:text sensor_type:text limit:text priority:text state:text value:num|null"
              " threshold:num|null after_seconds?:num unit:text location:text activated_at:time|null"
              " returned_at:time|null acknowledged_at:time|null acknowledged_by:text comment:text source_time?:time"
              " latched:bool shelved:object|null suppressed:[text] first_out:bool re_alarms:int escalated_at?:time"
              " out_of_service:object|null"},
    ApiSchema{"Alarms", "alarms:[Alarm] count:int"},
    ApiSchema{"AlarmStep", "time:time event:text by:text role:text seat:text said:text calls:bool alarm:Alarm"},
    ApiSchema{"AlarmHistory", "steps:[AlarmStep] count:int next:text|null"},
    ApiSchema{"AlarmHealth",
              "from:time to:time position:text|null positions:[text] coverage_percent:num count:int put_aside:object"
              " priorities:object rate:object floods:object chattering:[any] fleeting:int stale:[any] top:[any]"
              " acknowledgements:object AlarmCount:int StartTime:time MaximumActiveState:num MaximumUnAck:num"},
    ApiSchema{"AlarmFloods", "floods:[object] count:int"},
    ApiSchema{"AlarmMetrics", "positions:[object] count:int"},
    ApiSchema{"AlarmSettings", "version:int time:time|null by:text reason:text rules:[object]"},
    ApiSchema{"AlarmSettingsChange",
              "based_on?:int rules?:[object] remove?:[object] to_version?:int csv?:text reason:text"},
    ApiSchema{"AlarmSettingsChanged", "version:int"},
    ApiSchema{"Table", "csv:text"},
    ApiSchema{"AlarmSettingsCheck", "based_on:int problems:[object] doubts:[object] changes:[object]"},
    ApiSchema{"AlarmSettingsVersions", "versions:[object]"},
    ApiSchema{"Note", "text:text device?:text alarm?:text", true},
    ApiSchema{"NoteKept", "number:int time:time by:text device_id:text alarm:text|null text:text struck:object|null"},
    ApiSchema{"Notes", "notes:[NoteKept] count:int next:int|null"},
    ApiSchema{"NoteWritten", "number:int"},
    ApiSchema{"AlarmCard",
              "id:text causes:[text] confirm:[text] consequence:text actions:[text] respond_within_s:num|null"
              " contact:text page:text picture:bool severity:text class:text basis:text test_interval_s:num|null"
              " owner:text reviewed:text steps:[AlarmStep] notes:[NoteKept]"},
    ApiSchema{"Suggestion", "id:text state:text done_percent?:num reason?:text readings?:int"},
    ApiSchema{"Comment", "comment?:text", true},
    ApiSchema{"Text", "text:text", true},
    ApiSchema{"Reason", "reason:text", true},
    ApiSchema{"Shelve", "mode:text seconds?:num reason:text", true},
    ApiSchema{"AuditLine",
              "number:int time:time actor?:text role?:text source?:text category?:text action:text target?:text"
              " detail?:text result:text reason?:text seat?:text hash:text"},
    ApiSchema{"Audit", "lines:[AuditLine] count:int next:int|null"},
    ApiSchema{"CommandStep", "state:text time:time by:text reason:text"},
    ApiSchema{"CommandKept",
              "id:text device_id:text command:object state:text change:text reason:text said:text by:text role:text"
              " seat:text source:text approved_by:text created:time expires:time changed:time steps:[CommandStep]"},
    ApiSchema{"Commands", "commands:[CommandKept] count:int next:int|null"},
    ApiSchema{"User",
              "number:int name:text role:text groups:[text] areas:[text] disabled:bool expires:time|null"
              " has_secret:bool has_badge:bool last_login:time|null"},
    ApiSchema{"LoggedIn", "number:int user:text role:text seat:text source:text since:time two_factor:bool"},
    ApiSchema{"People",
              "first_start:bool users:[User] sessions:[LoggedIn] seats:[object] roles:[text] groups:[text]"
              " areas:[text]"},
    ApiSchema{"Credentials", "user?:text secret?:text badge?:text", true},
    ApiSchema{"Session", "token:text number:int user:text role:text"},
    ApiSchema{"NewUser",
              "name:text role:text groups?:[text] areas?:[text] disabled?:bool expires?:time|null secret?:text", true},
    ApiSchema{"Profile", "name:text role:text groups?:[text] areas?:[text] disabled?:bool expires?:time|null", true},
    ApiSchema{"NewSecret", "secret?:text badge?:text former?:text", true},
    ApiSchema{"UserNumber", "number:int"},
    ApiSchema{"Take", "override?:bool", true},
    ApiSchema{"RejectedMessage", "received_at:time topic:text reason:text detail:text first_bytes:text"},
    ApiSchema{"Rejected", "rejected:[RejectedMessage] count:int"},
    ApiSchema{"QuarantinedRow",
              "sink:text sequence:int quarantined_at:time reason:text tries:int device_id:text sensor_type:text"
              " value:num unit:text location:text timestamp:time"},
    ApiSchema{"Quarantine", "quarantine:[QuarantinedRow] count:int total:int"},
    ApiSchema{"Replay", "sequence?:int sink?:text", true},
    ApiSchema{"HistoryPoint", "timestamp:time min:num max:num mean:num count:int unit?:text"},
    ApiSchema{"History",
              "device_id:text sensor_type:text from:time to:time bucket_ms:int units:[text] unit?:text"
              " points:[HistoryPoint]"},
};

/// The words of JSON Schema for "text", "int" …; empty: it is the name of a schema, or anything.
std::string_view typeOf(std::string_view kind)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kTypes{{{"text", "string"},
                                                                                   {"time", "string"},
                                                                                   {"int", "integer"},
                                                                                   {"num", "number"},
                                                                                   {"bool", "boolean"},
                                                                                   {"object", "object"}}};
    const auto known = std::ranges::find(kTypes, kind, &std::pair<std::string_view, std::string_view>::first);
    return known == kTypes.end() ? std::string_view() : known->second;
}

void writeKind(JsonWriter &json, std::string_view kind, bool isNullable)
{
    json.beginObject();
    if (kind.starts_with('[')) {
        json.key("type").text("array");
        writeKind(json.key("items"), kind.substr(1, kind.size() - 2), false);
    } else if (const std::string_view type = typeOf(kind); !type.empty()) {
        json.key("type");
        if (isNullable)
            json.beginArray().text(type).text("null").endArray();
        else
            json.text(type);
        if (kind == "time")
            json.key("format").text("date-time");
    } else if (kind != "any") {
        json.key("$ref").text("#/components/schemas/" + std::string(kind));
    }
    json.endObject();
}

} // namespace

std::span<const ApiSchema> apiSchemas()
{
    return kSchemas;
}

std::string jsonSchemaOf(const ApiSchema &schema)
{
    JsonWriter properties;
    JsonWriter required;
    properties.beginObject();
    required.beginArray();
    for (std::string_view rest = schema.members; !rest.empty();) {
        std::string_view kind = cutAt(rest, ' ');
        std::string_view name = cutAt(kind, ':');
        const bool isNullable = kind.ends_with("|null");
        if (isNullable)
            kind.remove_suffix(5);
        if (name.ends_with('?'))
            name.remove_suffix(1);
        else
            required.text(name);
        writeKind(properties.key(name), kind, isNullable);
    }
    JsonWriter json;
    json.beginObject().key("type").text("object");
    json.key("properties").raw(properties.endObject().take()).key("required").raw(required.endArray().take());
    if (schema.isClosed)
        json.key("additionalProperties").boolean(false);
    return json.endObject().take();
}

} // namespace lineside
