// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/alarmcolumns.h"

namespace lineside {

void bindAlarm(Statement &statement, const Alarm &alarm)
{
    statement.bind(alarm.key.series.deviceId).bind(alarm.key.series.sensorType).bind(static_cast<int>(alarm.key.limit));
    statement.bind(static_cast<int>(alarm.priority)).bind(alarm.location).bind(alarm.unit);
    statement.bind(alarm.limit).bind(alarm.value).bind(alarm.active).bind(alarm.acknowledged).bind(alarm.latched);
    statement.bind(alarm.activatedMs).bind(alarm.returnedMs).bind(alarm.acknowledgedMs);
    statement.bind(alarm.acknowledgedBy).bind(alarm.comment).bind(alarm.sourceMs);
}

Alarm readAlarm(const Statement &statement, int firstColumn)
{
    int column = firstColumn;
    Alarm alarm;
    alarm.key.series.deviceId = statement.text(column++);
    alarm.key.series.sensorType = statement.text(column++);
    alarm.key.limit = static_cast<LimitKind>(statement.integer(column++));
    alarm.priority = static_cast<Priority>(statement.integer(column++));
    alarm.location = statement.text(column++);
    alarm.unit = statement.text(column++);
    alarm.limit = statement.real(column++);
    alarm.value = statement.real(column++);
    alarm.active = statement.integer(column++) != 0;
    alarm.acknowledged = statement.integer(column++) != 0;
    alarm.latched = statement.integer(column++) != 0;
    alarm.activatedMs = statement.integerOrNull(column++);
    alarm.returnedMs = statement.integerOrNull(column++);
    alarm.acknowledgedMs = statement.integerOrNull(column++);
    alarm.acknowledgedBy = statement.text(column++);
    alarm.comment = statement.text(column++);
    alarm.sourceMs = statement.integerOrNull(column);
    return alarm;
}

} // namespace lineside
