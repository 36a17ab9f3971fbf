// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/alarmsearch.h"

#include "store/alarmcolumns.h"
#include "store/database.h"
#include "store/liketext.h"
#include "store/questionmarks.h"

#include <QString>

#include <algorithm>
#include <variant>

namespace lineside {

namespace {

using Value = std::variant<std::int64_t, std::string>;

/// A condition and what its question marks stand for.
struct Condition
{
    std::string sql;
    std::vector<Value> values;

    void add(const std::string &text, std::vector<Value> more)
    {
        sql += text;
        values.insert(values.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
};

std::vector<Value> valuesOf(const std::vector<std::string> &texts)
{
    return {texts.begin(), texts.end()};
}

/// limit_kind as the word that stands in an alarm's id.
std::string kindWordSql()
{
    constexpr int kBeyond = 64;
    std::string sql = "CASE limit_kind";
    for (int number = 1; number < kBeyond; ++number)
        if (const auto kind = static_cast<LimitKind>(number); kind == LimitKind::High || toString(kind) != "high")
            sql += " WHEN " + std::to_string(number) + " THEN '" + std::string(toString(kind)) + "'";
    return sql + " END";
}

Condition anyLike(const std::vector<std::string> &expressions, const std::vector<std::string> &patterns)
{
    Condition any;
    for (const std::string &expression : expressions)
        for (const std::string &pattern : patterns)
            any.add((any.sql.empty() ? "" : " OR ") + expression + " LIKE ? ESCAPE '\\'", {pattern});
    return any;
}

/// What alarms are called and where they stand is looked for in `alarms`, where each that ever came has one row; what
/// people said, in an index of the few steps with words.
Condition holdsText(const AlarmHistoryQuery &query, const FormerNames &names)
{
    const std::string &text = query.text;
    const auto patterns = likePatterns(text);
    const Condition alarm
        = anyLike({"(device_id || '/' || sensor_type || '/' || " + kindWordSql() + ")", "location"}, patterns);
    const Condition words = anyLike({"by_whom", "said"}, patterns);
    Condition holds;
    holds.add(" AND ((device_id, sensor_type, limit_kind) IN (SELECT device_id, sensor_type, limit_kind FROM alarms"
              " WHERE "
                  + alarm.sql + ")",
              alarm.values);
    holds.add(" OR id IN (SELECT id FROM alarm_history INDEXED BY alarm_history_words"
              " WHERE (by_whom <> '' OR said <> '') AND ("
                  + words.sql + "))",
              words.values);
    const auto addAnyOf = [&holds](const char *column, std::vector<Value> values) {
        const std::string sql = std::string(" OR ") + column + " IN (" + questionMarks(values.size()) + ")";
        if (!values.empty())
            holds.add(sql, std::move(values));
    };
    std::vector<Value> events;
    for (const AlarmEvent event : query.shown.events)
        events.emplace_back(static_cast<std::int64_t>(event));
    addAnyOf("event", std::move(events));
    addAnyOf("sensor_type", valuesOf(query.shown.sensorTypes));
    addAnyOf("by_whom", valuesOf(query.shown.users));
    for (const std::string &device : query.shown.devices)
        addAnyOf("device_id", valuesOf(names.namesOf(device)));
    const QString wanted = QString::fromStdString(text);
    for (const auto &[present, former] : names.all())
        if (QString::fromStdString(present).contains(wanted, Qt::CaseInsensitive))
            holds.add(" OR device_id IN (" + questionMarks(former.size()) + ")", valuesOf(former));
    holds.sql += ")";
    return holds;
}

Condition conditionOf(const AlarmHistoryQuery &query, const FormerNames &names)
{
    Condition all{"time >= ? AND time < ?", {query.fromMs, query.toMs}};
    if (query.before)
        all.add(" AND (time, id) < (?, ?)", {query.before->timeMs, query.before->number});
    if (!query.deviceId.empty()) {
        const auto ids = names.namesOf(query.deviceId);
        all.add(" AND device_id IN (" + questionMarks(ids.size()) + ")", valuesOf(ids));
    }
    if (query.priority)
        all.add(" AND priority = ?", {static_cast<std::int64_t>(*query.priority)});
    if (query.event)
        all.add(" AND event = ?", {static_cast<std::int64_t>(*query.event)});
    if (!query.text.empty()) {
        Condition text = holdsText(query, names);
        all.add(text.sql, std::move(text.values));
    }
    return all;
}

AlarmTransition readStep(const Statement &row, const FormerNames &names)
{
    AlarmTransition step{static_cast<AlarmEvent>(row.integer(1)),
                         readAlarm(row, 9),
                         row.integer(0),
                         row.natural(2),
                         row.text(3),
                         row.text(4),
                         row.integer(5) != 0,
                         row.text(7),
                         row.text(8)};
    step.alarm.key.series.deviceId = names.presentOf(step.alarm.key.series.deviceId);
    return step;
}

} // namespace

Result<AlarmHistoryPage> searchAlarmHistory(Database &state, const FormerNames &names, const AlarmHistoryQuery &query)
{
    const Condition condition = conditionOf(query, names);
    auto rows
        = state.prepare("SELECT time, event, position, by_whom, said, calls, id, by_role, by_seat, "
                        + std::string(kAlarmColumns) + " FROM alarm_history INDEXED BY alarm_history_search WHERE "
                        + condition.sql + " ORDER BY time DESC, id DESC LIMIT ?");
    if (!rows)
        return Unexpected(rows.error());
    for (const Value &value : condition.values)
        std::visit([&rows](const auto &known) { rows->bind(known); }, value);
    if (auto done = rows->bind(query.limit + 1).execute(); !done) // one more tells whether there is another page
        return Unexpected(done.error());
    AlarmHistoryPage page;
    std::optional<StepPlace> last;
    while (rows->next()) {
        if (page.steps.size() == static_cast<std::size_t>(query.limit)) {
            page.next = last;
            break;
        }
        last = StepPlace{rows->integer(0), rows->integer(6)};
        page.steps.push_back(readStep(*rows, names));
    }
    return page;
}

} // namespace lineside
