// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/batchrepeats.h"

#include <algorithm>

namespace lineside {

std::uint64_t BatchRepeats::count(std::span<const Reading> before, const Reading &reading, std::uint64_t upTo)
{
    for (; m_indexed < before.size(); ++m_indexed)
        m_places.emplace(before[m_indexed].timestampMs, m_indexed);
    const auto [begin, end] = m_places.equal_range(reading.timestampMs);
    return static_cast<std::uint64_t>(std::count_if(begin, end, [&](const auto &place) {
        const Reading &each = before[place.second];
        return each.position <= upTo && each.isSameAs(reading);
    }));
}

void BatchRepeats::clear()
{
    m_places.clear();
    m_indexed = 0;
}

} // namespace lineside
