// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/alarmhealth.h"
#include "model/alarmposition.h"
#include "store/storereader.h"

#include <cstdint>
#include <vector>

namespace lineside {

inline constexpr std::int64_t kFiguresLookBackMs = 30LL * 24 * 3600 * 1000; ///< as far as figures go that go on

/// How the alarms did in the stretch. Thread: that of the reader. Errors: as StoreReader; NotFound: no such position.
[[nodiscard]] Result<AlarmHealth> alarmHealthIn(StoreReader &store, const std::vector<AlarmPosition> &positions,
                                                const AlarmHealthQuery &query);

/// How they do since somebody had them counted anew, at `resetMs`, but at most kFiguresLookBackMs back, and not since
/// before the engine ran: of the whole site, then of each position. Thread and errors: likewise.
[[nodiscard]] Result<std::vector<AlarmHealth>>
alarmFigures(StoreReader &store, const std::vector<AlarmPosition> &positions, std::int64_t resetMs, std::int64_t nowMs);

} // namespace lineside
