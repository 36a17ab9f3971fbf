// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/auditentry.h"

#include "base/jsontext.h"
#include "base/rfc3339.h"

#include <string_view>

namespace lineside {

namespace {

void member(std::string &json, std::string_view name, std::string_view text)
{
    if (text.empty())
        return;
    json += ",\"";
    json += name;
    json += "\":";
    appendJsonString(json, text);
}

} // namespace

bool tellsOfDamage(const AuditRecord &record)
{
    return record.source == "engine" && record.action == "audit_check" && record.result == "damaged";
}

std::string toJson(const AuditEntry &entry)
{
    const AuditRecord &record = entry.record;
    std::string json = "{\"number\":" + std::to_string(entry.number);
    member(json, "time", formatRfc3339(record.timeMs));
    member(json, "actor", record.actor);
    member(json, "role", record.role);
    member(json, "seat", record.seat);
    member(json, "source", record.source);
    member(json, "category", record.category);
    member(json, "action", record.action);
    member(json, "target", record.target);
    member(json, "detail", record.detail);
    member(json, "reason", record.reason);
    member(json, "result", record.result);
    member(json, "hash", entry.hash);
    return json + '}';
}

std::string toJson(const AuditHead &head)
{
    std::string json = "{\"number\":" + std::to_string(head.number);
    member(json, "time", formatRfc3339(head.timeMs));
    member(json, "hash", head.hash);
    member(json, "key", head.key);
    member(json, "signature", head.signature);
    return json + '}';
}

} // namespace lineside
