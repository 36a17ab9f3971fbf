// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/arrivalclock.h"

namespace lineside {

namespace {

// Messages of two sources, or a tick beside them, may come a little out of order: that is no step of the clock, and
// counting each way back as one would make this clock run fast.
constexpr std::int64_t kDisorderMs = 2000;

} // namespace

void ArrivalClock::start(std::int64_t utcMs)
{
    if (!m_started)
        m_lastUtcMs = utcMs;
    m_started = true;
}

std::int64_t ArrivalClock::advance(std::int64_t utcMs)
{
    start(utcMs);
    if (utcMs > m_lastUtcMs) {
        m_now += utcMs - m_lastUtcMs;
        m_lastUtcMs = utcMs;
    } else if (m_lastUtcMs - utcMs > kDisorderMs) {
        m_lastUtcMs = utcMs;
    }
    return m_now;
}

} // namespace lineside
