// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"
#include "viewmodels/valueformatter.h"

#include <QString>

namespace lineside {

// What is said of an alarm, in the language of the panel. Thread: gui.

/// What is wrong, as a sentence: "Temperature high, above 80.0 °C".
[[nodiscard]] QString alarmMessage(const Alarm &alarm, const ValueFormatter &format);
/// What the alarm is of, whatever its limit is by now: "Temperature high".
[[nodiscard]] QString alarmTitle(const AlarmKey &key);
/// Who took the step, and what was said: "Operator: door was open"; empty: nobody did.
[[nodiscard]] QString alarmStepBy(const AlarmTransition &step);
/// Whether it is there or over, and since when it is over: "Active", "Gone at 21:31:07".
[[nodiscard]] QString alarmPresence(const Alarm &alarm, const ValueFormatter &format);
/// What the device's clock said at the activation: "Device time 3/4/26 21:31:07"; empty: the same as activatedMs.
[[nodiscard]] QString alarmSourceText(const Alarm &alarm, const ValueFormatter &format);
/// By whom, until when and why it is put aside: "Shelved by the shift lead until 21:31: sensor is cleaned"; empty: it
/// is not.
[[nodiscard]] QString alarmAsideText(const Alarm &alarm, const ValueFormatter &format);
/// Since when it is escalated: "Escalated at 21:31:07"; empty: it is not, or somebody has seen it.
[[nodiscard]] QString alarmEscalatedText(const Alarm &alarm, const ValueFormatter &format);

} // namespace lineside
