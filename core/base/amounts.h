// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace lineside {

// Durations and sizes as people write them. Pure. Thread: any. Errors: InvalidInput, the message completes "key: …" and
// never repeats the text, which may hold a secret.

/// "300s", "5m", "1h30m", "1.5h", "250ms", as Go writes them (SYNC_INTERVAL), and "90d". Never negative.
[[nodiscard]] Result<std::chrono::milliseconds> parseDuration(std::string_view text);

/// "256MiB", "8GiB", "500kB", "1024": bytes.
[[nodiscard]] Result<std::uint64_t> parseSize(std::string_view text);

/// "1h30m", "250ms", "0s": what parseDuration() reads. Never negative.
[[nodiscard]] std::string durationText(std::chrono::milliseconds duration);

} // namespace lineside
