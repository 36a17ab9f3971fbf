// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lineside {

// The topics of core/CONTRACT.md §1, spelled here alone. What stands for an id is one (isDeviceId), or "+" for any.
// Thread: any.

inline constexpr std::string_view kDeviceTopics = "devices/"; ///< how all of a device's begin
inline constexpr std::string_view kAlertTopics = "alerts/";
inline constexpr std::string_view kAlarmTopics = "alarms/";
/// How all begin that the contract names, also those of what is not built yet (core/CONTRACT.md §9).
inline constexpr std::string_view kOwnTopics[] = {kDeviceTopics, kAlertTopics, kAlarmTopics, "edge/"};
inline constexpr std::string_view kDataLevel = "data"; ///< what stands behind devices/{id}/
inline constexpr std::string_view kStatusLevel = "status";
inline constexpr std::string_view kCommandLevel = "command";
inline constexpr std::string_view kCommandResultLevel = "command/result";

[[nodiscard]] inline std::string deviceTopic(std::string_view deviceId, std::string_view level)
{
    return std::string(kDeviceTopics).append(deviceId).append("/").append(level);
}

[[nodiscard]] inline std::string alertTopic(std::string_view deviceId)
{
    return std::string(kAlertTopics).append(deviceId);
}

[[nodiscard]] inline std::string alarmTopic(std::string_view deviceId)
{
    return std::string(kAlarmTopics).append(deviceId);
}

/// How the horn stands, for a stack light or a siren.
inline constexpr const char *kHornTopic = "edge/horn";

/// Calls of people for help.
inline constexpr const char *kHelpTopic = "edge/help";

/// How far the record of who did what had come, signed.
inline constexpr const char *kAuditHeadTopic = "edge/audit/head";

/// How the alarms do, of an operator position or of the whole site (empty).
[[nodiscard]] inline std::string figuresTopic(std::string_view position)
{
    return position.empty() ? "edge/alarms" : std::string("edge/alarms/").append(position);
}

} // namespace lineside
