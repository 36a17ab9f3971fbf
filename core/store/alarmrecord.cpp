// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/alarmrecord.h"

#include "store/database.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace lineside {

namespace {

constexpr std::string_view kRecordColumns
    = "time, device_id, sensor_type, limit_kind, event, priority, calls, active, acknowledged, shelf_mode IS NOT NULL,"
      " suppressed <> '', out_since IS NOT NULL, re_alarms, activated, location";

/// Gives each alarm its number.
class AlarmNumbers
{
public:
    AlarmNumbers(const FormerNames &names, AlarmRecord &record)
        : m_names(names)
        , m_record(record)
    {
    }
    std::uint32_t of(const Statement &row)
    {
        AlarmKey key{{m_names.presentOf(row.text(1)), row.text(2)}, static_cast<LimitKind>(row.integer(3))};
        const auto [known, isNew] = m_numbers.try_emplace(key, static_cast<std::uint32_t>(m_record.alarms.size()));
        if (isNew) {
            m_record.alarms.push_back(std::move(key));
            m_record.places.emplace_back();
        }
        m_record.places[known->second] = row.text(14);
        return known->second;
    }

private:
    const FormerNames &m_names;
    AlarmRecord &m_record;
    std::map<AlarmKey, std::uint32_t> m_numbers;
};

AlarmRecordStep readRecordStep(const Statement &row, AlarmNumbers &numbers)
{
    return {.timeMs = row.integer(0),
            .alarm = numbers.of(row),
            .event = static_cast<AlarmEvent>(row.integer(4)),
            .priority = static_cast<Priority>(row.integer(5)),
            .calls = row.integer(6) != 0,
            .active = row.integer(7) != 0,
            .acknowledged = row.integer(8) != 0,
            .isShelved = row.integer(9) != 0,
            .isSuppressed = row.integer(10) != 0,
            .isOutOfService = row.integer(11) != 0,
            .reAlarms = static_cast<int>(row.integer(12)),
            .activatedMs = row.integerOrNull(13)};
}

Result<void> readSteps(Result<Statement> rows, AlarmNumbers &numbers, std::vector<AlarmRecordStep> &steps)
{
    if (!rows)
        return Unexpected(rows.error());
    if (auto done = rows->execute(); !done)
        return done;
    while (rows->next())
        steps.push_back(readRecordStep(*rows, numbers));
    return {};
}

std::string stepsSql(TimeSpan span)
{
    return "SELECT " + std::string(kRecordColumns)
        + " FROM alarm_history INDEXED BY alarm_history_search WHERE time >= " + std::to_string(span.fromMs)
        + " AND time < " + std::to_string(span.toMs) + " ORDER BY time, id";
}

/// The last step of each alarm, where that left it active or unseen.
std::string beforeSql(std::int64_t fromMs)
{
    return "SELECT " + std::string(kRecordColumns)
        + " FROM alarm_history WHERE id IN (SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY device_id,"
          " sensor_type, limit_kind ORDER BY time DESC, id DESC) AS place FROM alarm_history INDEXED BY"
          " alarm_history_search WHERE time < "
        + std::to_string(fromMs) + ") WHERE place = 1) AND (active = 1 OR acknowledged = 0)";
}

Result<std::vector<TimeSpan>> readDown(Database &state, TimeSpan span)
{
    auto runs = state.prepare("SELECT started, alive FROM runs ORDER BY started");
    if (!runs)
        return Unexpected(runs.error());
    if (auto done = runs->execute(); !done)
        return Unexpected(done.error());
    std::vector<TimeSpan> down;
    std::int64_t aliveMs = span.fromMs;
    bool isAny = false;
    while (runs->next()) {
        isAny = true;
        if (runs->integer(0) > aliveMs)
            down.push_back({aliveMs, std::min(runs->integer(0), span.toMs)});
        aliveMs = std::max(aliveMs, runs->integer(1));
    }
    if (!isAny)
        down.push_back(span);
    std::erase_if(down, [](const TimeSpan &each) { return each.fromMs >= each.toMs; });
    return down;
}

} // namespace

Result<AlarmRecord> loadAlarmRecord(Database &state, const FormerNames &names, TimeSpan span)
{
    auto snapshot = Transaction::begin(state, Transaction::Kind::Deferred);
    if (!snapshot)
        return Unexpected(snapshot.error());
    AlarmRecord record{.span = span};
    AlarmNumbers numbers(names, record);
    if (auto read = readSteps(state.prepare(beforeSql(span.fromMs)), numbers, record.before); !read)
        return Unexpected(read.error());
    if (auto read = readSteps(state.prepare(stepsSql(span)), numbers, record.steps); !read)
        return Unexpected(read.error());
    auto down = readDown(state, span);
    if (!down)
        return Unexpected(down.error());
    record.down = std::move(*down);
    return record;
}

} // namespace lineside
