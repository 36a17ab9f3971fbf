// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"
#include "store/database.h"

#include <string_view>

namespace lineside {

/// How an Alarm lies in the tables `alarms` and `alarm_history`: these columns, in this order.
inline constexpr std::string_view kAlarmColumns
    = "device_id, sensor_type, limit_kind, priority, location, unit, limit_value, value, active, acknowledged, latched,"
      " activated, returned, acknowledged_at, acknowledged_by, comment, source_time, shelf_mode, shelf_since,"
      " shelf_until, shelf_by, shelf_reason, out_since, out_by, out_reason, suppressed, called, first_out,"
      " re_alarms, unseen_call, escalated, called_at";
inline constexpr std::string_view kAlarmPlaceholders
    = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";
/// Of the table `alarms`: those that are not Normal beneath (model/alarm.h, Alarm::state).
inline constexpr std::string_view kIsStanding = "(active = 1 OR acknowledged = 0 OR latched = 1)";
/// Of the table `alarms`: those that are listed (model/alarm.h, Alarm::isListed). Ended ones stay there.
inline constexpr std::string_view kIsListed
    = "(active = 1 OR acknowledged = 0 OR latched = 1 OR shelf_mode IS NOT NULL OR out_since IS NOT NULL)";

/// Binds all of them as the statement's next values.
void bindAlarm(Statement &statement, const Alarm &alarm);
/// Reads them from `firstColumn` on.
[[nodiscard]] Alarm readAlarm(const Statement &statement, int firstColumn);

} // namespace lineside
