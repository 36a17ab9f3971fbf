// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/stateloader.h"

#include "model/formernames.h"
#include "store/alarmcolumns.h"
#include "store/database.h"
#include "store/qualitycolumn.h"
#include "store/questionmarks.h"

#include <functional>

namespace lineside {

namespace {

Device readDevice(const Statement &row)
{
    return {.id = row.text(0),
            .name = row.text(1),
            .type = row.text(2),
            .location = row.text(3),
            .status = row.text(4),
            .lastSeenMs = row.integer(5),
            .metadata = row.text(6),
            .isPassing = row.integer(7) != 0,
            .toldStatus = row.text(8),
            .source = static_cast<std::uint32_t>(row.integer(9))};
}

constexpr std::string_view kNoteColumns
    = "number, time, by_whom, device_id, sensor_type, limit_kind, said, struck, struck_by";

Note readNote(const Statement &row)
{
    Note note{.number = row.natural(0),
              .timeMs = row.integer(1),
              .by = row.text(2),
              .deviceId = row.text(3),
              .text = row.text(6),
              .struckMs = row.integerOrNull(7),
              .struckBy = row.text(8)};
    if (const auto kind = row.integerOrNull(5))
        note.alarm = AlarmKey{{note.deviceId, row.text(4)}, static_cast<LimitKind>(*kind)};
    return note;
}

QuarantinedRow readQuarantined(const Statement &row)
{
    QuarantinedRow quarantined{.sink = row.text(0),
                               .sequence = row.natural(1),
                               .reading = {.deviceId = row.text(5),
                                           .sensorType = row.text(6),
                                           .unit = row.text(7),
                                           .location = row.text(8),
                                           .metadata = row.text(9),
                                           .value = row.real(10),
                                           .timestampMs = row.integer(11),
                                           .arrivalMs = row.integer(12),
                                           .processedMs = row.integer(13),
                                           .position = row.natural(14)},
                               .reason = row.text(2),
                               .timeMs = row.integer(3),
                               .tries = static_cast<int>(row.integer(4))};
    readQualityColumn(row.integer(15), quarantined.reading);
    return quarantined;
}

template <typename Value>
Result<std::vector<Value>> loadAll(Result<Statement> statement, Value (*read)(const Statement &),
                                   const std::function<void(Statement &)> &bind = {})
{
    if (!statement)
        return Unexpected(statement.error());
    if (bind)
        bind(*statement);
    if (auto done = statement->execute(); !done)
        return Unexpected(done.error());
    std::vector<Value> values;
    while (statement->next())
        values.push_back(read(*statement));
    return values;
}

} // namespace

Result<std::vector<Device>> loadDevices(Database &state)
{
    return loadAll(
        state.prepare(
            "SELECT id, name, type, location, status, last_seen, metadata, passing, told_status, source FROM devices"),
        &readDevice);
}

Result<std::vector<std::string>> loadRemovedDevices(Database &state)
{
    return loadAll<std::string>(state.prepare("SELECT id FROM devices_removed"),
                                [](const Statement &row) { return row.text(0); });
}

Result<std::map<std::string, std::string>> loadRenames(Database &state)
{
    using Pair = std::pair<std::string, std::string>;
    const auto rows
        = loadAll<Pair>(state.prepare("SELECT former, present FROM devices_renamed"), [](const Statement &row) {
              return Pair{row.text(0), row.text(1)};
          });
    if (!rows)
        return Unexpected(rows.error());
    return std::map<std::string, std::string>(rows->begin(), rows->end());
}

Result<std::vector<Alarm>> loadAlarms(Database &state)
{
    return loadAll<Alarm>(
        state.prepare("SELECT " + std::string(kAlarmColumns) + " FROM alarms WHERE " + std::string(kIsListed)),
        [](const Statement &row) { return readAlarm(row, 0); });
}

Result<std::int64_t> loadFiguresReset(Database &state, std::int64_t sinceMs)
{
    const auto rows = loadAll<std::int64_t>(
        state.prepare("SELECT coalesce(max(time), 0) FROM audit WHERE time >= ? AND action = 'reset_figures'"
                      " AND result = 'ok'"),
        [](const Statement &row) { return row.integer(0); },
        [sinceMs](Statement &statement) { statement.bind(sinceMs); });
    return rows ? Result<std::int64_t>(rows->front()) : Unexpected(rows.error());
}

Result<std::vector<ConditionState>> loadConditions(Database &state)
{
    return loadAll<ConditionState>(state.prepare("SELECT name, device_id, holds, since FROM conditions"),
                                   [](const Statement &row) {
                                       return ConditionState{.name = row.text(0),
                                                             .deviceId = row.text(1),
                                                             .isTrue = true,
                                                             .holds = row.integer(2) != 0,
                                                             .sinceMs = row.integer(3)};
                                   });
}

Result<std::optional<Alarm>> loadAlarm(Database &state, const AlarmKey &key)
{
    auto found = loadAll<Alarm>(
        state.prepare("SELECT " + std::string(kAlarmColumns)
                      + " FROM alarms WHERE device_id = ? AND sensor_type = ? AND limit_kind = ?"),
        [](const Statement &row) { return readAlarm(row, 0); },
        [&key](Statement &statement) {
            statement.bind(key.series.deviceId).bind(key.series.sensorType).bind(static_cast<int>(key.limit));
        });
    if (!found)
        return Unexpected(found.error());
    return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
}

Result<std::vector<std::uint64_t>> loadPendingAlertIds(Database &state)
{
    return loadAll<std::uint64_t>(state.prepare("SELECT id FROM alerts WHERE confirmed = 0 ORDER BY number"),
                                  [](const Statement &row) { return row.natural(0); });
}

Result<std::vector<PendingAlert>> loadPendingAlerts(Database &state, const std::vector<std::uint64_t> &ids)
{
    auto one = state.prepare("SELECT device_id, payload, topic, position FROM alerts WHERE id = ? AND confirmed = 0");
    if (!one)
        return Unexpected(one.error());
    std::vector<PendingAlert> found;
    for (const std::uint64_t id : ids) {
        if (auto done = one->bind(id).execute(); !done)
            return Unexpected(done.error());
        if (one->next())
            found.push_back(
                {id, one->text(0), one->text(1), static_cast<AlertTopic>(one->integer(2)), one->natural(3)});
        one->finish();
    }
    return found;
}

// Also of a file that was not brought up to the newest schema: the check reads them as they are.
Result<std::map<std::string, SinkPosition>> loadCursors(Database &state)
{
    struct Row
    {
        std::string sink;
        std::uint64_t cursor;
        RowStretch ahead; // empty (1..0): none
    };
    const auto version = state.schema();
    if (!version)
        return Unexpected(version.error());
    // In one statement, as a reader's snapshot must not see the one without the other.
    auto rows = loadAll<Row>(state.prepare(*version < 3
                                               ? "SELECT sink, sequence, 1, 0 FROM cursors"
                                               : "SELECT c.sink, c.sequence, coalesce(s.first, 1), coalesce(s.last, 0)"
                                                 " FROM cursors c LEFT JOIN sent_stretches s ON s.sink = c.sink"),
                             [](const Statement &row) {
                                 return Row{row.text(0), row.natural(1), {row.natural(2), row.natural(3)}};
                             });
    if (!rows)
        return Unexpected(rows.error());
    std::map<std::string, SinkPosition> positions;
    for (const Row &row : *rows)
        positions.try_emplace(row.sink, row.cursor).first->second.add(row.ahead);
    return positions;
}

Result<std::vector<AlarmRulesVersion>> loadAlarmRules(Database &state, std::size_t limit,
                                                      std::optional<std::uint64_t> number)
{
    using Read = std::optional<AlarmRulesVersion>;
    const auto read = [](const Statement &row) -> Read {
        RuleTable table = rulesFromCsv(row.text(4));
        if (!table.problems.empty())
            return std::nullopt;
        return AlarmRulesVersion{row.natural(0), row.integer(1), row.text(2), row.text(3), std::move(table.rules)};
    };
    auto rows
        = loadAll<Read>(state.prepare("SELECT number, time, by_whom, reason, rules FROM alarm_rules"
                                      " WHERE ?1 IN (-1, number) ORDER BY number DESC LIMIT ?2"),
                        read, [&](Statement &statement) {
                            statement.bind(number ? static_cast<std::int64_t>(*number) : -1).bind(std::uint64_t{limit});
                        });
    if (!rows)
        return Unexpected(rows.error());
    std::vector<AlarmRulesVersion> versions;
    for (Read &each : *rows)
        if (each)
            versions.push_back(*std::move(each));
    return versions;
}

Result<std::vector<Note>> loadNotes(Database &state, const FormerNames &names, const NoteQuery &query)
{
    std::string sql = "SELECT " + std::string(kNoteColumns) + " FROM notes WHERE number > 0";
    const std::string &of = query.alarm ? query.alarm->series.deviceId : query.deviceId;
    const std::vector<std::string> ids = of.empty() ? std::vector<std::string>() : names.namesOf(of);
    sql += ids.empty() ? "" : " AND device_id IN (" + questionMarks(ids.size()) + ")";
    sql += query.alarm ? " AND sensor_type = ? AND limit_kind = ?" : "";
    sql += query.withStruck ? "" : " AND struck IS NULL";
    sql += query.before > 0 ? " AND number < ?" : "";
    auto notes
        = loadAll<Note>(state.prepare(sql + " ORDER BY number DESC LIMIT ?"), &readNote, [&](Statement &statement) {
              for (const std::string &id : ids)
                  statement.bind(id);
              if (query.alarm)
                  statement.bind(query.alarm->series.sensorType).bind(static_cast<std::int64_t>(query.alarm->limit));
              if (query.before > 0)
                  statement.bind(query.before);
              statement.bind(std::uint64_t{query.limit});
          });
    if (notes)
        for (Note &note : *notes) {
            note.deviceId = names.presentOf(note.deviceId);
            if (note.alarm)
                note.alarm->series.deviceId = note.deviceId;
        }
    return notes;
}

Result<std::optional<Note>> loadNote(Database &state, std::uint64_t number)
{
    auto found = loadAll<Note>(state.prepare("SELECT " + std::string(kNoteColumns) + " FROM notes WHERE number = ?"),
                               &readNote, [number](Statement &statement) { statement.bind(number); });
    if (!found)
        return Unexpected(found.error());
    return found->empty() ? std::optional<Note>() : std::optional(std::move(found->front()));
}

Result<std::uint64_t> loadLastNote(Database &state)
{
    const auto last = state.integer("SELECT coalesce(max(number), 0) FROM notes");
    return last ? Result<std::uint64_t>(static_cast<std::uint64_t>(*last)) : Unexpected(last.error());
}

Result<std::uint64_t> loadDecided(Database &state)
{
    const auto position = state.integer("SELECT coalesce(max(position), 0) FROM decided");
    return position ? Result<std::uint64_t>(static_cast<std::uint64_t>(*position)) : Unexpected(position.error());
}

Result<std::map<std::string, std::int64_t>> loadGoneSinks(Database &state)
{
    const auto rows = loadAll<std::pair<std::string, std::int64_t>>(
        state.prepare("SELECT sink, gone FROM cursors WHERE gone IS NOT NULL"),
        [](const Statement &row) { return std::pair(row.text(0), row.integer(1)); });
    if (!rows)
        return Unexpected(rows.error());
    return std::map<std::string, std::int64_t>(rows->begin(), rows->end());
}

Result<std::vector<QuarantinedRow>> loadQuarantine(Database &state, std::size_t limit)
{
    return loadAll(state.prepare("SELECT sink, sequence, reason, time, tries, device_id, sensor_type, unit, location,"
                                 " metadata, value, ts, arrival, processed, position, quality FROM quarantine"
                                 " ORDER BY time DESC, id DESC LIMIT ?"),
                   &readQuarantined, [limit](Statement &statement) { statement.bind(std::uint64_t{limit}); });
}

Result<std::uint64_t> countQuarantine(Database &state, std::optional<std::uint64_t> sequence, const std::string &sink)
{
    const auto counts = loadAll<std::uint64_t>(
        state.prepare("SELECT count(*) FROM quarantine WHERE ?1 IN (0, sequence) AND ?2 IN ('', sink)"),
        [](const Statement &row) { return row.natural(0); },
        [&](Statement &statement) { statement.bind(static_cast<std::int64_t>(sequence.value_or(0))).bind(sink); });
    return counts ? Result<std::uint64_t>(counts->front()) : Unexpected(counts.error());
}

Result<std::map<std::string, std::uint64_t>> countQuarantineBySink(Database &state)
{
    auto rows = loadAll<std::pair<std::string, std::uint64_t>>(
        state.prepare("SELECT sink, count(*) FROM quarantine GROUP BY sink"),
        [](const Statement &row) { return std::pair(row.text(0), row.natural(1)); });
    if (!rows)
        return Unexpected(rows.error());
    return std::map<std::string, std::uint64_t>(rows->begin(), rows->end());
}

} // namespace lineside
