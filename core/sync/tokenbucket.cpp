// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/tokenbucket.h"

#include <algorithm>

namespace lineside {

namespace {

constexpr double kKeptSeconds = 0.1;

} // namespace

void TokenBucket::refill(std::int64_t monotonicMs)
{
    const double seconds = static_cast<double>(monotonicMs - m_filledMs) / 1000;
    m_filledMs = monotonicMs;
    m_tokens = std::min(m_tokens + seconds * m_perSecond, std::max(1.0, m_perSecond * kKeptSeconds));
}

bool TokenBucket::take()
{
    if (m_perSecond == 0)
        return true;
    if (m_tokens < 1)
        return false;
    m_tokens -= 1;
    return true;
}

} // namespace lineside
