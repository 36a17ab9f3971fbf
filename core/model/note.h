// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// What a person wrote down for those who come after: of the site, of a machine, or of one alarm, on whose card it
/// stands. It is never changed and never deleted; one that is wrong is struck and stays in the record.
struct Note
{
    std::uint64_t number = 0; ///< rises for ever
    std::int64_t timeMs = 0; ///< UTC, when it was written
    std::string by{};
    std::string deviceId{}; ///< empty: of the whole site
    std::optional<AlarmKey> alarm{}; ///< then deviceId is its device
    std::string text{};
    std::optional<std::int64_t> struckMs{}; ///< UTC
    std::string struckBy{};

    bool operator==(const Note &) const = default;
};

/// Which notes, newest first.
struct NoteQuery
{
    std::optional<AlarmKey> alarm{}; ///< of this one alone
    std::string deviceId{}; ///< of this machine and its alarms; empty: all
    bool withStruck = false;
    std::uint64_t before = 0; ///< older than the note of this number; 0: from the newest
    std::size_t limit = 100;
};

} // namespace lineside
