// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmsettings.h"
#include "alarms/suggestionsearch.h"
#include "base/result.h"
#include "model/alarmguide.h"
#include "model/suggestion.h"
#include "store/storereader.h"

#include <cstdint>
#include <optional>
#include <string>

namespace lineside {

constexpr std::int64_t kSuggestionSpanMs = 30LL * 24 * 3600 * 1000; ///< what is looked at

/// What the site says of the alarm. None: no limit, or it is configured no longer.
[[nodiscard]] std::optional<SuggestionSubject> suggestionSubject(const AlarmSettings &settings,
                                                                 const AlarmGuides &guides, const AlarmKey &key,
                                                                 const std::string &deviceClass, TimeSpan span);

/// Runs the alarm over its stored readings. An hour whose rollup stays clear of the limit is looked into for its first
/// minutes alone: they end what was active before, and tell the noise. Time runs as the devices measured, since
/// arrivals are not kept where they can be read in order. Memory: one hour of readings, and SuggestionSearch.
/// Thread: that of the reader. Errors: as StoreReader.
[[nodiscard]] Result<AlarmSuggestion> suggestionIn(StoreReader &store, const SuggestionSubject &subject,
                                                   const SuggestionSearch::GoesOn &goesOn);

} // namespace lineside
