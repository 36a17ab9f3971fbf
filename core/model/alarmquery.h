// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lineside {

/// Where a step stands in the alarm history: by time, and by the order of arrival among those of one time.
struct StepPlace
{
    std::int64_t timeMs = 0; ///< UTC
    std::int64_t number = 0;

    /// "1767225600000.42"; opaque to whoever pages.
    [[nodiscard]] std::string text() const;
    bool operator==(const StepPlace &) const = default;
};

/// What a text stands for in the words of whoever reads: "Oven 1" is a device, "acknowledged" a step.
struct ShownWords
{
    std::vector<std::string> devices{};
    std::vector<std::string> sensorTypes{};
    std::vector<AlarmEvent> events{};
    std::vector<std::string> users{};
};

/// Which steps of the alarm history are wanted. What is left as it is asks nothing.
struct AlarmHistoryQuery
{
    std::int64_t fromMs = std::numeric_limits<std::int64_t>::min(); ///< UTC, included
    std::int64_t toMs = std::numeric_limits<std::int64_t>::max(); ///< UTC, excluded
    std::string deviceId{};
    std::optional<Priority> priority{};
    std::optional<AlarmEvent> event{};
    /// Stands in the alarm's id or place, or in who took the step or what was said with it; in any case of letters.
    std::string text{};
    ShownWords shown{}; ///< with a text: steps of any of these are found as well
    std::optional<StepPlace> before{}; ///< the page behind this step
    int limit = 100;
};

/// Newest first. What is added while somebody pages moves no page: each begins behind the last step of the one before.
struct AlarmHistoryPage
{
    std::vector<AlarmTransition> steps;
    std::optional<StepPlace> next; ///< none: it ends here
};

// The values that toString() names so (model/alarm.h); nothing for any other word. Thread: any.

[[nodiscard]] std::optional<StepPlace> parseStepPlace(std::string_view text);
[[nodiscard]] std::optional<Priority> parsePriority(std::string_view text);
[[nodiscard]] std::optional<AlarmState> parseAlarmState(std::string_view text);
[[nodiscard]] std::optional<AlarmEvent> parseAlarmEvent(std::string_view text);

} // namespace lineside
