// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarmposition.h"
#include "model/alarmrecord.h"

#include <string_view>

namespace lineside {

/// Whether the position sees to this alarm, which is of that place. Thread: any.
[[nodiscard]] bool seesTo(const AlarmPosition &position, const AlarmKey &key, std::string_view place);

/// What the position sees to of that record; numbers of alarms stay. Pure. Thread: any.
[[nodiscard]] AlarmRecord recordOf(const AlarmPosition &position, const AlarmRecord &record);

} // namespace lineside
