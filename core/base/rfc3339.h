// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lineside {

/// UTC milliseconds of an RFC 3339 time: any offset, "Z" or "z", any length of fraction (cut to milliseconds), a leap
/// second counts as the next second. nullopt for anything else, dates that do not exist included. Thread: any.
[[nodiscard]] std::optional<std::int64_t> parseRfc3339(std::string_view text);

/// A time whose zone may be missing.
struct ToldTime
{
    std::int64_t ms = 0; ///< UTC; with no zone of its own what the hands of the clock show, as if they were UTC
    bool hasOwnZone = false; ///< an offset other than none, "Z", "+00:00" and "-00:00" is written there
};
/// As parseRfc3339(), but the zone may be left out.
[[nodiscard]] std::optional<ToldTime> parseToldTime(std::string_view text);

/// "2026-11-23T08:15:30.250Z"; whole seconds are written without a fraction. Thread: any.
/// Instants outside the years 0 to 9999 have no RFC 3339 form and become the nearest that has.
[[nodiscard]] std::string formatRfc3339(std::int64_t utcMs);

/// The same, onto the end of `out`: for the hot path.
void appendRfc3339(std::string &out, std::int64_t utcMs);

} // namespace lineside
