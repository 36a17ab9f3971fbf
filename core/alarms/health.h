// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarmhealth.h"
#include "model/alarmrecord.h"

namespace lineside {

/// The figures of a stretch of alarm history. Pure; n log n in its steps.
/// Thread: any. Errors: none; a stretch without length has no figures.
[[nodiscard]] AlarmHealth alarmHealth(const AlarmRecord &record);

} // namespace lineside
