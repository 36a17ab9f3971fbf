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
[[nodiscard]] std::string rejectedJson(const std::vector<RejectedMessage> &messages);
[[nodiscard]] std::string quarantineJson(const ApiQuarantine &quarantine);
[[nodiscard]] std::string historyJson(const History &history);

} // namespace lineside
