// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/alarmfigures.h"

#include "alarms/health.h"
#include "alarms/positions.h"

#include <algorithm>

namespace lineside {

namespace {

AlarmHealth healthOf(const AlarmPosition &position, const AlarmRecord &record)
{
    AlarmHealth health = alarmHealth(recordOf(position, record));
    health.position = position.name;
    return health;
}

} // namespace

Result<AlarmHealth> alarmHealthIn(StoreReader &store, const std::vector<AlarmPosition> &positions,
                                  const AlarmHealthQuery &query)
{
    const auto position = std::ranges::find(positions, query.position, &AlarmPosition::name);
    if (!query.position.empty() && position == positions.end())
        return unexpected(ErrorCode::NotFound, "there is no such position", query.position);
    const auto record = store.alarmRecord(query.span);
    if (!record)
        return Unexpected(record.error());
    AlarmHealth health = position == positions.end() ? alarmHealth(*record) : healthOf(*position, *record);
    for (const AlarmPosition &each : positions)
        health.positions.push_back(each.name);
    return health;
}

Result<std::vector<AlarmHealth>> alarmFigures(StoreReader &store, const std::vector<AlarmPosition> &positions,
                                              std::int64_t resetMs, std::int64_t nowMs)
{
    auto record = store.alarmRecord({std::max(resetMs, nowMs - kFiguresLookBackMs), nowMs + 1});
    if (!record)
        return Unexpected(record.error());
    if (!record->down.empty() && record->down.front().fromMs == record->span.fromMs)
        record->span.fromMs = std::min(record->down.front().toMs, nowMs);
    std::vector<AlarmHealth> figures{alarmHealth(*record)};
    for (const AlarmPosition &each : positions)
        figures.push_back(healthOf(each, *record));
    return figures;
}

} // namespace lineside
