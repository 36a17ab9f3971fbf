// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace lineside {

/// What a message on a topic is.
enum class TopicKind : std::uint8_t {
    Unknown, ///< none of ours, or with a device id we do not take
    DeviceData, ///< devices/{id}/data: a SensorData
    DeviceStatus, ///< devices/{id}/status: an EdgeDevice
    CommandResult, ///< devices/{id}/command/result: a device's answer to a command
};

/// A topic, taken apart. Borrows from the topic's text.
struct Topic
{
    TopicKind kind = TopicKind::Unknown;
    std::string_view deviceId; ///< empty when Unknown
};

/// Splits a topic (core/CONTRACT.md §1). What is no device id (model/name.h) makes the topic Unknown. Allocates
/// nothing. Thread: any.
[[nodiscard]] Topic parseTopic(std::string_view topic);

} // namespace lineside
