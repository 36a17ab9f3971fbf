// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarmhealth.h"
#include "viewmodels/alarmhealthviewmodel.h"
#include "viewmodels/valueformatter.h"

#include <QString>

#include <vector>

namespace lineside {

/// The figures beside their targets, in the order in which a person reads them. Pure. Thread: gui.
[[nodiscard]] std::vector<HealthFigureRow> healthFigures(const AlarmHealth &health, const ValueFormatter &format);

/// 0.123 is "12.3 %".
[[nodiscard]] QString healthShare(double share, const ValueFormatter &format);

} // namespace lineside
