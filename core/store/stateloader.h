// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/alarm.h"
#include "model/alarmrulesversion.h"
#include "model/alert.h"
#include "model/conditionstate.h"
#include "model/device.h"
#include "model/note.h"
#include "model/quarantine.h"
#include "model/sinkposition.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

class Database;
class FormerNames;

// What state.db holds, for the engine's start and for readers. Thread: that of the database.

[[nodiscard]] Result<std::vector<Device>> loadDevices(Database &state);
/// Ids of those taken out of the lists and not heard since.
[[nodiscard]] Result<std::vector<std::string>> loadRemovedDevices(Database &state);
/// Former id -> present one.
[[nodiscard]] Result<std::map<std::string, std::string>> loadRenames(Database &state);
[[nodiscard]] Result<std::vector<Alarm>> loadAlarms(Database &state);
/// Those that are true, or were when last known.
/// UTC, not before `sinceMs`; 0: not since then. The audit record is all there is of it.
[[nodiscard]] Result<std::int64_t> loadFiguresReset(Database &state, std::int64_t sinceMs);
[[nodiscard]] Result<std::vector<ConditionState>> loadConditions(Database &state);
/// As it stands, ended or not; nothing: it never came.
[[nodiscard]] Result<std::optional<Alarm>> loadAlarm(Database &state, const AlarmKey &key);
[[nodiscard]] Result<std::vector<std::uint64_t>> loadPendingAlertIds(Database &state);
[[nodiscard]] Result<std::vector<PendingAlert>> loadPendingAlerts(Database &state,
                                                                  const std::vector<std::uint64_t> &ids);
[[nodiscard]] Result<std::map<std::string, SinkPosition>> loadCursors(Database &state);
/// Newest first, `limit` at most, or the one of that number. One that cannot be read is left out.
[[nodiscard]] Result<std::vector<AlarmRulesVersion>> loadAlarmRules(Database &state, std::size_t limit,
                                                                    std::optional<std::uint64_t> number = {});
/// Newest first. What was written of a device under a former id is told under its present one.
[[nodiscard]] Result<std::vector<Note>> loadNotes(Database &state, const FormerNames &names, const NoteQuery &query);
/// Nothing: there is none.
[[nodiscard]] Result<std::optional<Note>> loadNote(Database &state, std::uint64_t number);
/// Of the newest; 0: there is none.
[[nodiscard]] Result<std::uint64_t> loadLastNote(Database &state);
/// How far the journal has been decided; 0: nothing of it.
[[nodiscard]] Result<std::uint64_t> loadDecided(Database &state);
/// Sinks whose entry has gone from the configuration, and since when (UTC).
[[nodiscard]] Result<std::map<std::string, std::int64_t>> loadGoneSinks(Database &state);
/// The newest `limit` rows, newest first.
[[nodiscard]] Result<std::vector<QuarantinedRow>> loadQuarantine(Database &state, std::size_t limit);
/// Of all, or with this number alone.
[[nodiscard]] Result<std::uint64_t> countQuarantine(Database &state, std::optional<std::uint64_t> sequence,
                                                    const std::string &sink);
[[nodiscard]] Result<std::map<std::string, std::uint64_t>> countQuarantineBySink(Database &state);

} // namespace lineside
