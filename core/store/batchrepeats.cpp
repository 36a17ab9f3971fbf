// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/batchrepeats.h"

#include <algorithm>

namespace lineside {

bool BatchRepeats::holds(std::span<const Reading> before, const Reading &reading)
{
    for (; m_indexed < before.size(); ++m_indexed)
        m_places.emplace(before[m_indexed].timestampMs, m_indexed);
    const auto [begin, end] = m_places.equal_range(reading.timestampMs);
    return std::any_of(begin, end, [&](const auto &place) { return before[place.second].isSameAs(reading); });
}

void BatchRepeats::clear()
{
    m_places.clear();
    m_indexed = 0;
}

} // namespace lineside
