// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarmhealth.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lineside {

/// One alarm calling.
struct AlarmCall
{
    std::int64_t timeMs = 0; ///< UTC
    std::uint32_t alarm = 0; ///< which of AlarmRecord::alarms
};

inline constexpr std::int64_t kTenMinutesMs = 600'000;
inline constexpr std::size_t kFloodAbove = 10; // alarms in ten minutes (EEMUA 191)

/// The floods among these calls, which rise in time and lie before `endMs`; a window is what came in the last ten
/// minutes, its begin excluded. `maximumRate` gets the most in any. Pure. Thread: any.
[[nodiscard]] std::vector<AlarmFlood> floodsOf(std::span<const AlarmCall> calls, const std::vector<AlarmKey> &alarms,
                                               std::int64_t endMs, std::size_t &maximumRate);

/// The `most` that called most often, most first, then by key.
[[nodiscard]] std::vector<CountedAlarm> mostFrequent(std::span<const AlarmCall> calls,
                                                     const std::vector<AlarmKey> &alarms, std::size_t most);

} // namespace lineside
