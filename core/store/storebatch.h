// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"
#include "model/alarmrulesversion.h"
#include "model/alert.h"
#include "model/apitoken.h"
#include "model/audit.h"
#include "model/command.h"
#include "model/conditionstate.h"
#include "model/device.h"
#include "model/loginfailures.h"
#include "model/note.h"
#include "model/quarantine.h"
#include "model/reading.h"
#include "model/sinkposition.h"
#include "model/user.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// Everything one turn of the pipeline wants kept. Order within each list is kept.
struct StoreBatch
{
    std::vector<Reading> readings;
    std::uint64_t journalPosition = 0; ///< end of the last journal record covered; 0: no record was read for it
    std::vector<AlarmTransition> transitions; ///< go to the history; the last one of an alarm becomes its present state
    std::vector<PendingAlert> alerts; ///< raised by these transitions
    std::vector<std::uint64_t> confirmedAlerts; ///< ids the broker has taken; they leave the pending list
    std::vector<Device> devices; ///< whole present state of each
    std::vector<std::string> devicesForgotten; ///< ids that leave; before `devices`, where one may have come back
    /// Set: all renames that are done now, former id -> present one.
    std::optional<std::map<std::string, std::string>> renames;
    std::vector<std::string> devicesRemoved; ///< the same, and the broker's stored copy does not bring them back
    std::vector<Command> commands; ///< whole present state of each; final ones never change again
    std::vector<ConditionState> conditions; ///< whole present state of each
    std::vector<AuditRecord> audit;
    std::vector<AlarmRulesVersion> alarmRules; ///< new versions; each is kept, the newest counts
    std::vector<Note> notes; ///< whole present state of each
    std::vector<User> users; ///< whole present state of each
    std::vector<ApiToken> tokens; ///< whole present state of each
    std::vector<LoginFailures> loginFailures; ///< whole present state of each
    std::map<std::string, SinkPosition> cursors; ///< sink -> what it is done with; the cursor never moves back
    std::vector<QuarantinedRow> quarantined; ///< set aside, or refused again
    std::vector<QuarantineKey> released; ///< taken after all; they leave the quarantine

    [[nodiscard]] bool isEmpty() const;
    /// Holds something for state.db, not readings alone.
    [[nodiscard]] bool touchesState() const;
    /// What is for state.db goes; the lists keep their memory.
    void clearState();
};

/// What commit() did with the readings.
struct StoredBatch
{
    std::uint64_t stored = 0;
    std::uint64_t duplicates = 0; ///< redelivered and already kept
    std::uint64_t lastSequence = 0; ///< of the newest row in the store
};

} // namespace lineside
