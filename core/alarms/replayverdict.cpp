// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/replayverdict.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace lineside {

namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kOneEventMs = 60'000; // the longest off-delay there is to try
constexpr std::int64_t kStandsMs = 600'000;

/// Walks along the activations that are, and meets those there were.
class VerdictWalk
{
public:
    VerdictWalk(std::span<const AlarmSpell> after, std::chrono::milliseconds respondWithin)
        : m_after(after)
        , m_respondMs(respondWithin.count())
        , m_maxDelayMs(longestAddedDelay(respondWithin).count())
    {
    }

    void meet(const AlarmSpell &before, std::size_t index)
    {
        const bool isLong = before.lengthMs() > m_respondMs;
        if (isLong && before.startMs - m_longEndMs > kOneEventMs)
            m_eventMs = before.startMs;
        if (isLong)
            m_longEndMs = before.endMs;
        while (m_next < m_after.size() && m_after[m_next].endMs <= before.startMs)
            ++m_next;
        if (m_next == m_after.size() || m_after[m_next].startMs >= before.endMs) {
            m_verdict.vanished.push_back(index);
            m_verdict.lost += isLong ? 1 : 0;
            return;
        }
        told(m_after[m_next], before, isLong);
    }

    [[nodiscard]] ReplayVerdict take() { return std::move(m_verdict); }

private:
    void told(const AlarmSpell &by, const AlarmSpell &before, bool isLong)
    {
        const std::int64_t delayMs = std::max<std::int64_t>(by.startMs - before.startMs, 0);
        m_verdict.delaysMs.push_back(delayMs);
        m_verdict.late += isLong && delayMs > m_maxDelayMs ? 1 : 0;
        m_verdict.merged += m_toldBy == &by ? 1 : 0;
        m_verdict.lost += isLong && by.startMs < m_eventMs - m_respondMs ? 1 : 0;
        m_toldBy = &by;
    }

    std::span<const AlarmSpell> m_after;
    std::int64_t m_respondMs;
    std::int64_t m_maxDelayMs;
    std::size_t m_next = 0;
    std::int64_t m_eventMs = 0; // of the present row of long activations: its begin
    std::int64_t m_longEndMs = std::numeric_limits<std::int64_t>::min() / 2; // none yet
    const AlarmSpell *m_toldBy = nullptr;
    ReplayVerdict m_verdict;
};

std::size_t countStanding(std::span<const AlarmSpell> before, std::span<const AlarmSpell> after)
{
    std::size_t standing = 0;
    auto each = before.begin();
    for (const AlarmSpell &spell : after) {
        std::int64_t nothingMs = spell.lengthMs();
        each = std::find_if(each, before.end(), [&](const AlarmSpell &was) { return was.endMs > spell.startMs; });
        for (auto inside = each; inside != before.end() && inside->startMs < spell.endMs; ++inside)
            nothingMs -= std::min(inside->endMs, spell.endMs) - std::max(inside->startMs, spell.startMs);
        standing += nothingMs > kStandsMs && nothingMs > spell.lengthMs() / 2 ? 1 : 0;
    }
    return standing;
}

} // namespace

std::chrono::milliseconds longestAddedDelay(std::chrono::milliseconds respondWithin)
{
    return std::min<std::chrono::milliseconds>(respondWithin / 10, 60s);
}

ReplayVerdict judgeReplay(std::span<const AlarmSpell> before, std::span<const AlarmSpell> after,
                          std::chrono::milliseconds respondWithin)
{
    VerdictWalk walk(after, respondWithin);
    for (std::size_t i = 0; i < before.size(); ++i)
        walk.meet(before[i], i);
    ReplayVerdict verdict = walk.take();
    verdict.standing = countStanding(before, after);
    return verdict;
}

} // namespace lineside
