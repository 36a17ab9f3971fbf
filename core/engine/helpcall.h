// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alert.h"
#include "model/requester.h"

#include <cstdint>
#include <string>

namespace lineside {

/// Somebody needs another person: told on `edge/help` until the broker has it, over a restart as well. `deviceId`: at
/// which machine, empty: at the seat. `turn`: tells apart those of one millisecond. Pure. Thread: any.
[[nodiscard]] PendingAlert helpCall(const std::string &node, const Requester &who, const std::string &deviceId,
                                    const std::string &text, std::int64_t timeMs, std::uint64_t turn);

} // namespace lineside
