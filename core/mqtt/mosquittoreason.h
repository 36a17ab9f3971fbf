// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <string>

namespace lineside {

/// Sentences for a person out of what libmosquitto and the protocol give as numbers.
/// Reason codes: MQTT 5.0 §2.4; CONNACK return codes 1 to 5: MQTT 3.1.1 §3.2.2.3.

inline constexpr int kReasonUnsupportedVersion = 0x84;
inline constexpr int kReasonSessionTakenOver = 0x8E;

[[nodiscard]] std::string connackReason(int code, bool mqtt5);
[[nodiscard]] std::string mqttReason(int code);
/// `code` is a MOSQ_ERR_… value, `systemError` the errno beside it.
[[nodiscard]] std::string libraryReason(int code, int systemError);
/// The same as an Error: Unavailable when waiting may help, InvalidInput when not.
[[nodiscard]] Error libraryError(int code, int systemError);

} // namespace lineside
