// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/auditlog.h"
#include "store/database.h"
#include "store/storebatch.h"
#include "store/walkeeper.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace lineside {

/// The writing connection of state.db: alarms, alerts, devices, commands, audit, cursors, quarantine. Everything is
/// keyed so that writing it again after a crash or a failed commit changes nothing. Owner: Store. Thread: pipeline.
/// Errors: as Database; a failed call leaves the file as it was.
class StateWriter
{
public:
    [[nodiscard]] static Result<std::unique_ptr<StateWriter>> open(const std::string &path, bool fullSync);

    [[nodiscard]] Database &database() { return m_database; }
    /// Of the file as it was opened; 0: it is new.
    [[nodiscard]] std::uint64_t schemaBefore() const { return m_schemaBefore; }
    [[nodiscard]] AuditLog &audit() { return m_audit; }

    /// All of the batch but its readings, in one transaction. The record is held back when it alone cannot be written.
    [[nodiscard]] Result<void> commit(const StoreBatch &batch);
    [[nodiscard]] Result<void> forgetCursor(const std::string &sink);
    /// Since when (UTC) the entries of these sinks have been gone; nullopt: they are there.
    [[nodiscard]] Result<void> markGone(const std::map<std::string, std::optional<std::int64_t>> &sinks);
    /// The run that began at `startedMs` goes on at `aliveMs` (UTC).
    [[nodiscard]] Result<void> noteRunning(std::int64_t startedMs, std::int64_t aliveMs);
    /// Rows given up since the last call because the quarantine was full.
    [[nodiscard]] std::uint64_t takeQuarantineOverflow() { return std::exchange(m_quarantineOverflow, 0); }

    /// Lets go what has served: confirmed alerts the journal can no longer raise again, and the oldest steps of the
    /// alarm history, finished commands and archived hours beyond what is worth keeping.
    [[nodiscard]] Result<void> trim(std::uint64_t journalPosition, std::int64_t nowMs);

private:
    StateWriter(Database database, std::uint64_t schemaBefore)
        : m_database(std::move(database))
        , m_schemaBefore(schemaBefore)
        , m_wal(m_database)
    {
    }
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<void> commitOnce(const StoreBatch &batch);
    [[nodiscard]] Result<void> writeTransitions(const StoreBatch &batch);
    [[nodiscard]] Result<void> writeAlerts(const StoreBatch &batch);
    [[nodiscard]] Result<void> writeDevices(const StoreBatch &batch);
    Result<void> writeRenames(const std::map<std::string, std::string> &renames);
    [[nodiscard]] Result<void> writeCommands(const StoreBatch &batch);
    [[nodiscard]] Result<void> writeConditions(const StoreBatch &batch);
    [[nodiscard]] Result<void> writeNotes(const StoreBatch &batch);
    [[nodiscard]] Result<void> writePeople(const StoreBatch &batch);
    [[nodiscard]] Result<void> writeAlarmRules(const StoreBatch &batch);
    [[nodiscard]] Result<void> writeCursors(const StoreBatch &batch);
    [[nodiscard]] Result<void> writeQuarantine(const StoreBatch &batch);
    [[nodiscard]] Result<void> writeDecided(const StoreBatch &batch);
    [[nodiscard]] Result<void> boundQuarantine();

    Database m_database; // first: the statements below must go before it
    std::uint64_t m_schemaBefore;
    WalKeeper m_wal;
    AuditLog m_audit;
    std::optional<Error> m_auditRefused; // of the commit under way
    std::int64_t m_occurrence = 0; ///< of the last step no reading caused: tells such steps apart, whatever their time
    Statement m_step;
    Statement m_alarm;
    Statement m_alert;
    Statement m_confirmAlert;
    Statement m_device;
    Statement m_forgetDevice;
    Statement m_removeDevice;
    Statement m_returnDevice;
    Statement m_forgetRenames;
    Statement m_rename;
    Statement m_command;
    Statement m_condition;
    Statement m_endCondition;
    Statement m_alarmRules;
    Statement m_note;
    Statement m_user;
    Statement m_token;
    Statement m_loginFailures;
    Statement m_cursor;
    Statement m_decided;
    Statement m_forgetStretches;
    Statement m_stretch;
    Statement m_quarantine;
    Statement m_release;
    Statement m_boundQuarantine;
    std::uint64_t m_quarantineOverflow = 0;
};

} // namespace lineside
