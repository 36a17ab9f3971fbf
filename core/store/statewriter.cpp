// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/statewriter.h"

#include "store/alarmcolumns.h"
#include "store/migrations.h"
#include "store/peoplecolumns.h"
#include "store/qualitycolumn.h"

#include <array>

namespace lineside {

namespace {

constexpr int kStateCacheKiB = 1024;
constexpr std::uint64_t kPageBytes = 4096; // about one page for every table and index that gets a row
constexpr std::uint64_t kStepsKept = 1'000'000;
constexpr std::uint64_t kCommandsKept = 100'000;
constexpr std::uint64_t kRunsKept = 10'000;
constexpr std::uint64_t kRulesVersionsKept = 200; // of 20,000 rules each at most, some 2 MiB
constexpr std::uint64_t kNotesKept = 100'000;
constexpr std::uint64_t kQuarantineRows = 10'000; // some MiB at most of state.db's reserve
constexpr std::int64_t kHoursKeptMs = 10LL * 365 * 24 * 3600 * 1000;

std::string stepSql()
{
    return "INSERT OR IGNORE INTO alarm_history(time, event, position, occurrence, by_whom, said, calls,"
           " by_role, by_seat, "
        + std::string(kAlarmColumns) + ") VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, " + std::string(kAlarmPlaceholders) + ")";
}

std::string alarmSql()
{
    return "INSERT OR REPLACE INTO alarms(" + std::string(kAlarmColumns) + ") VALUES(" + std::string(kAlarmPlaceholders)
        + ")";
}

} // namespace

Result<std::unique_ptr<StateWriter>> StateWriter::open(const std::string &path, bool fullSync)
{
    auto database = Database::open(path, {Database::Mode::Write, fullSync, kStateCacheKiB});
    if (!database)
        return Unexpected(database.error());
    const auto schema = database->schema();
    if (!schema)
        return Unexpected(schema.error());
    if (auto migrated = migrate(*database, stateMigrations()); !migrated)
        return Unexpected(migrated.error());
    std::unique_ptr<StateWriter> writer(new StateWriter(std::move(*database), *schema));
    if (auto prepared = writer->prepare(); !prepared)
        return Unexpected(prepared.error());
    return writer;
}

Result<void> StateWriter::prepare()
{
    const auto last = m_database.integer("SELECT max(occurrence) FROM alarm_history WHERE position = 0");
    if (!last)
        return Unexpected(last.error());
    m_occurrence = *last;
    if (auto opened = m_audit.open(m_database); !opened)
        return opened;
    return m_database.prepareAll({
        {&m_step, stepSql()},
        {&m_alarm, alarmSql()},
        {&m_alert,
         "INSERT OR IGNORE INTO alerts(id, device_id, payload, topic, position, confirmed) VALUES(?, ?, ?, ?, ?, 0)"},
        {&m_confirmAlert, "UPDATE alerts SET confirmed = 1 WHERE id = ?"},
        {&m_device,
         "INSERT OR REPLACE INTO devices(id, name, type, location, status, last_seen, metadata, passing, told_status, "
         "source)"
         " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
        {&m_forgetDevice, "DELETE FROM devices WHERE id = ?"},
        {&m_removeDevice, "INSERT OR IGNORE INTO devices_removed(id) VALUES(?)"},
        {&m_returnDevice, "DELETE FROM devices_removed WHERE id = ?"},
        {&m_forgetRenames, "DELETE FROM devices_renamed"},
        {&m_rename, "INSERT INTO devices_renamed(former, present) VALUES(?, ?)"},
        {&m_command,
         "INSERT INTO commands(id, device_id, payload, requested_by, source, created, expires, changed, state, reason,"
         " role, seat, change, approved_by, said, steps)"
         " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET"
         " changed = excluded.changed, state = excluded.state, reason = excluded.reason, expires = excluded.expires,"
         " approved_by = excluded.approved_by, said = excluded.said, steps = excluded.steps"
         " WHERE state < 5 OR state = 9 OR (state = excluded.state AND said <> excluded.said)"},
        {&m_condition, "INSERT OR REPLACE INTO conditions(name, device_id, holds, since) VALUES(?, ?, ?, ?)"},
        {&m_endCondition, "DELETE FROM conditions WHERE name = ? AND device_id = ?"},
        {&m_alarmRules,
         "INSERT OR IGNORE INTO alarm_rules(number, time, by_whom, reason, rules) VALUES(?, ?, ?, ?, ?)"},
        {&m_note,
         "INSERT OR REPLACE INTO notes(number, time, by_whom, device_id, sensor_type, limit_kind, said, struck,"
         " struck_by) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"},
        {&m_user, std::string(kWriteUser)},
        {&m_token, std::string(kWriteToken)},
        {&m_loginFailures, std::string(kWriteLoginFailures)},
        {&m_cursor,
         "INSERT INTO cursors(sink, sequence) VALUES(?, ?)"
         " ON CONFLICT(sink) DO UPDATE SET sequence = max(sequence, excluded.sequence)"},
        {&m_decided,
         "INSERT INTO decided(id, position) VALUES(1, ?)"
         " ON CONFLICT(id) DO UPDATE SET position = max(position, excluded.position)"},
        {&m_forgetStretches, "DELETE FROM sent_stretches WHERE sink = ?"},
        {&m_stretch, "INSERT INTO sent_stretches(sink, first, last) VALUES(?, ?, ?)"},
        {&m_quarantine,
         "INSERT INTO quarantine(sink, sequence, reason, time, tries, device_id, sensor_type, unit, location, metadata,"
         " value, ts, arrival, processed, position, quality) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
         " ON CONFLICT(sink, sequence) DO UPDATE SET reason = excluded.reason, time = excluded.time,"
         " tries = excluded.tries"},
        {&m_release, "DELETE FROM quarantine WHERE sink = ? AND sequence = ?"},
        {&m_boundQuarantine,
         "DELETE FROM quarantine WHERE id <= (SELECT id FROM quarantine ORDER BY id DESC LIMIT 1 OFFSET ?)"},
    });
}

// The plant goes on without its record, and says so; a full disk is met for all alike (Store::commitState).
Result<void> StateWriter::commit(const StoreBatch &batch)
{
    m_auditRefused.reset();
    auto done = commitOnce(batch);
    if (!done)
        m_audit.rolledBack();
    const bool isOfAll
        = !m_auditRefused || m_auditRefused->code == ErrorCode::Full || m_auditRefused->code == ErrorCode::Unavailable;
    if (done || isOfAll)
        return done;
    m_audit.holdBack(*m_auditRefused);
    done = commitOnce(batch);
    if (!done)
        m_audit.rolledBack();
    return done;
}

Result<void> StateWriter::commitOnce(const StoreBatch &batch)
{
    using Part = Result<void> (StateWriter::*)(const StoreBatch &);
    constexpr std::array<Part, 11> kParts{
        &StateWriter::writeTransitions, &StateWriter::writeAlerts,  &StateWriter::writeDevices,
        &StateWriter::writeCommands,    &StateWriter::writeCursors, &StateWriter::writeQuarantine,
        &StateWriter::writeAlarmRules,  &StateWriter::writeDecided, &StateWriter::writeConditions,
        &StateWriter::writeNotes,       &StateWriter::writePeople};
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return Unexpected(transaction.error());
    for (const Part part : kParts) {
        if (auto written = (this->*part)(batch); !written)
            return written;
    }
    if (auto recorded = m_audit.append(batch.audit); !recorded) {
        m_auditRefused = recorded.error();
        return recorded;
    }
    if (auto committed = transaction->commit(); !committed)
        return committed;
    m_audit.committed();
    m_wal.noteCommit(m_database,
                     kPageBytes
                         * (batch.transitions.size() * 4 + batch.alerts.size() * 2 + batch.devices.size()
                            + batch.commands.size() * 2 + batch.audit.size() * 2 + batch.notes.size() * 2
                            + batch.users.size() + batch.tokens.size() + batch.loginFailures.size()
                            + batch.quarantined.size() * 2));
    return {};
}

Result<void> StateWriter::writeTransitions(const StoreBatch &batch)
{
    for (const auto &step : batch.transitions) {
        const std::int64_t occurrence = step.position != 0 ? 0 : ++m_occurrence;
        m_step.bind(step.timeMs).bind(static_cast<int>(step.event)).bind(step.position).bind(occurrence);
        m_step.bind(step.by).bind(step.said).bind(step.calls).bind(step.role).bind(step.seat);
        bindAlarm(m_step, step.alarm);
        if (auto done = m_step.execute(); !done)
            return done;
        // A step already kept says nothing new: the alarm may have moved on since (acknowledged, between two tries).
        if (m_step.changedRows() == 0)
            continue;
        bindAlarm(m_alarm, step.alarm);
        if (auto done = m_alarm.execute(); !done)
            return done;
    }
    return {};
}

Result<void> StateWriter::writeAlerts(const StoreBatch &batch)
{
    for (const auto &alert : batch.alerts) {
        m_alert.bind(alert.id).bind(alert.deviceId).bind(alert.payload);
        if (auto done = m_alert.bind(static_cast<int>(alert.topic)).bind(alert.position).execute(); !done)
            return done;
    }
    for (const auto id : batch.confirmedAlerts) {
        if (auto done = m_confirmAlert.bind(id).execute(); !done)
            return done;
    }
    return {};
}

Result<void> StateWriter::writeDevices(const StoreBatch &batch)
{
    for (const auto *leaving : {&batch.devicesForgotten, &batch.devicesRemoved}) {
        for (const auto &id : *leaving) {
            if (auto done = m_forgetDevice.bind(id).execute(); !done)
                return done;
        }
    }
    for (const auto &id : batch.devicesRemoved) {
        if (auto done = m_removeDevice.bind(id).execute(); !done)
            return done;
    }
    for (const auto &device : batch.devices) {
        m_device.bind(device.id).bind(device.name).bind(device.type).bind(device.location);
        m_device.bind(device.status)
            .bind(device.lastSeenMs)
            .bind(device.metadata)
            .bind(device.isPassing)
            .bind(device.toldStatus)
            .bind(std::int64_t{device.source});
        if (auto done = m_device.execute(); !done)
            return done;
        if (auto done = m_returnDevice.bind(device.id).execute(); !done)
            return done;
    }
    return batch.renames ? writeRenames(*batch.renames) : Result<void>();
}

Result<void> StateWriter::writeRenames(const std::map<std::string, std::string> &renames)
{
    if (auto done = m_forgetRenames.execute(); !done)
        return done;
    for (const auto &[former, present] : renames) {
        if (auto done = m_rename.bind(former).bind(present).execute(); !done)
            return done;
    }
    return {};
}

Result<void> StateWriter::writeCommands(const StoreBatch &batch)
{
    for (const auto &command : batch.commands) {
        m_command.bind(command.id).bind(command.deviceId).bind(command.payload).bind(command.requestedBy);
        m_command.bind(command.source).bind(command.createdMs).bind(command.expiresMs).bind(command.changedMs);
        m_command.bind(static_cast<int>(command.state)).bind(command.reason).bind(command.role).bind(command.seat);
        m_command.bind(command.change).bind(command.approvedBy).bind(command.said).bind(encodeSteps(command.steps));
        if (auto done = m_command.execute(); !done)
            return done;
    }
    return {};
}

Result<void> StateWriter::writeConditions(const StoreBatch &batch)
{
    for (const auto &each : batch.conditions) {
        auto done = each.isTrue
            ? m_condition.bind(each.name).bind(each.deviceId).bind(each.holds).bind(each.sinceMs).execute()
            : m_endCondition.bind(each.name).bind(each.deviceId).execute();
        if (!done)
            return done;
    }
    return {};
}

Result<void> StateWriter::writeAlarmRules(const StoreBatch &batch)
{
    for (const AlarmRulesVersion &version : batch.alarmRules) {
        m_alarmRules.bind(version.number).bind(version.timeMs).bind(version.by).bind(version.reason);
        if (auto done = m_alarmRules.bind(toCsv(version.rules)).execute(); !done)
            return done;
    }
    return {};
}

Result<void> StateWriter::writePeople(const StoreBatch &batch)
{
    for (const User &user : batch.users) {
        bindUser(m_user, user);
        if (auto done = m_user.execute(); !done)
            return done;
    }
    for (const ApiToken &token : batch.tokens) {
        bindToken(m_token, token);
        if (auto done = m_token.execute(); !done)
            return done;
    }
    for (const LoginFailures &failures : batch.loginFailures) {
        bindLoginFailures(m_loginFailures, failures);
        if (auto done = m_loginFailures.execute(); !done)
            return done;
    }
    return {};
}

Result<void> StateWriter::writeNotes(const StoreBatch &batch)
{
    for (const Note &note : batch.notes) {
        const auto kind = note.alarm ? std::optional(static_cast<std::int64_t>(note.alarm->limit)) : std::nullopt;
        m_note.bind(note.number).bind(note.timeMs).bind(note.by).bind(note.deviceId);
        m_note.bind(note.alarm ? note.alarm->series.sensorType : std::string()).bind(kind);
        if (auto done = m_note.bind(note.text).bind(note.struckMs).bind(note.struckBy).execute(); !done)
            return done;
    }
    return {};
}

Result<void> StateWriter::writeCursors(const StoreBatch &batch)
{
    for (const auto &[sink, position] : batch.cursors) {
        if (auto done = m_cursor.bind(sink).bind(position.cursor).execute(); !done)
            return done;
        if (auto done = m_forgetStretches.bind(sink).execute(); !done)
            return done;
        for (const RowStretch ahead : position.ahead) {
            if (auto done = m_stretch.bind(sink).bind(ahead.first).bind(ahead.last).execute(); !done)
                return done;
        }
    }
    return {};
}

Result<void> StateWriter::writeDecided(const StoreBatch &batch)
{
    return batch.journalPosition == 0 ? Result<void>() : m_decided.bind(batch.journalPosition).execute();
}

// Set aside before released: a batch may hold a row's refusal and, after it was sent again, its release.
Result<void> StateWriter::writeQuarantine(const StoreBatch &batch)
{
    for (const auto &row : batch.quarantined) {
        const Reading &reading = row.reading;
        m_quarantine.bind(row.sink).bind(row.sequence).bind(row.reason).bind(row.timeMs).bind(row.tries);
        m_quarantine.bind(reading.deviceId).bind(reading.sensorType).bind(reading.unit).bind(reading.location);
        m_quarantine.bind(reading.metadata).bind(reading.value).bind(reading.timestampMs).bind(reading.arrivalMs);
        m_quarantine.bind(reading.processedMs).bind(reading.position).bind(toQualityColumn(reading));
        if (auto done = m_quarantine.execute(); !done)
            return done;
    }
    for (const auto &[sink, sequence] : batch.released) {
        if (auto done = m_release.bind(sink).bind(sequence).execute(); !done)
            return done;
    }
    return batch.quarantined.empty() ? Result<void>() : boundQuarantine();
}

Result<void> StateWriter::boundQuarantine()
{
    if (auto done = m_boundQuarantine.bind(kQuarantineRows).execute(); !done)
        return done;
    m_quarantineOverflow += m_boundQuarantine.changedRows();
    return {};
}

Result<void> StateWriter::forgetCursor(const std::string &sink)
{
    if (auto done = m_forgetStretches.bind(sink).execute(); !done)
        return done;
    auto statement = m_database.prepare("DELETE FROM cursors WHERE sink = ?");
    return statement ? statement->bind(sink).execute() : Unexpected(statement.error());
}

Result<void> StateWriter::markGone(const std::map<std::string, std::optional<std::int64_t>> &sinks)
{
    for (const auto &[sink, sinceMs] : sinks) {
        auto statement = m_database.prepare("UPDATE cursors SET gone = ? WHERE sink = ?");
        if (!statement)
            return Unexpected(statement.error());
        if (auto done = statement->bind(sinceMs).bind(sink).execute(); !done)
            return done;
    }
    return {};
}

Result<void> StateWriter::noteRunning(std::int64_t startedMs, std::int64_t aliveMs)
{
    auto statement = m_database.prepare("INSERT INTO runs(started, alive) VALUES(?, ?)"
                                        " ON CONFLICT(started) DO UPDATE SET alive = max(alive, excluded.alive)");
    if (!statement)
        return Unexpected(statement.error());
    auto done = statement->bind(startedMs).bind(aliveMs).execute();
    if (done)
        m_wal.noteCommit(m_database, kPageBytes);
    return done;
}

Result<void> StateWriter::trim(std::uint64_t journalPosition, std::int64_t nowMs)
{
    // No replay raises alerts of a timer or person again.
    const std::array<std::string, 7> steps{
        "DELETE FROM notes WHERE number <= (SELECT max(number) FROM notes) - " + std::to_string(kNotesKept),
        "DELETE FROM alarm_rules WHERE number <= (SELECT max(number) FROM alarm_rules) - "
            + std::to_string(kRulesVersionsKept),
        "DELETE FROM alerts WHERE confirmed = 1 AND (position = 0 OR position < " + std::to_string(journalPosition)
            + ")",
        "DELETE FROM alarm_history WHERE id <= (SELECT max(id) FROM alarm_history) - " + std::to_string(kStepsKept),
        "DELETE FROM runs WHERE started <= (SELECT started FROM runs ORDER BY started DESC LIMIT 1 OFFSET "
            + std::to_string(kRunsKept) + ")",
        "DELETE FROM commands WHERE state >= 5 AND state <> 9 AND rowid <= (SELECT max(rowid) FROM commands) - "
            + std::to_string(kCommandsKept),
        "DELETE FROM hours WHERE (series_id, start, slice) IN (SELECT h.series_id, h.start, h.slice FROM hour_series n"
        " JOIN hours h ON h.series_id = n.id AND h.start < "
            + std::to_string(nowMs - kHoursKeptMs) + ")",
    };
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return Unexpected(transaction.error());
    for (const auto &step : steps) {
        if (auto done = m_database.execute(step); !done)
            return done;
    }
    return transaction->commit();
}

} // namespace lineside
