// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"

#include <string>
#include <vector>

namespace lineside {

/// What a reader finds from where the journal was released to its end.
inline std::vector<std::string> payloadsIn(const Journal &journal)
{
    JournalReader reader(journal);
    std::vector<std::string> payloads;
    RawMessageView found;
    while (reader.next(found))
        payloads.emplace_back(found.payload);
    return payloads;
}

} // namespace lineside
