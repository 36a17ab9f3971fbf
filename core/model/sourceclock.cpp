// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sourceclock.h"

#include "base/clock.h"

#include <cstdlib>

namespace lineside {

namespace {

constexpr std::int64_t kOvertakenMs = 2000; // two sources of one signal, or the network between
constexpr std::int64_t kDeafAtMostMs = 60'000; // the alarms' rule since the first release
// Clocks that tell whole seconds differ by up to one from arrival, and the network adds its own.
constexpr std::int64_t kFineMs = 1500;
constexpr std::int64_t kFineLastsMs = 3000; // twice that: a backlog at 1.5 times its pace is told apart
constexpr std::int64_t kCoarseMs = 61'000;
constexpr std::int64_t kCoarseLastsMs = 122'000;

} // namespace

SourceTrust trustOf(TimeQuality quality, std::int64_t sourceMs, std::int64_t edgeMs)
{
    if (edgeMs < kClockSetMs)
        return SourceTrust::Sound;
    if (quality == TimeQuality::Unset)
        return SourceTrust::Unset;
    return sourceMs > edgeMs + kClockToleranceMs ? SourceTrust::Ahead : SourceTrust::Sound;
}

bool SourceClock::take(std::int64_t sourceMs, std::int64_t arrivalMs, SourceTrust trust)
{
    follow(sourceMs, arrivalMs, trust);
    if (!isNewest(sourceMs, trust) && !isSetBack(arrivalMs))
        return isOverdue(arrivalMs);
    m_newestMs = sourceMs;
    m_heardMs = arrivalMs;
    m_trust = trust;
    m_hurries = false;
    m_fine.holdsNewest = true;
    m_coarse.holdsNewest = true;
    return true;
}

bool SourceClock::remember(std::int64_t sourceMs, SourceTrust trust)
{
    const bool isNew = m_newestMs == kNone
        || (trust == SourceTrust::Sound && (m_trust != SourceTrust::Sound || sourceMs > m_newestMs));
    if (!isNew)
        return false;
    m_newestMs = sourceMs;
    m_heardMs = kNone;
    m_trust = trust;
    return true;
}

std::optional<std::int64_t> SourceClock::slowMs() const
{
    return m_slowMs == kNone ? std::nullopt : std::optional(m_slowMs);
}

void SourceClock::follow(std::int64_t sourceMs, std::int64_t arrivalMs, SourceTrust trust)
{
    const std::int64_t aheadMs = m_fine.follow(sourceMs, arrivalMs, kFineMs);
    if (std::abs(aheadMs) > kFineMs)
        m_hurries = aheadMs > 0;
    m_coarse.follow(sourceMs, arrivalMs, kCoarseMs);
    const std::int64_t lagMs = arrivalMs - sourceMs;
    if (lagMs <= kClockToleranceMs)
        m_slowMs = kNone;
    else if (trust == SourceTrust::Sound
             && (m_fine.lasts(arrivalMs, kFineLastsMs) || m_coarse.lasts(arrivalMs, kCoarseLastsMs)))
        m_slowMs = lagMs;
}

bool SourceClock::isNewest(std::int64_t sourceMs, SourceTrust trust) const
{
    if (m_newestMs == kNone || sourceMs >= m_newestMs || trust != m_trust)
        return true;
    return trust != SourceTrust::Sound && m_newestMs - sourceMs > kOvertakenMs;
}

bool SourceClock::isSetBack(std::int64_t arrivalMs) const
{
    return (!m_fine.holdsNewest && m_fine.lasts(arrivalMs, kFineLastsMs))
        || (!m_coarse.holdsNewest && m_coarse.lasts(arrivalMs, kCoarseLastsMs));
}

bool SourceClock::isOverdue(std::int64_t arrivalMs) const
{
    return m_heardMs != kNone && arrivalMs - m_heardMs > kDeafAtMostMs && !m_hurries;
}

std::int64_t SourceClock::Run::follow(std::int64_t nextMs, std::int64_t nextArrivalMs, std::int64_t toleranceMs)
{
    const bool isFirst = sourceMs == kNone;
    const std::int64_t aheadMs = isFirst ? 0 : (nextMs - sourceMs) - (nextArrivalMs - arrivalMs);
    if (isFirst || std::abs(aheadMs) > toleranceMs || nextArrivalMs < arrivalMs)
        *this = {nextMs, nextArrivalMs, false};
    return aheadMs;
}

} // namespace lineside
