// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include "store/database.h"

#include <array>

namespace lineside {

namespace {

using namespace std::string_view_literals;

// Alarm state lives twice: `alarms` as it stands, `alarm_history` step by step. A step a journal replay makes again
// meets the unique key and is ignored; `occurrence` tells apart what has no position: steps of timers and persons.
constexpr std::array kState1{
    "CREATE TABLE devices(id TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, location TEXT NOT NULL,"
    " status TEXT NOT NULL, last_seen INTEGER NOT NULL, metadata TEXT NOT NULL) WITHOUT ROWID"sv,
    "CREATE TABLE alarms(device_id TEXT NOT NULL, sensor_type TEXT NOT NULL, limit_kind INTEGER NOT NULL,"
    " priority INTEGER NOT NULL, location TEXT NOT NULL, unit TEXT NOT NULL, limit_value REAL NOT NULL,"
    " value REAL NOT NULL, active INTEGER NOT NULL, acknowledged INTEGER NOT NULL, latched INTEGER NOT NULL,"
    " activated INTEGER NOT NULL, returned INTEGER NOT NULL, acknowledged_at INTEGER NOT NULL,"
    " acknowledged_by TEXT NOT NULL, comment TEXT NOT NULL,"
    " PRIMARY KEY(device_id, sensor_type, limit_kind)) WITHOUT ROWID"sv,
    "CREATE TABLE alarm_history(id INTEGER PRIMARY KEY, time INTEGER NOT NULL, event INTEGER NOT NULL,"
    " position INTEGER NOT NULL, occurrence INTEGER NOT NULL, device_id TEXT NOT NULL, sensor_type TEXT NOT NULL,"
    " limit_kind INTEGER NOT NULL, priority INTEGER NOT NULL, location TEXT NOT NULL, unit TEXT NOT NULL,"
    " limit_value REAL NOT NULL, value REAL NOT NULL, active INTEGER NOT NULL, acknowledged INTEGER NOT NULL,"
    " latched INTEGER NOT NULL, activated INTEGER NOT NULL, returned INTEGER NOT NULL,"
    " acknowledged_at INTEGER NOT NULL, acknowledged_by TEXT NOT NULL, comment TEXT NOT NULL,"
    " UNIQUE(position, occurrence, device_id, sensor_type, limit_kind, event))"sv,
    "CREATE INDEX alarm_history_time ON alarm_history(time)"sv,
    "CREATE TABLE commands(id TEXT PRIMARY KEY, device_id TEXT NOT NULL, payload TEXT NOT NULL,"
    " requested_by TEXT NOT NULL, source TEXT NOT NULL, created INTEGER NOT NULL, expires INTEGER NOT NULL,"
    " changed INTEGER NOT NULL, state INTEGER NOT NULL, reason TEXT NOT NULL)"sv,
    "CREATE INDEX commands_open ON commands(created) WHERE state < 5"sv,
    // A confirmed alert stays until the journal position is past it: a replay must not raise it again.
    "CREATE TABLE alerts(id INTEGER PRIMARY KEY, device_id TEXT NOT NULL, payload TEXT NOT NULL,"
    " confirmed INTEGER NOT NULL)"sv,
    "CREATE TABLE audit(id INTEGER PRIMARY KEY, time INTEGER NOT NULL, actor TEXT NOT NULL, source TEXT NOT NULL,"
    " action TEXT NOT NULL, target TEXT NOT NULL, detail TEXT NOT NULL, result TEXT NOT NULL,"
    " UNIQUE(time, actor, source, action, target, detail, result))"sv,
    "CREATE TABLE cursors(sink TEXT PRIMARY KEY, sequence INTEGER NOT NULL) WITHOUT ROWID"sv,
    // Hourly values of closed slices, see SliceArchive: those of a slice still there under its base, so that writing
    // them again replaces them; those of all bygone slices under 0.
    "CREATE TABLE hour_series(id INTEGER PRIMARY KEY, device_id TEXT NOT NULL, sensor_type TEXT NOT NULL,"
    " UNIQUE(device_id, sensor_type))"sv,
    "CREATE TABLE hours(series_id INTEGER NOT NULL, start INTEGER NOT NULL, slice INTEGER NOT NULL,"
    " count INTEGER NOT NULL, min REAL NOT NULL, max REAL NOT NULL, sum REAL NOT NULL,"
    " PRIMARY KEY(series_id, start, slice)) WITHOUT ROWID"sv,
    "CREATE TABLE archived(slice INTEGER PRIMARY KEY)"sv,
};

// Slices archived before are archived once more, which is the same as once; then they are listed here.
constexpr std::array kState2{
    "DROP TABLE archived"sv,
    "CREATE INDEX hours_of_slices ON hours(slice) WHERE slice > 0"sv,
    "CREATE TABLE slices(base INTEGER PRIMARY KEY, name TEXT NOT NULL, inode INTEGER NOT NULL, day INTEGER NOT NULL,"
    " last_sequence INTEGER NOT NULL, first_arrival INTEGER NOT NULL, last_arrival INTEGER NOT NULL,"
    " merged INTEGER NOT NULL)"sv,
};

// A sink's cursor says which rows it is done with; these stretches, what it is done with beyond: they went up ahead of
// a backlog. A row the sink would not have is kept whole in `quarantine`, as its slice may go.
constexpr std::array kState3{
    "CREATE TABLE sent_stretches(sink TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,"
    " PRIMARY KEY(sink, first)) WITHOUT ROWID"sv,
    "CREATE TABLE quarantine(id INTEGER PRIMARY KEY, sink TEXT NOT NULL, sequence INTEGER NOT NULL,"
    " reason TEXT NOT NULL, time INTEGER NOT NULL, tries INTEGER NOT NULL, device_id TEXT NOT NULL,"
    " sensor_type TEXT NOT NULL, unit TEXT NOT NULL, location TEXT NOT NULL, metadata TEXT NOT NULL,"
    " value REAL NOT NULL, ts INTEGER NOT NULL, arrival INTEGER NOT NULL, processed INTEGER NOT NULL,"
    " position INTEGER NOT NULL, quality INTEGER NOT NULL, UNIQUE(sink, sequence))"sv,
};

// Hours of different units are never added up. What was archived without its unit is archived once more, with it, while
// its slice is there; the hours of bygone slices keep "", not known.
constexpr std::array kState4{
    "CREATE TABLE hour_series_of_units(id INTEGER PRIMARY KEY, device_id TEXT NOT NULL, sensor_type TEXT NOT NULL,"
    " unit TEXT NOT NULL, UNIQUE(device_id, sensor_type, unit))"sv,
    "INSERT INTO hour_series_of_units SELECT id, device_id, sensor_type, '' FROM hour_series"sv,
    "DROP TABLE hour_series"sv,
    "ALTER TABLE hour_series_of_units RENAME TO hour_series"sv,
    "DELETE FROM slices WHERE merged = 0"sv,
};

// "No such time" is NULL, no longer the first moment of 1970, and the time a wrong clock told stands beside. A device's
// own word about itself is kept beside what it is shown as. Who was taken out of the lists is listed until it speaks.
constexpr std::array kState5{
    "ALTER TABLE devices ADD COLUMN told_status TEXT NOT NULL DEFAULT ''"sv,
    "ALTER TABLE devices ADD COLUMN passing INTEGER NOT NULL DEFAULT 0"sv,
    "CREATE TABLE devices_removed(id TEXT PRIMARY KEY) WITHOUT ROWID"sv,
    "ALTER TABLE alarms RENAME TO alarms3"sv,
    "CREATE TABLE alarms(device_id TEXT NOT NULL, sensor_type TEXT NOT NULL, limit_kind INTEGER NOT NULL,"
    " priority INTEGER NOT NULL, location TEXT NOT NULL, unit TEXT NOT NULL, limit_value REAL NOT NULL,"
    " value REAL NOT NULL, active INTEGER NOT NULL, acknowledged INTEGER NOT NULL, latched INTEGER NOT NULL,"
    " activated INTEGER, returned INTEGER, acknowledged_at INTEGER, acknowledged_by TEXT NOT NULL,"
    " comment TEXT NOT NULL, source_time INTEGER,"
    " PRIMARY KEY(device_id, sensor_type, limit_kind)) WITHOUT ROWID"sv,
    "INSERT INTO alarms SELECT device_id, sensor_type, limit_kind, priority, location, unit, limit_value, value,"
    " active, acknowledged, latched, nullif(activated, 0), nullif(returned, 0), nullif(acknowledged_at, 0),"
    " acknowledged_by, comment, NULL FROM alarms3"sv,
    "DROP TABLE alarms3"sv,
    "DROP INDEX alarm_history_time"sv,
    "ALTER TABLE alarm_history RENAME TO alarm_history3"sv,
    "CREATE TABLE alarm_history(id INTEGER PRIMARY KEY, time INTEGER NOT NULL, event INTEGER NOT NULL,"
    " position INTEGER NOT NULL, occurrence INTEGER NOT NULL, device_id TEXT NOT NULL, sensor_type TEXT NOT NULL,"
    " limit_kind INTEGER NOT NULL, priority INTEGER NOT NULL, location TEXT NOT NULL, unit TEXT NOT NULL, limit_value"
    " REAL NOT NULL, value REAL NOT NULL, active INTEGER NOT NULL, acknowledged INTEGER NOT NULL, latched INTEGER NOT "
    "NULL,"
    " activated INTEGER, returned INTEGER, acknowledged_at INTEGER, acknowledged_by TEXT NOT NULL,"
    " comment TEXT NOT NULL, source_time INTEGER,"
    " UNIQUE(position, occurrence, device_id, sensor_type, limit_kind, event))"sv,
    "INSERT INTO alarm_history SELECT id, time, event, position, occurrence, device_id, sensor_type, limit_kind,"
    " priority, location, unit, limit_value, value, active, acknowledged, latched, nullif(activated, 0),"
    " nullif(returned, 0), nullif(acknowledged_at, 0), acknowledged_by, comment, NULL FROM alarm_history3"sv,
    "DROP TABLE alarm_history3"sv,
    "CREATE INDEX alarm_history_time ON alarm_history(time)"sv,
};

// `readings` is append-only and without an index, which keeps a commit at two or three pages whatever the number of
// series. `points`, `minutes` and `hours` follow behind (Rollup): meta says that they hold all rows up to seq `folded`,
// of series up to `finished_series` all up to `window`, and what stretch of source time that is.
constexpr std::array kSlice1{
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID"sv,
    "INSERT INTO meta(key, value) VALUES('base', 0), ('journal_position', 0), ('folded', 0), ('window', 0),"
    " ('finished_series', 0), ('first_ms', 9223372036854775807), ('last_ms', -9223372036854775808)"sv,
    "CREATE TABLE series(id INTEGER PRIMARY KEY, device_id TEXT NOT NULL, sensor_type TEXT NOT NULL,"
    " unit TEXT NOT NULL, location TEXT NOT NULL, UNIQUE(device_id, sensor_type, unit, location))"sv,
    "CREATE TABLE readings(seq INTEGER PRIMARY KEY, series_id INTEGER NOT NULL, ts INTEGER NOT NULL,"
    " arrival INTEGER NOT NULL, processed INTEGER NOT NULL, value REAL NOT NULL, quality INTEGER NOT NULL,"
    " metadata TEXT, position INTEGER NOT NULL)"sv,
    "CREATE TABLE points(series_id INTEGER NOT NULL, ts INTEGER NOT NULL, seq INTEGER NOT NULL, value REAL NOT NULL,"
    " PRIMARY KEY(series_id, ts, seq)) WITHOUT ROWID"sv,
    "CREATE TABLE minutes(series_id INTEGER NOT NULL, start INTEGER NOT NULL, count INTEGER NOT NULL,"
    " min REAL NOT NULL, max REAL NOT NULL, sum REAL NOT NULL, PRIMARY KEY(series_id, start)) WITHOUT ROWID"sv,
    "CREATE TABLE hours(series_id INTEGER NOT NULL, start INTEGER NOT NULL, count INTEGER NOT NULL,"
    " min REAL NOT NULL, max REAL NOT NULL, sum REAL NOT NULL, PRIMARY KEY(series_id, start)) WITHOUT ROWID"sv,
    "CREATE VIEW readings_named AS SELECT r.seq, s.device_id, s.sensor_type, r.value, s.unit, s.location,"
    " strftime('%Y-%m-%dT%H:%M:%fZ', r.ts / 1000.0, 'unixepoch') AS time, r.ts, r.arrival, r.processed, r.quality,"
    " r.metadata, r.position FROM readings r JOIN series s ON s.id = r.series_id"sv,
};

// The view alone: a closed slice is never opened for writing again, so readers meet both.
constexpr std::array kSlice2{
    "DROP VIEW readings_named"sv,
    "CREATE VIEW readings_named AS SELECT r.seq, s.device_id, s.sensor_type, r.value, s.unit, s.location,"
    " strftime('%Y-%m-%dT%H:%M:%fZ', r.ts / 1000.0, 'unixepoch') AS time, r.ts, r.arrival, r.processed,"
    " r.quality & 15 AS quality, CASE r.quality >> 4 WHEN 0 THEN 'good' WHEN 1 THEN 'late' WHEN 2 THEN 'future'"
    " ELSE 'unset' END AS time_quality, r.metadata, r.position FROM readings r JOIN series s ON s.id = r.series_id"sv,
};

// Each step of a person bears who did it and what was said; until now acknowledgements alone told.
constexpr std::array kState6{
    "ALTER TABLE alarm_history ADD COLUMN by_whom TEXT NOT NULL DEFAULT ''"sv,
    "ALTER TABLE alarm_history ADD COLUMN said TEXT NOT NULL DEFAULT ''"sv,
    "UPDATE alarm_history SET by_whom = acknowledged_by, said = comment WHERE event = 3"sv,
};

// A rename is done once; what the former id sends afterwards is its own.
constexpr std::array kState7{
    "CREATE TABLE devices_renamed(former TEXT PRIMARY KEY, present TEXT NOT NULL) WITHOUT ROWID"sv,
};

// Since when a sink's entry has been gone from the configuration.
constexpr std::array kState8{
    "ALTER TABLE cursors ADD COLUMN gone INTEGER"sv,
};

// The two halves of a batch are committed apart, so this says how far the journal has been decided, readings or not.
constexpr std::array kState9{
    "CREATE TABLE decided(id INTEGER PRIMARY KEY CHECK(id = 1), position INTEGER NOT NULL)"sv,
};

// The memories beside active, acknowledged and latched; NULL where one is not set. Until now each activation called.
constexpr std::array kState10{
    "ALTER TABLE alarms ADD COLUMN shelf_mode INTEGER"sv,
    "ALTER TABLE alarms ADD COLUMN shelf_since INTEGER"sv,
    "ALTER TABLE alarms ADD COLUMN shelf_until INTEGER"sv,
    "ALTER TABLE alarms ADD COLUMN shelf_by TEXT NOT NULL DEFAULT ''"sv,
    "ALTER TABLE alarms ADD COLUMN shelf_reason TEXT NOT NULL DEFAULT ''"sv,
    "ALTER TABLE alarms ADD COLUMN out_since INTEGER"sv,
    "ALTER TABLE alarms ADD COLUMN out_by TEXT NOT NULL DEFAULT ''"sv,
    "ALTER TABLE alarms ADD COLUMN out_reason TEXT NOT NULL DEFAULT ''"sv,
    "ALTER TABLE alarm_history ADD COLUMN shelf_mode INTEGER"sv,
    "ALTER TABLE alarm_history ADD COLUMN shelf_since INTEGER"sv,
    "ALTER TABLE alarm_history ADD COLUMN shelf_until INTEGER"sv,
    "ALTER TABLE alarm_history ADD COLUMN shelf_by TEXT NOT NULL DEFAULT ''"sv,
    "ALTER TABLE alarm_history ADD COLUMN shelf_reason TEXT NOT NULL DEFAULT ''"sv,
    "ALTER TABLE alarm_history ADD COLUMN out_since INTEGER"sv,
    "ALTER TABLE alarm_history ADD COLUMN out_by TEXT NOT NULL DEFAULT ''"sv,
    "ALTER TABLE alarm_history ADD COLUMN out_reason TEXT NOT NULL DEFAULT ''"sv,
    "ALTER TABLE alarms ADD COLUMN suppressed TEXT NOT NULL DEFAULT ''"sv,
    "ALTER TABLE alarms ADD COLUMN called INTEGER NOT NULL DEFAULT 1"sv,
    "ALTER TABLE alarms ADD COLUMN first_out INTEGER NOT NULL DEFAULT 0"sv,
    "ALTER TABLE alarms ADD COLUMN re_alarms INTEGER NOT NULL DEFAULT 0"sv,
    "ALTER TABLE alarm_history ADD COLUMN suppressed TEXT NOT NULL DEFAULT ''"sv,
    "ALTER TABLE alarm_history ADD COLUMN called INTEGER NOT NULL DEFAULT 1"sv,
    "ALTER TABLE alarm_history ADD COLUMN first_out INTEGER NOT NULL DEFAULT 0"sv,
    "ALTER TABLE alarm_history ADD COLUMN re_alarms INTEGER NOT NULL DEFAULT 0"sv,
    "ALTER TABLE alarm_history ADD COLUMN calls INTEGER NOT NULL DEFAULT 0"sv,
    "UPDATE alarm_history SET calls = 1 WHERE event = 1"sv,
};

// What a search of the alarm history goes by, so that a step is read whole only when it is shown; and the few that have
// words.
constexpr std::array kState11{
    "DROP INDEX alarm_history_time"sv,
    "CREATE INDEX alarm_history_search ON alarm_history(time, id, device_id, sensor_type, limit_kind, event, priority)"sv,
    "CREATE INDEX alarm_history_words ON alarm_history(id, by_whom, said) WHERE by_whom <> '' OR said <> ''"sv,
};

// When the engine ran: figures of alarms leave out the time it did not. Of before, what the alarm history tells.
constexpr std::array kState12{
    "CREATE TABLE runs(started INTEGER PRIMARY KEY, alive INTEGER NOT NULL)"sv,
    "INSERT INTO runs SELECT * FROM (SELECT min(time) AS first, max(time) FROM alarm_history) WHERE first IS NOT NULL"sv,
};

// What is told of alarms goes to two topics. Its number keeps the order, its id is one of a hash, and a replay raises
// no more what lies before its position.
constexpr std::array kState13{
    "CREATE TABLE alerts_numbered(number INTEGER PRIMARY KEY, id INTEGER NOT NULL UNIQUE, device_id TEXT NOT NULL,"
    " payload TEXT NOT NULL, confirmed INTEGER NOT NULL, topic INTEGER NOT NULL, position INTEGER NOT NULL)"sv,
    "INSERT INTO alerts_numbered(id, device_id, payload, confirmed, topic, position) SELECT id, device_id, payload,"
    " confirmed, 0, CASE id >> 62 WHEN 0 THEN id >> 3 ELSE 0 END FROM alerts ORDER BY id"sv,
    "DROP TABLE alerts"sv,
    "ALTER TABLE alerts_numbered RENAME TO alerts"sv,
};

// Where a device is heard, so that a command finds it before it speaks again (model/rawmessage.h, sourceNumber()).
constexpr std::array kState14{
    "ALTER TABLE devices ADD COLUMN source INTEGER NOT NULL DEFAULT 0"sv,
};

// Two records may be alike to the millisecond: both happened. A batch is written once (pipeline), so no key holds off a
// second time; `audit` is told by time.
constexpr std::array kState15{
    "CREATE TABLE audit_kept(id INTEGER PRIMARY KEY, time INTEGER NOT NULL, actor TEXT NOT NULL, source TEXT NOT NULL,"
    " action TEXT NOT NULL, target TEXT NOT NULL, detail TEXT NOT NULL, result TEXT NOT NULL)"sv,
    "INSERT INTO audit_kept SELECT id, time, actor, source, action, target, detail, result FROM audit"sv,
    "DROP TABLE audit"sv,
    "ALTER TABLE audit_kept RENAME TO audit"sv,
    "CREATE INDEX audit_time ON audit(time)"sv,
};

// Whether a call stands that nobody has seen, of whichever activation; until now known of the last one alone.
constexpr std::array kState16{
    "ALTER TABLE alarms ADD COLUMN unseen_call INTEGER NOT NULL DEFAULT 0"sv,
    "ALTER TABLE alarm_history ADD COLUMN unseen_call INTEGER NOT NULL DEFAULT 0"sv,
    "UPDATE alarms SET unseen_call = 1 WHERE called = 1 AND acknowledged = 0"sv,
};

// Conditions that suppress alarms, those that are true alone: since when, and whether their longest time is over.
constexpr std::array kState17{
    "CREATE TABLE conditions(name TEXT NOT NULL, device_id TEXT NOT NULL, holds INTEGER NOT NULL,"
    " since INTEGER NOT NULL, PRIMARY KEY(name, device_id)) WITHOUT ROWID"sv,
};

// When an alarm had waited too long to be seen: told once, over a start as well.
constexpr std::array kState18{
    "ALTER TABLE alarms ADD COLUMN escalated INTEGER"sv,
    "ALTER TABLE alarm_history ADD COLUMN escalated INTEGER"sv,
};

// What people changed in how alarms behave, each version whole (model/alarmrulecsv.h).
constexpr std::array kState19{
    "CREATE TABLE alarm_rules(number INTEGER PRIMARY KEY, time INTEGER NOT NULL, by_whom TEXT NOT NULL,"
    " reason TEXT NOT NULL, rules TEXT NOT NULL)"sv,
};

// What people wrote down; of an alarm when limit_kind is set.
constexpr std::array kState20{
    "CREATE TABLE notes(number INTEGER PRIMARY KEY, time INTEGER NOT NULL, by_whom TEXT NOT NULL,"
    " device_id TEXT NOT NULL, sensor_type TEXT NOT NULL, limit_kind INTEGER, said TEXT NOT NULL, struck INTEGER,"
    " struck_by TEXT NOT NULL DEFAULT '')"sv,
    "CREATE INDEX notes_of ON notes(device_id, number)"sv,
};

// In which role a person did something, from where and why.
constexpr std::array kState21{
    "ALTER TABLE audit ADD COLUMN category TEXT NOT NULL DEFAULT ''"sv,
    "ALTER TABLE audit ADD COLUMN role TEXT NOT NULL DEFAULT ''"sv,
    "ALTER TABLE audit ADD COLUMN seat TEXT NOT NULL DEFAULT ''"sv,
    "ALTER TABLE audit ADD COLUMN reason TEXT NOT NULL DEFAULT ''"sv,
    "ALTER TABLE commands ADD COLUMN role TEXT NOT NULL DEFAULT ''"sv,
    "ALTER TABLE commands ADD COLUMN seat TEXT NOT NULL DEFAULT ''"sv,
    "ALTER TABLE alarm_history ADD COLUMN by_role TEXT NOT NULL DEFAULT ''"sv,
    "ALTER TABLE alarm_history ADD COLUMN by_seat TEXT NOT NULL DEFAULT ''"sv,
};

// When an alarm called last: from then on it waits to be seen, over a start as well.
constexpr std::array kState22{
    "ALTER TABLE alarms ADD COLUMN called_at INTEGER"sv,
    "ALTER TABLE alarm_history ADD COLUMN called_at INTEGER"sv,
};

// Each record is chained to all before it, and the gateway signs how far it has come (store/auditlog.h). Records of
// before are chained when the file is opened.
constexpr std::array kState23{
    "ALTER TABLE audit ADD COLUMN hash TEXT NOT NULL DEFAULT ''"sv,
    "CREATE TABLE audit_heads(number INTEGER PRIMARY KEY, time INTEGER NOT NULL, hash TEXT NOT NULL,"
    " public_key TEXT NOT NULL, signature TEXT NOT NULL)"sv,
};

// Who approved an order, what it changes, each step of its life. One that waits for a second person (9) is open.
constexpr std::array kState24{
    "ALTER TABLE commands ADD COLUMN change TEXT NOT NULL DEFAULT ''"sv,
    "ALTER TABLE commands ADD COLUMN approved_by TEXT NOT NULL DEFAULT ''"sv,
    "ALTER TABLE commands ADD COLUMN said TEXT NOT NULL DEFAULT ''"sv,
    "ALTER TABLE commands ADD COLUMN steps TEXT NOT NULL DEFAULT ''"sv,
    "DROP INDEX commands_open"sv,
    "CREATE INDEX commands_open ON commands(created) WHERE (state < 5 OR state = 9)"sv,
};

// Who may log in, those removed too; and how often the wrong secret was given at a seat.
constexpr std::array kState25{
    "CREATE TABLE users(number INTEGER PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, in_groups TEXT NOT NULL,"
    " areas TEXT NOT NULL, disabled INTEGER NOT NULL, expires INTEGER NOT NULL, secret_kind INTEGER NOT NULL,"
    " secret_hash TEXT NOT NULL, badge_hash TEXT NOT NULL, created INTEGER NOT NULL, secret_set INTEGER NOT NULL,"
    " last_login INTEGER NOT NULL, removed INTEGER NOT NULL)"sv,
    "CREATE TABLE login_failures(user INTEGER NOT NULL, seat TEXT NOT NULL, count INTEGER NOT NULL,"
    " last INTEGER NOT NULL, PRIMARY KEY(user, seat)) WITHOUT ROWID"sv,
};

// Names a user had before, so that nobody else gets one of them.
constexpr std::array kState26{
    "ALTER TABLE users ADD COLUMN former_names TEXT NOT NULL DEFAULT ''"sv,
};

// What programs bring instead of a login, those revoked too.
constexpr std::array kState27{
    "CREATE TABLE tokens(number INTEGER PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, areas TEXT NOT NULL,"
    " hash TEXT NOT NULL, created INTEGER NOT NULL, expires INTEGER NOT NULL, revoked INTEGER NOT NULL)"sv,
};

// A series is one signal in one unit, found by SeriesCache; where a reading was taken is said in its row when that is
// not where its series began. The wider key of `series` stays: rows of before may share device, type and unit. Beside
// the qualities stand the flags of qualitycolumn.h.
constexpr std::array kSlice3{
    "DROP VIEW readings_named"sv,
    "ALTER TABLE readings ADD COLUMN location TEXT"sv,
    "CREATE VIEW readings_named AS SELECT r.seq, s.device_id, s.sensor_type, r.value, s.unit,"
    " coalesce(r.location, s.location) AS location, strftime('%Y-%m-%dT%H:%M:%fZ', r.ts / 1000.0, 'unixepoch') AS time,"
    " r.ts, r.arrival, r.processed, r.quality & 15 AS quality, CASE r.quality >> 4 & 15 WHEN 0 THEN 'good'"
    " WHEN 1 THEN 'late' WHEN 2 THEN 'future' ELSE 'unset' END AS time_quality, r.quality >> 8 & 1 AS unit_unknown,"
    " r.quality >> 9 & 1 AS value_rounded, r.metadata, r.position FROM readings r JOIN series s ON s.id = r.series_id"sv,
};

constexpr std::array<Migration, 27> kStateMigrations{
    Migration(kState1),  Migration(kState2),  Migration(kState3),  Migration(kState4),  Migration(kState5),
    Migration(kState6),  Migration(kState7),  Migration(kState8),  Migration(kState9),  Migration(kState10),
    Migration(kState11), Migration(kState12), Migration(kState13), Migration(kState14), Migration(kState15),
    Migration(kState16), Migration(kState17), Migration(kState18), Migration(kState19), Migration(kState20),
    Migration(kState21), Migration(kState22), Migration(kState23), Migration(kState24), Migration(kState25),
    Migration(kState26), Migration(kState27)};
constexpr std::array<Migration, 3> kSliceMigrations{Migration(kSlice1), Migration(kSlice2), Migration(kSlice3)};

Result<void> applyStep(Database &database, Migration step, std::size_t version)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return Unexpected(transaction.error());
    for (const auto statement : step) {
        if (auto done = database.execute(statement); !done)
            return done;
    }
    if (auto done = database.execute("PRAGMA user_version=" + std::to_string(version)); !done)
        return done;
    return transaction->commit();
}

} // namespace

std::span<const Migration> stateMigrations()
{
    return kStateMigrations;
}

std::span<const Migration> sliceMigrations()
{
    return kSliceMigrations;
}

Result<void> migrate(Database &database, std::span<const Migration> steps)
{
    const auto present = database.schema();
    if (!present)
        return Unexpected(present.error());
    if (*present > steps.size())
        return unexpected(ErrorCode::InvalidInput, "the file is of a newer version of this program", database.path());
    for (std::size_t step = *present; step < steps.size(); ++step) {
        if (auto done = applyStep(database, steps[step], step + 1); !done)
            return done;
    }
    return {};
}

} // namespace lineside
