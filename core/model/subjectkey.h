// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarmrule.h"

#include <string>

namespace lineside {

/// The same for all subjects that are one (isSameSubject()), for look-ups: names of machines and signals have no line
/// ends. Pure. Thread: any.
[[nodiscard]] std::string subjectKey(const AlarmSubject &subject);

} // namespace lineside
