// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/latestvalues.h"

#include <tuple>

namespace lineside {

bool LatestValues::isWanted(const SeriesKey &series) const
{
    const auto known = m_values.find(series);
    return known == m_values.end() || known->second.timeQuality != TimeQuality::Good || isAhead(known->second);
}

void LatestValues::offer(const SeriesKey &series, LiveValue value)
{
    const auto known = m_values.find(series);
    if (known == m_values.end())
        m_values.emplace(series, std::move(value));
    else if (isNewer(value, known->second))
        known->second = std::move(value);
}

bool LatestValues::isNewer(const LiveValue &value, const LiveValue &known) const
{
    return std::tuple(!isAhead(value), value.timestampMs, value.arrivalMs)
        >= std::tuple(!isAhead(known), known.timestampMs, known.arrivalMs);
}

} // namespace lineside
