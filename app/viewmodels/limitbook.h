// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmsettings.h"

#include <utility>
#include <vector>

namespace lineside {

/// One limit as the operator may know it.
struct KnownLimit
{
    LimitKind kind = LimitKind::High;
    double limit = 0; ///< in the base unit of the signal
    Priority priority = Priority::Medium;
};

/// The configured limits of each signal, for limit texts and the limit lines of a trend.
/// Owner: main. Thread: gui, a value.
class LimitBook
{
public:
    LimitBook() = default;
    explicit LimitBook(AlarmSettings settings)
        : m_settings(std::move(settings))
    {
    }

    /// From low-low to high-high; a device's own limit replaces that of its sensor type, kind by kind.
    [[nodiscard]] std::vector<KnownLimit> limitsOf(const SeriesKey &series) const;

private:
    AlarmSettings m_settings;
};

} // namespace lineside
