// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/liveflood.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace lineside {

namespace {

constexpr std::int64_t kFloodLookMs = 1000;

} // namespace

std::uint32_t LiveFlood::numberOf(const AlarmKey &key)
{
    const auto [known, isNew] = m_numbers.try_emplace(key, static_cast<std::uint32_t>(m_alarms.size()));
    if (isNew)
        m_alarms.push_back(key);
    return known->second;
}

void LiveFlood::call(const AlarmKey &key, std::int64_t timeMs)
{
    if (!m_calls.empty() && timeMs < m_calls.back().timeMs - kTenMinutesMs)
        m_calls.clear();
    const std::int64_t last = m_calls.empty() ? timeMs : m_calls.back().timeMs;
    m_calls.push_back({std::max(timeMs, last), numberOf(key)}); // source times need not rise
}

bool LiveFlood::tick(std::int64_t nowMs)
{
    const auto lookEvery = kFloodLookMs + static_cast<std::int64_t>(m_calls.size() / 4); // each look goes over all
    if (m_calls.empty() || std::abs(nowMs - m_lookedMs) < lookEvery)
        return false;
    m_lookedMs = nowMs;
    std::size_t most = 0;
    const auto floods = floodsOf(m_calls, m_alarms, nowMs + 1, most);
    const bool isOn = !floods.empty() && !floods.back().endMs;
    const auto before = std::exchange(m_present, isOn ? std::optional(floods.back()) : std::nullopt);
    if (!isOn)
        forget(nowMs);
    return before != m_present;
}

/// What no flood can count any more.
void LiveFlood::forget(std::int64_t nowMs)
{
    std::erase_if(m_calls, [nowMs](const AlarmCall &call) { return call.timeMs <= nowMs - kTenMinutesMs; });
    if (!m_calls.empty())
        return;
    m_alarms.clear();
    m_numbers.clear();
}

} // namespace lineside
