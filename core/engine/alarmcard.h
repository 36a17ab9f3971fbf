// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/alarmguide.h"
#include "store/storereader.h"

#include <string>

namespace lineside {

inline constexpr std::size_t kCardNotes = 20; ///< a card is read in seconds
inline constexpr int kCardSteps = 12; ///< some three times it came and what people did

/// What the site has written, and where its pictures lie.
struct SiteTexts
{
    const AlarmGuides &guides;
    const std::string &folder;
};

/// What the site says of the alarm, its last steps and the notes on it. Thread: that of the reader. Errors: as
/// StoreReader.
[[nodiscard]] Result<AlarmCard> alarmCard(const SiteTexts &texts, StoreReader &store, const AlarmKey &key,
                                          const std::string &deviceClass);

} // namespace lineside
