// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/stateloader.h"

#include "store/alarmcolumns.h"
#include "store/database.h"

#include <functional>

namespace lineside {

namespace {

constexpr std::string_view kCommandColumns
    = "id, device_id, payload, requested_by, source, created, expires, changed, state, reason";

Device readDevice(const Statement &row)
{
    return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.integer(5), row.text(6)};
}

Command readCommand(const Statement &row)
{
    return {row.text(0),    row.text(1),    row.text(2),
            row.text(3),    row.text(4),    row.integer(5),
            row.integer(6), row.integer(7), static_cast<CommandState>(row.integer(8)),
            row.text(9)};
}

AlarmTransition readTransition(const Statement &row)
{
    return {static_cast<AlarmEvent>(row.integer(1)), readAlarm(row, 3), row.integer(0), row.natural(2)};
}

template <typename Value>
Result<std::vector<Value>> loadAll(Result<Statement> statement, Value (*read)(const Statement &),
                                   const std::function<void(Statement &)> &bind = {})
{
    if (!statement)
        return Unexpected(statement.error());
    if (bind)
        bind(*statement);
    if (auto done = statement->execute(); !done)
        return Unexpected(done.error());
    std::vector<Value> values;
    while (statement->next())
        values.push_back(read(*statement));
    return values;
}

} // namespace

Result<std::vector<Device>> loadDevices(Database &state)
{
    return loadAll(state.prepare("SELECT id, name, type, location, status, last_seen, metadata FROM devices"),
                   &readDevice);
}

Result<std::vector<Alarm>> loadAlarms(Database &state)
{
    return loadAll<Alarm>(state.prepare("SELECT " + std::string(kAlarmColumns)
                                        + " FROM alarms WHERE active = 1 OR acknowledged = 0 OR latched = 1"),
                          [](const Statement &row) { return readAlarm(row, 0); });
}

Result<std::vector<Command>> loadOpenCommands(Database &state)
{
    return loadAll(state.prepare("SELECT " + std::string(kCommandColumns)
                                 + " FROM commands WHERE state < 5 ORDER BY created, rowid"),
                   &readCommand);
}

Result<std::optional<Command>> loadCommand(Database &state, const std::string &id)
{
    auto found = loadAll(state.prepare("SELECT " + std::string(kCommandColumns) + " FROM commands WHERE id = ?"),
                         &readCommand, [&](Statement &statement) { statement.bind(id); });
    if (!found)
        return Unexpected(found.error());
    return found->empty() ? std::optional<Command>() : std::optional(std::move(found->front()));
}

Result<std::vector<PendingAlert>> loadPendingAlerts(Database &state)
{
    return loadAll<PendingAlert>(
        state.prepare("SELECT id, device_id, payload FROM alerts WHERE confirmed = 0 ORDER BY id"),
        [](const Statement &row) {
            return PendingAlert{row.natural(0), row.text(1), row.text(2)};
        });
}

Result<std::map<std::string, std::uint64_t>> loadCursors(Database &state)
{
    using Cursor = std::pair<std::string, std::uint64_t>;
    auto rows = loadAll<Cursor>(state.prepare("SELECT sink, sequence FROM cursors"), [](const Statement &row) {
        return Cursor{row.text(0), row.natural(1)};
    });
    if (!rows)
        return Unexpected(rows.error());
    return std::map<std::string, std::uint64_t>(rows->begin(), rows->end());
}

Result<std::vector<AlarmTransition>> loadAlarmHistory(Database &state, std::int64_t beforeMs, int limit)
{
    return loadAll(state.prepare("SELECT time, event, position, " + std::string(kAlarmColumns)
                                 + " FROM alarm_history WHERE time < ? ORDER BY time DESC, id DESC LIMIT ?"),
                   &readTransition, [&](Statement &statement) { statement.bind(beforeMs).bind(limit); });
}

} // namespace lineside
