// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/commandjson.h"

#include "api/numberin.h"
#include "base/csvtext.h"
#include "base/rfc3339.h"
#include "model/name.h"

#include <algorithm>

namespace lineside {

namespace {

constexpr int kMostCommands = 1000;

void writeStep(JsonWriter &json, const CommandStep &step)
{
    json.beginObject().key("state").text(toString(step.state)).key("time").time(step.timeMs);
    json.key("by").text(step.by).key("reason").text(step.reason).endObject();
}

/// Words parted by commas.
Result<std::vector<CommandState>> statesOf(const std::string &text)
{
    std::vector<CommandState> states;
    for (std::size_t begin = 0; !text.empty() && begin <= text.size();) {
        const auto end = std::min(text.find(',', begin), text.size());
        const auto state = parseCommandState(std::string_view(text).substr(begin, end - begin));
        if (!state)
            return unexpected(ErrorCode::InvalidInput, "not a state of a command", "state");
        states.push_back(*state);
        begin = end + 1;
    }
    return states;
}

Result<std::uint64_t> placeOf(const std::string &text)
{
    const std::uint64_t place = numberIn(text).value_or(0);
    if (!text.empty() && place == 0)
        return unexpected(ErrorCode::InvalidInput, "not a place in the list", "before");
    return place;
}

} // namespace

void writeCommand(JsonWriter &json, const Command &command)
{
    json.beginObject().key("id").text(command.id).key("device_id").text(command.deviceId);
    json.key("command").raw(command.payload).key("state").text(toString(command.state));
    json.key("change").text(command.change).key("reason").text(command.reason).key("said").text(command.said);
    json.key("by").text(command.requestedBy).key("role").text(command.role).key("seat").text(command.seat);
    json.key("source").text(command.source).key("approved_by").text(command.approvedBy);
    json.key("created").time(command.createdMs).key("expires").time(command.expiresMs);
    json.key("changed").time(command.changedMs).key("steps").beginArray();
    for (const CommandStep &step : command.steps)
        writeStep(json, step);
    json.endArray().endObject();
}

std::string commandsJson(const CommandPage &page)
{
    JsonWriter json;
    json.beginObject().key("commands").beginArray();
    for (const Command &command : page.commands)
        writeCommand(json, command);
    json.endArray().key("count").count(page.commands.size()).key("next");
    if (page.next)
        json.count(*page.next);
    else
        json.raw("null");
    return json.endObject().take();
}

std::string commandsCsv(const CommandPage &page)
{
    std::string csv = "time,device,order,change,state,reason,by,role,seat,approved_by,changed,id\r\n";
    for (const Command &command : page.commands)
        csv += formatRfc3339(command.createdMs) + ',' + csvWord(command.deviceId) + ',' + csvWord(command.payload) + ','
            + csvWord(command.change) + ',' + std::string(toString(command.state)) + ','
            + csvWord(command.said.empty() ? command.reason : command.said) + ',' + csvWord(command.requestedBy) + ','
            + csvWord(command.role) + ',' + csvWord(command.seat) + ',' + csvWord(command.approvedBy) + ','
            + formatRfc3339(command.changedMs) + ',' + csvWord(command.id) + "\r\n";
    return csv;
}

Result<CommandQuery> readCommandQuery(const Parameters &parameters)
{
    CommandQuery query;
    query.deviceId = parameterOf(parameters, "device");
    if (!query.deviceId.empty() && !isDeviceId(query.deviceId))
        return unexpected(ErrorCode::InvalidInput, "no device can have this id", "device");
    auto states = statesOf(parameterOf(parameters, "state"));
    const auto from = timeParameter(parameters, "from");
    const auto to = timeParameter(parameters, "to");
    const auto before = placeOf(parameterOf(parameters, "before"));
    const auto limit = countParameter(parameters, "limit", 100, kMostCommands);
    const Error *error = nullptr;
    const auto note = [&error](const auto &read) { error = error || read ? error : &read.error(); };
    note(states);
    note(from);
    note(to);
    note(before);
    note(limit);
    if (error)
        return Unexpected(*error);
    query.states = std::move(*states);
    query.fromMs = from->value_or(query.fromMs);
    query.toMs = to->value_or(query.toMs);
    query.by = parameterOf(parameters, "by");
    query.text = parameterOf(parameters, "text");
    query.before = *before;
    query.limit = static_cast<std::size_t>(*limit);
    return query;
}

} // namespace lineside
