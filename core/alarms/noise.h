// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmreplay.h"

#include <optional>
#include <span>
#include <vector>

namespace lineside {

/// How much a signal jitters where nothing happens: 1.4826 times the median absolute deviation of the differences
/// between one value and the next, over the root of two. Drift and rare jumps do not move it.
/// Differences count while both values are on the good side of the limit; those well away from it alone, when there
/// are enough. Bounded: it keeps 65,536 of each sort.
/// Owner: SuggestionSearch, a value. Thread: any one. Errors: none.
class NoiseEstimate
{
public:
    /// `clear`: how far from the limit is well away.
    NoiseEstimate(LimitKind kind, double limit, double clear);

    /// Values that followed each other.
    void add(std::span<const ReplaySample> samples);
    /// Base unit; none: fewer than 256 differences.
    [[nodiscard]] std::optional<double> sigma() const;

private:
    [[nodiscard]] double distanceInside(double value) const { return m_isUpper ? m_limit - value : value - m_limit; }

    bool m_isUpper;
    double m_limit;
    double m_clear;
    std::vector<double> m_away;
    std::vector<double> m_inside;
};

} // namespace lineside
