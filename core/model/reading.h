// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lineside {

/// How far a value can be trusted. The numbers are stored; never renumber.
enum class Quality : std::uint8_t {
    Good = 0, ///< as the device meant it
    Uncertain = 1, ///< usable, but corrected on the way in (clamped) or its source time is doubtful
    Bad = 2, ///< the device itself says it is not to be used
};

/// How far a reading's source time can be trusted, judged by the edge's clock when it arrived. The numbers are stored;
/// never renumber.
enum class TimeQuality : std::uint8_t {
    Good = 0, ///< measured about when it arrived; or the edge's own clock was not set, so nobody can tell
    Late = 1, ///< measured well before it arrived: something held it back, or its clock is slow
    Future = 2, ///< from a clock ahead of the edge's
    Unset = 3, ///< from a clock that was never set (1970 and the like)
};

/// "good", "late", "future", "unset": in the database view, API, metrics and cloud.
[[nodiscard]] std::string_view toString(TimeQuality quality);

/// When something happened, for people and lists.
struct EventTime
{
    std::int64_t ms = 0; ///< UTC; never of a clock that is known to be wrong
    std::optional<std::int64_t> sourceMs = std::nullopt; ///< UTC, what the device's clock said, when that is not `ms`
    bool operator==(const EventTime &) const = default;
};

/// Names one signal of one device; all history, alarms and trends hang on it.
struct SeriesKey
{
    std::string deviceId;
    std::string sensorType;

    auto operator<=>(const SeriesKey &) const = default;
};

/// Stands for an unknown unit beyond those that name a series; what was sent is metadata's first member, then.
inline constexpr std::string_view kOtherUnit = "other";

/// One measured value on its way from the wire to store, screen and cloud. Text is valid UTF-8 (checked by decode).
struct Reading
{
    std::string deviceId;
    std::string sensorType;
    std::string unit; ///< as it came; after process the base unit's code ("celsius"), an unknown one still as it came
    std::string location;
    std::string metadata; ///< one JSON object as it came, unknown fields of the message merged in; empty: none
    double value = 0; ///< always finite
    std::int64_t timestampMs = 0; ///< UTC, when the device measured
    std::int64_t arrivalMs = 0; ///< UTC, when the edge received
    std::int64_t processedMs = 0; ///< UTC, when the edge normalised it
    std::uint64_t position = 0; ///< where its message stands in the journal: unique, rising with arrival
    Quality quality = Quality::Good;
    bool redelivered = false; ///< the broker marked the message as sent before (DUP)
    TimeQuality timeQuality = TimeQuality::Good;
    bool unitUnknown
        = false; ///< the unit is not known, or not one of this quantity: judged by no limit, never converted
    bool valueRounded = false; ///< the number as written had more digits than `value` can hold

    [[nodiscard]] SeriesKey series() const { return {deviceId, sensorType}; }
    /// When what it tells happened: at its source time, or, should that be of a clock never set, ahead, or known to be
    /// slow, at its arrival.
    [[nodiscard]] EventTime happened(bool isClockSlow) const;
    /// The same measurement, come twice: same series, unit, time, value, place and metadata.
    [[nodiscard]] bool isSameAs(const Reading &other) const;
};

} // namespace lineside
