// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/alarmrecord.h"
#include "model/formernames.h"

namespace lineside {

class Database;

/// The steps of a stretch, how alarms stood before it, and when the engine did not run in it; devices under their
/// present ids. The last run is taken to go on: who asks is running. Thread: that of the database. Errors: as Database.
[[nodiscard]] Result<AlarmRecord> loadAlarmRecord(Database &state, const FormerNames &names, TimeSpan span);

} // namespace lineside
