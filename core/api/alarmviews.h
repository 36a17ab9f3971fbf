// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"
#include "model/alarmguide.h"
#include "model/alarmquery.h"

#include <string>

namespace lineside {

// Alarms and their steps -> the JSON of the API, field names and order as in core/CONTRACT.md §3 and §9. Pure. Thread:
// any.

[[nodiscard]] std::string alarmJson(const Alarm &alarm);
[[nodiscard]] std::string alarmsJson(const std::vector<Alarm> &alarms);
/// As a step of the history is shown, and told on alarms/{device_id}.
[[nodiscard]] std::string alarmStepJson(const AlarmTransition &step);
/// The steps as a table: a line of column names, then a step a line.
[[nodiscard]] std::string alarmHistoryCsv(const AlarmHistoryPage &page);
[[nodiscard]] std::string alarmCardJson(const AlarmKey &key, const AlarmCard &card);
[[nodiscard]] std::string alarmHistoryJson(const AlarmHistoryPage &page);

} // namespace lineside
