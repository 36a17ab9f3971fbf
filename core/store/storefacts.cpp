// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storefacts.h"

#include "model/reason.h"
#include "store/alarmcolumns.h"
#include "store/database.h"
#include "store/storefiles.h"

namespace lineside {

namespace {

constexpr std::string_view kSliceFacts
    = "SELECT (SELECT value FROM meta WHERE key = 'base'), (SELECT count(*) FROM readings),"
      " (SELECT max(seq) FROM readings), (SELECT value FROM meta WHERE key = 'journal_position')";

std::string stateFactsSql()
{
    return "SELECT (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM devices),"
           " (SELECT count(*) FROM alarms WHERE "
        + std::string(kIsStanding) + ')';
}

} // namespace

Result<bool> hasRuns(Database &state)
{
    const auto runs = state.integer("SELECT count(*) FROM runs");
    return runs ? Result<bool>(*runs > 0) : Unexpected(runs.error());
}

Result<StateFacts> readStateFacts(Database &state)
{
    auto row = state.prepare(stateFactsSql());
    if (!row)
        return Unexpected(row.error());
    if (auto done = row->execute(); !done)
        return Unexpected(done.error());
    if (!row->next())
        return unexpected(ErrorCode::Corrupt, "tells nothing", state.path());
    return StateFacts{row->integer(0), row->natural(1), row->natural(2)};
}

Result<SliceFacts> readSliceFacts(Database &slice)
{
    const auto isMade = slice.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'hours'");
    if (!isMade)
        return Unexpected(isMade.error());
    auto row = *isMade == 0 ? unexpected(ErrorCode::NotFound, Reason::SliceUnfinished, slice.path())
                            : slice.prepare(kSliceFacts);
    if (!row)
        return Unexpected(row.error());
    if (auto done = row->execute(); !done)
        return Unexpected(done.error());
    if (!row->next() || row->natural(0) == 0)
        return unexpected(ErrorCode::NotFound, Reason::SliceUnfinished, slice.path());
    const auto base = row->natural(0);
    SliceFacts facts{base, row->natural(1), row->isNull(2) ? base - 1 : row->natural(2), row->natural(3)};
    row->finish();
    return facts;
}

std::optional<std::uint64_t> journalPositionIn(const std::string &storeDirectory)
{
    std::optional<std::uint64_t> position;
    std::int64_t newest = 0;
    for (const auto &slice : listSlices(storeDirectory)) {
        auto database = Database::open(slice.path, {Database::Mode::Read});
        const auto base = database ? database->integer("SELECT value FROM meta WHERE key = 'base'") : 0;
        if (base.value_or(0) <= newest)
            continue;
        newest = *base;
        const auto known = database->integer("SELECT value FROM meta WHERE key = 'journal_position'");
        position = known ? std::optional(static_cast<std::uint64_t>(*known)) : std::nullopt;
    }
    return position;
}

} // namespace lineside
