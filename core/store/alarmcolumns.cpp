// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/alarmcolumns.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

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

/// ["cause", since, "cause", since, …]; empty: none.
std::string textOf(const std::vector<Suppression> &suppressed)
{
    QJsonArray causes;
    for (const Suppression &each : suppressed) {
        causes.append(QString::fromStdString(each.cause));
        causes.append(static_cast<qint64>(each.sinceMs));
    }
    return causes.isEmpty() ? std::string() : QJsonDocument(causes).toJson(QJsonDocument::Compact).toStdString();
}

std::vector<Suppression> suppressionsIn(const std::string &text)
{
    std::vector<Suppression> suppressed;
    const QJsonArray causes = QJsonDocument::fromJson(QByteArray::fromStdString(text)).array();
    for (qsizetype i = 0; i + 1 < causes.size(); i += 2)
        suppressed.push_back({causes.at(i).toString().toStdString(), causes.at(i + 1).toInteger()});
    return suppressed;
}

void readAside(const Statement &statement, int column, Alarm &alarm)
{
    if (const auto mode = statement.integerOrNull(column))
        alarm.shelf = Shelf{static_cast<ShelfMode>(*mode), statement.integer(column + 1), statement.integer(column + 2),
                            statement.text(column + 3), statement.text(column + 4)};
    if (const auto since = statement.integerOrNull(column + 5))
        alarm.outOfService = OutOfService{*since, statement.text(column + 6), statement.text(column + 7)};
    alarm.suppressed = suppressionsIn(statement.text(column + 8));
    alarm.called = statement.integer(column + 9) != 0;
    alarm.firstOut = statement.integer(column + 10) != 0;
    alarm.reAlarms = static_cast<int>(statement.integer(column + 11));
    alarm.unseenCall = statement.integer(column + 12) != 0;
    alarm.escalatedMs = statement.integerOrNull(column + 13);
    alarm.calledMs = statement.integerOrNull(column + 14);
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
    statement.bind(textOf(alarm.suppressed)).bind(alarm.called).bind(alarm.firstOut).bind(alarm.reAlarms);
    statement.bind(alarm.unseenCall).bind(alarm.escalatedMs).bind(alarm.calledMs);
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
