// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/horn.h"

#include <algorithm>

namespace lineside {

namespace {

constexpr std::size_t kFloodFrom = 11;
constexpr std::size_t kQuietBelow = 5;

} // namespace

void CallRate::add(std::int64_t monotonicMs)
{
    moveTo(monotonicMs / 1000);
    ++m_calls[static_cast<std::size_t>(m_second) % m_calls.size()];
    ++m_count;
    judge();
}

void CallRate::tick(std::int64_t monotonicMs)
{
    moveTo(monotonicMs / 1000);
    judge();
}

/// The seconds that leave the window.
void CallRate::moveTo(std::int64_t second)
{
    const auto length = static_cast<std::int64_t>(m_calls.size());
    for (std::int64_t next = std::max(m_second + 1, second - length + 1); next <= second; ++next) {
        std::uint32_t &calls = m_calls[static_cast<std::size_t>(next % length)];
        m_count -= calls;
        calls = 0;
    }
    m_second = std::max(m_second, second);
}

void CallRate::judge()
{
    const auto length = static_cast<std::int64_t>(m_calls.size());
    m_isFlood = m_isFlood || m_count >= kFloodFrom;
    if (m_count >= kQuietBelow)
        m_quietSince.reset();
    else if (!m_quietSince)
        m_quietSince = m_second;
    else if (m_second - *m_quietSince >= length)
        m_isFlood = false;
}

void Horn::restore(const std::vector<Alarm> &alarms, std::int64_t now)
{
    for (const Alarm &alarm : alarms)
        note(alarm);
    beginBurst(now);
    judge(now);
}

void Horn::step(const AlarmTransition &step, std::int64_t now)
{
    note(step.alarm);
    if (step.calls) {
        const bool wasFlood = m_rate.isFlood();
        m_rate.add(now);
        const bool counts
            = step.alarm.priority >= (wasFlood ? std::max(m_settings.from, Priority::High) : m_settings.from);
        if (counts && m_silence && step.alarm.priority >= m_silence->level)
            m_silence.reset();
        if (counts && !m_silence)
            beginBurst(now);
    }
    judge(now);
}

bool Horn::silence(std::int64_t now)
{
    const auto level = worst();
    if (!level && !m_testUntil)
        return false;
    m_testUntil.reset();
    if (level)
        m_silence = Silence{*level, now};
    judge(now);
    return true;
}

void Horn::test(std::int64_t now)
{
    m_testUntil = now + kTest.count();
    judge(now);
}

void Horn::tick(std::int64_t now)
{
    m_rate.tick(now);
    judge(now);
}

/// Was told, and nobody has seen it.
bool Horn::waits(const Alarm &alarm) const
{
    return m_settings.isOn && alarm.called && !alarm.acknowledged && alarm.isTold() && alarm.priority >= m_settings.from
        && alarm.isListed();
}

void Horn::note(const Alarm &alarm)
{
    const auto known = m_waiting.find(alarm.key);
    if (known != m_waiting.end()) {
        --m_counts[static_cast<std::size_t>(known->second)];
        m_waiting.erase(known);
    }
    if (!waits(alarm))
        return;
    m_waiting.emplace(alarm.key, alarm.priority);
    ++m_counts[static_cast<std::size_t>(alarm.priority)];
}

std::optional<Priority> Horn::worst() const
{
    for (const Priority each : {Priority::Critical, Priority::High, Priority::Medium, Priority::Low})
        if (m_counts[static_cast<std::size_t>(each)] > 0)
            return each;
    return std::nullopt;
}

void Horn::judge(std::int64_t now)
{
    const auto level = worst();
    if (!level)
        m_silence.reset();
    if (m_silence && m_settings.again.count() > 0 && now - m_silence->since >= m_settings.again.count()) {
        m_silence.reset();
        beginBurst(now);
    }
    const bool isTold = m_rate.isFlood() && level && *level < Priority::High; // the burst that began it was for all
    if (!isTold && now - m_burstAt >= kBurstEvery.count())
        beginBurst(now);
    if (m_testUntil && now >= *m_testUntil)
        m_testUntil.reset();
    m_state.isWanted = level.has_value();
    m_state.isSilenced = m_silence.has_value();
    m_state.isTest = m_testUntil.has_value();
    m_state.isOn = m_state.isTest || (level && !m_silence && now - m_burstAt < kBurst.count());
    m_state.priority = level && !m_state.isTest ? *level : m_state.isTest ? Priority::Critical : Priority::Low;
}

} // namespace lineside
