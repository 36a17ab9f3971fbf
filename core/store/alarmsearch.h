// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/alarmquery.h"
#include "model/formernames.h"

namespace lineside {

class Database;

/// A page of the alarm history, its devices under their present ids. The steps are picked in one index alone
/// (migrations.cpp, alarm_history_search), whatever the filter, and only those of the page are read whole.
/// Thread: that of the database. Errors: as Database.
[[nodiscard]] Result<AlarmHistoryPage> searchAlarmHistory(Database &state, const FormerNames &names,
                                                          const AlarmHistoryQuery &query);

} // namespace lineside
