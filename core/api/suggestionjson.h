// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/suggestion.h"

#include <string>

namespace lineside {

/// Other settings for an alarm, found by replay; durations in seconds. Pure. Thread: any.
[[nodiscard]] std::string suggestionJson(const AlarmSuggestion &suggestion);
/// How far the search for them is.
[[nodiscard]] std::string suggestionRunningJson(const AlarmKey &key, double done);

} // namespace lineside
