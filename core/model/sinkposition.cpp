// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sinkposition.h"

#include <algorithm>

namespace lineside {

namespace {

std::uint64_t countOf(RowStretch rows)
{
    return rows.first > rows.last ? 0 : rows.last - rows.first + 1;
}

RowStretch overlap(RowStretch a, RowStretch b)
{
    return {std::max(a.first, b.first), std::min(a.last, b.last)};
}

bool touches(RowStretch a, RowStretch b)
{
    return a.first <= b.last + 1 && b.first <= a.last + 1;
}

} // namespace

void SinkPosition::add(RowStretch done)
{
    if (done.first > done.last)
        return;
    std::erase_if(ahead, [&done](RowStretch known) {
        if (!touches(known, done))
            return false;
        done = {std::min(known.first, done.first), std::max(known.last, done.last)};
        return true;
    });
    if (done.first <= cursor + 1)
        cursor = std::max(cursor, done.last);
    else
        ahead.insert(std::ranges::upper_bound(ahead, done), done);
}

std::uint64_t SinkPosition::doneWithin(RowStretch rows) const
{
    std::uint64_t done = countOf(overlap(rows, {0, cursor}));
    for (const RowStretch known : ahead)
        done += countOf(overlap(rows, known));
    return done;
}

} // namespace lineside
