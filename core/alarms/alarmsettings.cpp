// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmsettings.h"

namespace lineside {

AlarmSettings AlarmSettings::defaults()
{
    const auto highAt = [](double limit) { return AlarmLimits{{LimitKind::High, AlarmLimit{.limit = limit}}}; };
    AlarmSettings settings;
    settings.bySensorType = {{"temperature", highAt(80)}, {"pressure", highAt(200000)}, {"humidity", highAt(90)}};
    return settings;
}

} // namespace lineside
