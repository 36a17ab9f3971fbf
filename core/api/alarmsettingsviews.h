// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/alarmrulesversion.h"
#include "model/operatoraction.h"

#include <string>
#include <string_view>
#include <vector>

namespace lineside {

// How alarms behave, as JSON: what people changed of the configuration, its versions, and what a change would do.
// A rule is {"kind","device_type","device","name", …} with the fields it says (model/alarmrule.h); durations are texts
// such as "30s". Thread: any.

[[nodiscard]] std::string alarmSettingsJson(const AlarmRulesVersion &version);
[[nodiscard]] std::string alarmVersionsJson(const std::vector<AlarmRulesVersion> &versions);
[[nodiscard]] std::string ruleCheckJson(const RuleCheck &check);

/// {"rules":[…],"removed":[…],"csv","to_version","based_on","reason"}, all but the reason optional. Errors:
/// InvalidInput.
struct AlarmSettingsRequest
{
    ChangeAlarmSettings change{};
    std::string csv{}; ///< empty: none
};
[[nodiscard]] Result<AlarmSettingsRequest> readAlarmSettings(std::string_view body);

} // namespace lineside
