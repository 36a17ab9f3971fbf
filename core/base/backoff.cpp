// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/backoff.h"

#include <algorithm>

namespace lineside {

std::chrono::milliseconds Backoff::next()
{
    const auto low = m_bounds.base.count();
    const auto high = std::max(low, 3 * m_previous.count());
    const auto wait = std::uniform_int_distribution<std::int64_t>(low, high)(m_random);
    m_previous = std::min(m_bounds.cap, std::chrono::milliseconds(wait));
    return m_previous;
}

void Backoff::connectionHeld(std::chrono::milliseconds duration)
{
    if (duration >= m_bounds.stableAfter)
        m_previous = m_bounds.base;
}

} // namespace lineside
