// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/floods.h"

#include <algorithm>
#include <map>

namespace lineside {

namespace {

constexpr std::size_t kFloodEndsBelow = 5;
constexpr std::size_t kTopOfFlood = 5;

/// The window of ten minutes as it slides over the calls.
class FloodWatch
{
public:
    void setCount(std::int64_t timeMs, std::size_t count)
    {
        endUntil(timeMs);
        if (!m_isFlood && count > kFloodAbove) {
            m_floods.push_back({.startMs = timeMs});
            m_isFlood = true;
        }
        if (m_isFlood)
            m_floods.back().peak = std::max(m_floods.back().peak, count);
        if (count >= kFloodEndsBelow)
            m_quietSince.reset();
        else if (!m_quietSince)
            m_quietSince = timeMs;
    }
    /// Ten minutes of quiet have gone by at this time.
    void endUntil(std::int64_t timeMs)
    {
        if (!m_isFlood || !m_quietSince || *m_quietSince + kTenMinutesMs > timeMs)
            return;
        m_floods.back().endMs = *m_quietSince + kTenMinutesMs;
        m_isFlood = false;
    }
    [[nodiscard]] std::vector<AlarmFlood> take() { return std::move(m_floods); }

private:
    std::vector<AlarmFlood> m_floods;
    std::optional<std::int64_t> m_quietSince;
    bool m_isFlood = false;
};

std::span<const AlarmCall> between(std::span<const AlarmCall> calls, std::int64_t fromMs, std::int64_t toMs)
{
    const auto first = std::ranges::lower_bound(calls, fromMs, {}, &AlarmCall::timeMs);
    const auto last = std::ranges::lower_bound(calls, toMs, {}, &AlarmCall::timeMs);
    return first < last ? std::span(first, last) : std::span<const AlarmCall>();
}

void describe(AlarmFlood &flood, std::span<const AlarmCall> calls, const std::vector<AlarmKey> &alarms,
              std::int64_t endMs)
{
    const auto of = between(calls, flood.startMs - kTenMinutesMs + 1, flood.endMs.value_or(endMs));
    flood.count = of.size();
    flood.first = alarms[of.front().alarm];
    flood.firstMs = of.front().timeMs;
    flood.inFirstTenMinutes = between(of, of.front().timeMs, of.front().timeMs + kTenMinutesMs).size();
    flood.topFive = mostFrequent(of, alarms, kTopOfFlood);
}

} // namespace

// At each moment at which the window changes: a call enters, and leaves ten minutes later.
std::vector<AlarmFlood> floodsOf(std::span<const AlarmCall> calls, const std::vector<AlarmKey> &alarms,
                                 std::int64_t endMs, std::size_t &maximumRate)
{
    FloodWatch watch;
    std::size_t left = 0;
    std::size_t entered = 0;
    while (left < calls.size()) {
        const std::int64_t nextLeaves = calls[left].timeMs + kTenMinutesMs;
        const std::int64_t now = entered < calls.size() ? std::min(nextLeaves, calls[entered].timeMs) : nextLeaves;
        if (now >= endMs)
            break;
        while (left < entered && calls[left].timeMs + kTenMinutesMs <= now)
            ++left;
        while (entered < calls.size() && calls[entered].timeMs <= now)
            ++entered;
        maximumRate = std::max(maximumRate, entered - left);
        watch.setCount(now, entered - left);
    }
    watch.endUntil(endMs);
    auto floods = watch.take();
    for (AlarmFlood &flood : floods)
        describe(flood, calls, alarms, endMs);
    return floods;
}

std::vector<CountedAlarm> mostFrequent(std::span<const AlarmCall> calls, const std::vector<AlarmKey> &alarms,
                                       std::size_t most)
{
    std::map<std::uint32_t, std::size_t> counts;
    for (const AlarmCall &call : calls)
        ++counts[call.alarm];
    std::vector<CountedAlarm> all;
    for (const auto &[alarm, count] : counts)
        all.push_back({alarms[alarm], count});
    std::ranges::sort(all, [](const CountedAlarm &a, const CountedAlarm &b) {
        return a.count != b.count ? a.count > b.count : a.key < b.key;
    });
    all.resize(std::min(most, all.size()));
    return all;
}

} // namespace lineside
