// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lineside {

/// What a look through a journal found, as sentences for a person.
struct JournalCheck
{
    std::vector<std::string> findings;
    std::vector<std::string> problems; ///< damaged records at or above the committed position
};

/// Reads every record of every segment and compares its checksum, whether an engine runs there or not. The newest
/// segment may end in a record that is just being written, or was when the power went: that is no damage.
/// Thread: any one.
[[nodiscard]] JournalCheck checkJournal(const std::string &directory, std::uint64_t committed);

} // namespace lineside
