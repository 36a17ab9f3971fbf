// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/slicefacts.h"

#include "model/reason.h"
#include "store/database.h"

namespace lineside {

namespace {

constexpr std::string_view kFacts
    = "SELECT (SELECT user_version FROM pragma_user_version), (SELECT value FROM meta WHERE key = 'base'),"
      " (SELECT count(*) FROM readings), (SELECT max(seq) FROM readings),"
      " (SELECT value FROM meta WHERE key = 'journal_position')";

} // namespace

Result<SliceFacts> readSliceFacts(Database &slice)
{
    const auto isMade = slice.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'hours'");
    if (!isMade)
        return Unexpected(isMade.error());
    auto row
        = *isMade == 0 ? unexpected(ErrorCode::NotFound, Reason::SliceUnfinished, slice.path()) : slice.prepare(kFacts);
    if (!row)
        return Unexpected(row.error());
    if (auto done = row->execute(); !done)
        return Unexpected(done.error());
    if (!row->next() || row->natural(1) == 0)
        return unexpected(ErrorCode::NotFound, Reason::SliceUnfinished, slice.path());
    const auto base = row->natural(1);
    SliceFacts facts{row->integer(0), base, row->natural(2), row->isNull(3) ? base - 1 : row->natural(3),
                     row->natural(4)};
    row->finish();
    return facts;
}

} // namespace lineside
