// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/alarmcolumns.h"

#include <cstdint>
#include <optional>
#include <utility>

namespace lineside {

namespace {

template <typename T>
std::optional<T> orNull(bool isSet, T value)
{
    return isSet ? std::optional<T>(std::move(value)) : std::nullopt;
}

void bindAside(Statement &statement, const std::optional<Shelf> &shelf, const std::optional<OutOfService> &service)
{
    const Shelf laid = shelf.value_or(Shelf());
    statement.bind(orNull<std::int64_t>(shelf.has_value(), static_cast<std::int64_t>(laid.mode)));
    statement.bind(orNull(shelf.has_value(), laid.sinceMs)).bind(orNull(shelf.has_value(), laid.untilMs));
    statement.bind(laid.by).bind(laid.reason);
    const OutOfService out = service.value_or(OutOfService());
    statement.bind(orNull(service.has_value(), out.sinceMs)).bind(out.by).bind(out.reason);
}

void readAside(const Statement &statement, int column, Alarm &alarm)
{
    if (const auto mode = statement.integerOrNull(column))
        alarm.shelf = Shelf{static_cast<ShelfMode>(*mode), statement.integer(column + 1), statement.integer(column + 2),
                            statement.text(column + 3), statement.text(column + 4)};
    if (const auto since = statement.integerOrNull(column + 5))
        alarm.outOfService = OutOfService{*since, statement.text(column + 6), statement.text(column + 7)};
}

} // namespace

void bindAlarm(Statement &statement, const Alarm &alarm)
{
    statement.bind(alarm.key.series.deviceId).bind(alarm.key.series.sensorType).bind(static_cast<int>(alarm.key.limit));
    statement.bind(static_cast<int>(alarm.priority)).bind(alarm.location).bind(alarm.unit);
    statement.bind(alarm.limit).bind(alarm.value).bind(alarm.active).bind(alarm.acknowledged).bind(alarm.latched);
    statement.bind(alarm.activatedMs).bind(alarm.returnedMs).bind(alarm.acknowledgedMs);
    statement.bind(alarm.acknowledgedBy).bind(alarm.comment).bind(alarm.sourceMs);
    bindAside(statement, alarm.shelf, alarm.outOfService);
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
    alarm.sourceMs = statement.integerOrNull(column++);
    readAside(statement, column, alarm);
    return alarm;
}

} // namespace lineside
