-- SPDX-License-Identifier: GPL-3.0-or-later
-- state.db as schema version 1 left it, for the upgrade test (sqlite3 .dump).
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE devices(id TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, location TEXT NOT NULL, status TEXT NOT NULL, last_seen INTEGER NOT NULL, metadata TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO devices VALUES('press-01','Press 1','press','hall-1','online',1767225600000,'{"max":10}');
CREATE TABLE alarms(device_id TEXT NOT NULL, sensor_type TEXT NOT NULL, limit_kind INTEGER NOT NULL, priority INTEGER NOT NULL, location TEXT NOT NULL, unit TEXT NOT NULL, limit_value REAL NOT NULL, value REAL NOT NULL, active INTEGER NOT NULL, acknowledged INTEGER NOT NULL, latched INTEGER NOT NULL, activated INTEGER NOT NULL, returned INTEGER NOT NULL, acknowledged_at INTEGER NOT NULL, acknowledged_by TEXT NOT NULL, comment TEXT NOT NULL, PRIMARY KEY(device_id, sensor_type, limit_kind)) WITHOUT ROWID;
INSERT INTO alarms VALUES('oven-02','temperature',4,4,'hall-2','celsius',80.0,93.500000000000000003,1,0,0,1767225600000,0,0,'','');
CREATE TABLE alarm_history(id INTEGER PRIMARY KEY, time INTEGER NOT NULL, event INTEGER NOT NULL, position INTEGER NOT NULL, occurrence INTEGER NOT NULL, device_id TEXT NOT NULL, sensor_type TEXT NOT NULL, limit_kind INTEGER NOT NULL, priority INTEGER NOT NULL, location TEXT NOT NULL, unit TEXT NOT NULL, limit_value REAL NOT NULL, value REAL NOT NULL, active INTEGER NOT NULL, acknowledged INTEGER NOT NULL, latched INTEGER NOT NULL, activated INTEGER NOT NULL, returned INTEGER NOT NULL, acknowledged_at INTEGER NOT NULL, acknowledged_by TEXT NOT NULL, comment TEXT NOT NULL, UNIQUE(position, occurrence, device_id, sensor_type, limit_kind, event));
INSERT INTO alarm_history VALUES(1,1767225600000,1,200,0,'oven-02','temperature',4,4,'hall-2','celsius',80.0,93.500000000000000003,1,0,0,1767225600000,0,0,'','');
CREATE TABLE commands(id TEXT PRIMARY KEY, device_id TEXT NOT NULL, payload TEXT NOT NULL, requested_by TEXT NOT NULL, source TEXT NOT NULL, created INTEGER NOT NULL, expires INTEGER NOT NULL, changed INTEGER NOT NULL, state INTEGER NOT NULL, reason TEXT NOT NULL);
INSERT INTO commands VALUES('c-1','press-01','{"action":"start"}','operator','panel',1000,61000,2000,2,'');
CREATE TABLE alerts(id INTEGER PRIMARY KEY, device_id TEXT NOT NULL, payload TEXT NOT NULL, confirmed INTEGER NOT NULL);
INSERT INTO alerts VALUES(1604,'oven-02','{"type":"sensor_alert"}',0);
CREATE TABLE audit(id INTEGER PRIMARY KEY, time INTEGER NOT NULL, actor TEXT NOT NULL, source TEXT NOT NULL, action TEXT NOT NULL, target TEXT NOT NULL, detail TEXT NOT NULL, result TEXT NOT NULL, UNIQUE(time, actor, source, action, target, detail, result));
INSERT INTO audit VALUES(1,1767225600000,'operator','panel','command','press-01','{"action":"start"}','ok');
CREATE TABLE cursors(sink TEXT PRIMARY KEY, sequence INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO cursors VALUES('cloud',1);
CREATE TABLE hour_series(id INTEGER PRIMARY KEY, device_id TEXT NOT NULL, sensor_type TEXT NOT NULL, UNIQUE(device_id, sensor_type));
CREATE TABLE hours(series_id INTEGER NOT NULL, start INTEGER NOT NULL, slice INTEGER NOT NULL, count INTEGER NOT NULL, min REAL NOT NULL, max REAL NOT NULL, sum REAL NOT NULL, PRIMARY KEY(series_id, start, slice)) WITHOUT ROWID;
CREATE TABLE slices(base INTEGER PRIMARY KEY, name TEXT NOT NULL, inode INTEGER NOT NULL, day INTEGER NOT NULL, last_sequence INTEGER NOT NULL, first_arrival INTEGER NOT NULL, last_arrival INTEGER NOT NULL, merged INTEGER NOT NULL);
CREATE INDEX alarm_history_time ON alarm_history(time);
CREATE INDEX commands_open ON commands(created) WHERE state < 5;
CREATE INDEX hours_of_slices ON hours(slice) WHERE slice > 0;
COMMIT;
PRAGMA user_version=2;
