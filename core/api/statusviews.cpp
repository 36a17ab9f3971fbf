// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/statusviews.h"

#include "api/jsonparts.h"
#include "decode/rejectreason.h"

namespace lineside {

namespace {

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

void writeCertificates(JsonWriter &json, const EngineStatus &status)
{
    json.beginArray();
    if (status.certificates) {
        for (const CertificateStatus &each : *status.certificates) {
            json.beginObject().key("name").text(each.name).key("file").text(each.file);
            json.key("ends_at").time(each.endsMs).endObject();
        }
    }
    json.endArray();
}

void writeHorn(JsonWriter &json, const EngineStatus &status)
{
    json.beginObject().key("wanted").boolean(status.horn.isWanted).key("on").boolean(status.horn.isOn);
    json.key("silenced").boolean(status.horn.isSilenced).key("test").boolean(status.horn.isTest);
    json.key("problem").text(status.hornOutputs.soundProblem);
    json.key("untaken_since").timeOrNull(everOf(status.hornOutputs.untakenSinceMs)).endObject();
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

void writeAudit(JsonWriter &json, const AuditState &audit)
{
    json.beginObject();
    json.key("lines").count(static_cast<std::uint64_t>(audit.lines));
    json.key("lines_at_most").count(static_cast<std::uint64_t>(audit.linesAtMost));
    json.key("signed_at").timeOrNull(audit.head ? everOf(audit.head->timeMs) : std::nullopt);
    json.key("checked_at").timeOrNull(everOf(audit.checkedMs));
    json.key("key").text(audit.key);
    json.key("problems").beginArray();
    for (const AuditFault &fault : audit.faults)
        json.text(text(fault));
    json.endArray();
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
    json.key("audit");
    writeAudit(json, status.audit);
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

} // namespace

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
    writeCertificates(json.key("certificates"), status);
    writeAlerts(json.key("alerts"), status.alerts);
    writeHorn(json.key("horn"), status);
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

std::string sinksJson(const EngineStatus &status)
{
    return listJson("sinks", status.sinks, [since = status.startedMs](JsonWriter &json, const SinkStatus &sink) {
        writeSink(json, sink, since);
    });
}

} // namespace lineside
