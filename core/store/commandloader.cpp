// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/commandloader.h"

#include "model/formernames.h"
#include "store/database.h"
#include "store/questionmarks.h"

#include <functional>

namespace lineside {

namespace {

constexpr std::string_view kColumns = "id, device_id, payload, requested_by, source, created, expires, changed, state,"
                                      " reason, role, seat, change, approved_by, said, steps, rowid";

Command readCommand(const Statement &row)
{
    return {.id = row.text(0),
            .deviceId = row.text(1),
            .payload = row.text(2),
            .requestedBy = row.text(3),
            .source = row.text(4),
            .createdMs = row.integer(5),
            .expiresMs = row.integer(6),
            .changedMs = row.integer(7),
            .state = static_cast<CommandState>(row.integer(8)),
            .reason = row.text(9),
            .role = row.text(10),
            .seat = row.text(11),
            .change = row.text(12),
            .approvedBy = row.text(13),
            .said = row.text(14),
            .steps = decodeSteps(row.text(15)),
            .number = row.natural(16)};
}

using Bind = std::function<void(Statement &)>;

Result<std::vector<Command>> load(Database &state, const std::string &rest, const Bind &bind)
{
    auto statement = state.prepare("SELECT " + std::string(kColumns) + " FROM commands WHERE " + rest);
    if (!statement)
        return Unexpected(statement.error());
    bind(*statement);
    if (auto done = statement->execute(); !done)
        return Unexpected(done.error());
    std::vector<Command> commands;
    while (statement->next())
        commands.push_back(readCommand(*statement));
    return commands;
}

/// `text` anywhere, as LIKE wants it.
std::string patternOf(const std::string &text)
{
    std::string pattern = "%";
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern + '%';
}

std::string whereOf(const CommandQuery &query, std::size_t ids)
{
    std::string where = "created >= ? AND created < ?";
    where += ids == 0 ? "" : " AND device_id IN (" + questionMarks(ids) + ")";
    where += query.states.empty() ? "" : " AND state IN (" + questionMarks(query.states.size()) + ")";
    where += query.by.empty() ? "" : " AND (requested_by = ? OR approved_by = ?)";
    where += query.text.empty() ? ""
                                : " AND device_id || ' ' || payload || ' ' || change || ' ' || requested_by || ' ' ||"
                                  " approved_by || ' ' || reason || ' ' || said LIKE ? ESCAPE '\\'";
    where += query.before == 0 ? "" : " AND rowid < ?";
    return where;
}

} // namespace

Result<std::vector<Command>> loadOpenCommands(Database &state)
{
    return load(state, std::string(kIsOpenCommand) + " ORDER BY created, rowid", [](Statement &) {});
}

Result<std::optional<Command>> loadCommand(Database &state, const std::string &id)
{
    auto found = load(state, "id = ?", [&id](Statement &statement) { statement.bind(id); });
    if (!found)
        return Unexpected(found.error());
    return found->empty() ? std::optional<Command>() : std::optional(std::move(found->front()));
}

Result<CommandPage> loadCommands(Database &state, const FormerNames &names, const CommandQuery &query)
{
    const auto ids = query.deviceId.empty() ? std::vector<std::string>() : names.namesOf(query.deviceId);
    auto found = load(state, whereOf(query, ids.size()) + " ORDER BY rowid DESC LIMIT ?", [&](Statement &statement) {
        statement.bind(query.fromMs).bind(query.toMs);
        for (const std::string &id : ids)
            statement.bind(id);
        for (const CommandState each : query.states)
            statement.bind(static_cast<std::int64_t>(each));
        if (!query.by.empty())
            statement.bind(query.by).bind(query.by);
        if (!query.text.empty())
            statement.bind(patternOf(query.text));
        if (query.before > 0)
            statement.bind(query.before);
        statement.bind(std::uint64_t{query.limit + 1});
    });
    if (!found)
        return Unexpected(found.error());
    CommandPage page{.commands = std::move(*found), .next = {}};
    if (page.commands.size() > query.limit) {
        page.commands.pop_back();
        page.next = page.commands.back().number;
    }
    for (Command &command : page.commands)
        command.deviceId = names.presentOf(command.deviceId);
    return page;
}

} // namespace lineside
