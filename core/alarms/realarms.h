// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmslot.h"

#include <cstdint>
#include <optional>
#include <utility>

namespace lineside {

/// When active alarms call anew. Owner: AlarmBoard. Thread: pipeline. Errors: none.
class ReAlarms
{
public:
    /// After a step: its time begins when it called last, or when it began to be told.
    void renew(AlarmSlot &slot);
    void stop(AlarmSlot &slot);
    /// Whose time is over at `now`, and since when (ArrivalClock); it stays until renew() or stop().
    [[nodiscard]] std::optional<std::pair<std::int64_t, AlarmSlot *>> due(std::int64_t now) const;

private:
    SlotTimes m_times;
};

} // namespace lineside
