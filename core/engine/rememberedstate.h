// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"
#include "model/alarmrecord.h"
#include "model/alarmrulesversion.h"
#include "model/apitoken.h"
#include "model/command.h"
#include "model/conditionstate.h"
#include "model/device.h"
#include "model/loginfailures.h"
#include "model/user.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace lineside {

/// What the engine remembers from its last run.
struct RememberedState
{
    std::vector<Device> devices;
    std::vector<Alarm> alarms;
    std::vector<Command> commands;
    std::vector<std::string> removedDevices;
    std::map<std::string, std::string> renames{}; ///< former id -> present one, as done
    std::vector<ConditionState> conditions{};
    AlarmRecord lately{}; ///< the steps of alarms of the last hours
    AlarmRulesVersion alarmRules{}; ///< the newest
    std::uint64_t lastNote = 0; ///< Note::number
    std::vector<User> users{};
    std::vector<LoginFailures> loginFailures{};
    std::vector<ApiToken> tokens{};
};

} // namespace lineside
