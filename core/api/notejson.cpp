// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/notejson.h"

#include "api/jsonbody.h"
#include "api/numberin.h"
#include "model/name.h"

#include <algorithm>

namespace lineside {

namespace {

constexpr int kMostNotes = 1000; // half a megabyte at most, as notes go

Result<std::optional<AlarmKey>> alarmOf(const std::string &id, std::string_view where)
{
    const auto key = parseAlarmId(id);
    if (!key && !id.empty())
        return unexpected(ErrorCode::InvalidInput, "no alarm can have this id", std::string(where));
    return key;
}

Result<std::uint64_t> numberParameter(const Parameters &parameters, const std::string &name)
{
    const std::string text = parameterOf(parameters, name);
    const std::uint64_t number = numberIn(text).value_or(0);
    if (!text.empty() && number == 0)
        return unexpected(ErrorCode::InvalidInput, "not the number of a note", name);
    return number;
}

Result<bool> switchParameter(const Parameters &parameters, const std::string &name)
{
    const std::string text = parameterOf(parameters, name);
    if (!text.empty() && text != "true" && text != "false")
        return unexpected(ErrorCode::InvalidInput, "neither true nor false", name);
    return text == "true";
}

} // namespace

void writeNote(JsonWriter &json, const Note &note)
{
    json.beginObject().key("number").count(note.number).key("time").time(note.timeMs).key("by").text(note.by);
    json.key("device_id").text(note.deviceId).key("alarm");
    if (note.alarm)
        json.text(note.alarm->id());
    else
        json.raw("null");
    json.key("text").text(note.text).key("struck");
    if (note.struckMs)
        json.beginObject().key("time").time(*note.struckMs).key("by").text(note.struckBy).endObject();
    else
        json.raw("null");
    json.endObject();
}

std::string notesJson(const std::vector<Note> &notes, std::size_t page)
{
    const std::size_t shown = std::min(page, notes.size());
    JsonWriter json;
    json.beginObject().key("notes").beginArray();
    for (std::size_t i = 0; i < shown; ++i)
        writeNote(json, notes[i]);
    json.endArray().key("count").count(shown).key("next");
    if (notes.size() > shown)
        json.count(notes[shown - 1].number);
    else
        json.raw("null");
    return json.endObject().take();
}

Result<NoteQuery> readNoteQuery(const Parameters &parameters)
{
    const std::string device = parameterOf(parameters, "device");
    if (!device.empty() && !isDeviceId(device))
        return unexpected(ErrorCode::InvalidInput, "no device can have this id", "device");
    const auto alarm = alarmOf(parameterOf(parameters, "alarm"), "alarm");
    if (!alarm)
        return Unexpected(alarm.error());
    const auto before = numberParameter(parameters, "before");
    if (!before)
        return Unexpected(before.error());
    const auto withStruck = switchParameter(parameters, "struck");
    if (!withStruck)
        return Unexpected(withStruck.error());
    const auto limit = countParameter(parameters, "limit", 100, kMostNotes);
    if (!limit)
        return Unexpected(limit.error());
    return NoteQuery{*alarm, device, *withStruck, *before, static_cast<std::size_t>(*limit)};
}

Result<WriteNote> readNote(std::string_view body)
{
    const auto object = readJsonBody(body);
    if (!object)
        return Unexpected(object.error());
    WriteNote note;
    std::string alarm;
    for (auto member = object->begin(); member != object->end(); ++member) {
        std::string *into = member.key() == QLatin1String("text") ? &note.text
            : member.key() == QLatin1String("device")             ? &note.deviceId
            : member.key() == QLatin1String("alarm")              ? &alarm
                                                                  : nullptr;
        if (!into || !member.value().isString())
            return unexpected(ErrorCode::InvalidInput, R"(the body must be {"text","device"?,"alarm"?}, texts all)");
        *into = member.value().toString().toStdString();
    }
    auto key = alarmOf(alarm, "alarm");
    if (!key)
        return Unexpected(key.error());
    if (*key && !note.deviceId.empty())
        return unexpected(ErrorCode::InvalidInput, R"("alarm" names its device; "device" is for a note without one)");
    if (!note.deviceId.empty() && !isDeviceId(note.deviceId))
        return unexpected(ErrorCode::InvalidInput, "no device can have this id", "device");
    note.alarm = std::move(*key);
    return note;
}

} // namespace lineside
