// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lineside {

/// Device ids and sensor types end up in topics, URLs and log lines, so they are short and printable.
constexpr std::size_t kMaxNameBytes = 128;

/// True for 1 to kMaxNameBytes bytes of UTF-8 without control characters (C0, DEL, C1). Thread: any.
[[nodiscard]] bool isName(std::string_view text);

/// What can be a device's id: a name that is one level of a topic (MQTT 5.0 §4.7: no '/', '+' and '#'). The one notion
/// of it for what comes in, is asked for and goes out: whoever makes a topic of an id asks here. Thread: any.
[[nodiscard]] bool isDeviceId(std::string_view id);

/// Whether two sensor types are one: they may differ in ASCII case and in blanks around them. The one notion of it for
/// limits, units and clamps. Thread: any.
[[nodiscard]] bool isSameSensorType(std::string_view one, std::string_view other);

/// The same for all sensor types that are one, to look them up by. Thread: any.
[[nodiscard]] std::string sensorTypeWord(std::string_view sensorType);

} // namespace lineside
