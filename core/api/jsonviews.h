// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apibackend.h"

#include <string>
#include <string_view>

namespace lineside {

// Values -> the JSON of the API, field names and order as in core/CONTRACT.md §1 and §3. Pure. Thread: any.

[[nodiscard]] std::string errorJson(std::string_view message);
[[nodiscard]] std::string deviceJson(const Device &device, const ClockRules &clocks);
[[nodiscard]] std::string devicesJson(const std::vector<Device> &devices, const ClockRules &clocks);
[[nodiscard]] std::string deviceStatusJson(const Device &device);
[[nodiscard]] std::string healthJson(const EngineStatus &status, std::int64_t nowMs);
[[nodiscard]] std::string statusJson(const EngineStatus &status, std::int64_t nowMs);
[[nodiscard]] std::string alarmJson(const Alarm &alarm);
[[nodiscard]] std::string alarmsJson(const std::vector<Alarm> &alarms);
/// As a step of the history is shown, and told on alarms/{device_id}.
[[nodiscard]] std::string alarmStepJson(const AlarmTransition &step);
[[nodiscard]] std::string alarmHistoryJson(const AlarmHistoryPage &page);
[[nodiscard]] std::string sinksJson(const EngineStatus &status);
[[nodiscard]] std::string rejectedJson(const std::vector<RejectedMessage> &messages);
[[nodiscard]] std::string quarantineJson(const ApiQuarantine &quarantine);
[[nodiscard]] std::string historyJson(const History &history);

} // namespace lineside
