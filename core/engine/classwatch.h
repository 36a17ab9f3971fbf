// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/config.h"
#include "model/alarmguide.h"

#include <cstdint>
#include <optional>
#include <string>

namespace lineside {

/// Looks now and then whether the records of the classes (classes/<class>/alarms.toml) are others than before. What to
/// do counts at once; how alarms behave counts from the next start, as all of the configuration does.
/// Owner: engine. Thread: query. Errors: what is wrong is in the log and in `problem`; the last good texts stay.
class ClassWatch
{
public:
    explicit ClassWatch(const Config &config);

    [[nodiscard]] bool isDue(std::int64_t nowMonotonicMs);

    struct Found
    {
        std::optional<AlarmGuides> guides{}; ///< none: those of before stay
        std::string problem{}; ///< why the files are not what the program runs with; empty: they are
    };
    /// Nothing: they are as at the last look.
    [[nodiscard]] std::optional<Found> look();

private:
    const std::string m_folder;
    const AlarmSettings m_ofFile; ///< without the classes
    const AlarmSettings m_running;
    const UnitSettings m_units;
    std::string m_seen; ///< names, times and sizes
    std::int64_t m_nextMs = 0; // monotonic
};

} // namespace lineside
