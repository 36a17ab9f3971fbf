// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/operatoraction.h"

#include <string_view>

namespace lineside {

/// One thing a program may have done to an alarm: POST /api/v1/alarms/{id}/{name}. Thread: any.
struct AlarmVerb
{
    std::string_view name;
    /// What the body asks for. Errors: InvalidInput.
    Result<OperatorAction> (*read)(const AlarmKey &key, std::string_view body);
    /// Whether the alarm stands as the verb would leave it: asked for once more, it is no error.
    bool (*isSo)(const Alarm &alarm);
};

/// nullptr: no verb has this name.
[[nodiscard]] const AlarmVerb *alarmVerb(std::string_view name);

} // namespace lineside
