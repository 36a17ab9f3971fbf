// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/parametercheck.h"
#include "base/result.h"
#include "model/alarmhealth.h"
#include "model/alarmquery.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// Which alarms of the list are wanted; what is left out asks nothing.
struct AlarmFilter
{
    /// As the member "state" says it; or one put aside: shelved, suppressed, out-of-service.
    std::optional<AlarmState> state;
    std::string deviceId;
    std::optional<Priority> priority;
    std::string text; ///< stands in its id or place, or in what was said of it and by whom; in any case of letters

    [[nodiscard]] std::vector<Alarm> of(std::vector<Alarm> alarms) const;
};

// ?state=&device=&priority=&text= and ?from=&to=&device=&priority=&event=&text=&limit=&before=, all optional.
// Thread: any. Errors: InvalidInput, the parameter as context.

[[nodiscard]] Result<AlarmFilter> readAlarmFilter(const Parameters &parameters);
/// `limit` defaults to 100, at most 1000; `before` is the "next" of the page before.
[[nodiscard]] Result<AlarmHistoryQuery> readAlarmHistoryRequest(const Parameters &parameters);
/// ?from=&to=[&position=]; `to` defaults to now and is no later, `from` to a day before it.
[[nodiscard]] Result<AlarmHealthQuery> readHealthRequest(const Parameters &parameters, std::int64_t nowMs);

} // namespace lineside
