// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/helpcall.h"

#include "base/jsontext.h"
#include "base/rfc3339.h"

namespace lineside {

namespace {

void append(std::string &json, std::string_view key, std::string_view value)
{
    json += json == "{" ? "" : ",";
    appendJsonString(json, key);
    json += ':';
    appendJsonString(json, value);
}

} // namespace

PendingAlert helpCall(const std::string &node, const Requester &who, const std::string &deviceId,
                      const std::string &text, std::int64_t timeMs, std::uint64_t turn)
{
    std::string json = "{";
    append(json, "node", node);
    append(json, "seat", who.seat);
    append(json, "user", who.user);
    if (!deviceId.empty())
        append(json, "device", deviceId);
    if (!text.empty())
        append(json, "text", text);
    append(json, "time", formatRfc3339(timeMs));
    json += '}';
    return {.id = helpId(timeMs, turn), .deviceId = deviceId, .payload = json, .topic = AlertTopic::Help};
}

} // namespace lineside
